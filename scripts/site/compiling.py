"""Run by the browser's own Python (`inside.mjs`): which sources the site needs, without comments and docstrings.

/tree/in holds the folders `stdlib`, `packages` and `project`, /tree/told.json the modules to begin with and the data to
keep; what is needed comes to stand in /tree/out, in the same folders. /tree/read.json, where it is there, is what an
earlier build read of its sources; it becomes what this one did.
"""

import ast
import gc
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

TREE = Path("/tree")
PARTS = ("stdlib", "packages", "project")
WHOLE = ("_pyodide/", "pyodide/", "letters/ready/")  # the interpreter reads its own docstrings; the rest is compared


def main() -> None:
    """Read everything, and put what is needed beside it."""
    gc.disable()  # the trees of all modules stay to the end: to look through them again and again takes a fifth longer
    sys.path.insert(0, str(TREE / "program"))  # the sources of the project lie elsewhere in here
    program = import_module("reached")
    told = json.loads((TREE / "told.json").read_text())
    places = {path.relative_to(TREE / "in" / part).as_posix(): path for part in PARTS for path in _files(part)}
    sources = {name: place.read_bytes() for name, place in places.items() if name.endswith((".py", ".pyi"))}
    read = Read(TREE / "read.json")

    def imports(source: bytes, package: str) -> list[str]:
        names: list[str] = read.once(f"imports {package}", source, lambda: program.imports(source, package))
        return names

    needed, data = program.reached(sources, set(told["roots"]), imports), set(told["data"])
    for name in sorted(needed | data):
        content = places[name].read_bytes()
        if name not in data and not name.startswith(WHOLE):
            content = read.once("bare", content, partial(_bare, program.parsed, content)).encode()
        _put(TREE / "out" / places[name].relative_to(TREE / "in"), content)
    read.keep()


class Read:
    """What was read of sources: to read one takes this Python long, and says the same each time."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._before = json.loads(place.read_text()) if place.exists() else {}
        self._now: dict[str, Any] = {}

    def once(self, what: str, source: bytes, make: Callable[[], Any]) -> Any:
        """What `make` says of a source, which an earlier build may have asked already."""
        key = sha256(f"{what}\0".encode() + source).hexdigest()
        self._now[key] = self._before[key] if key in self._before else make()
        return self._now[key]

    def keep(self) -> None:
        """Leave it to the next build."""
        self._place.write_text(json.dumps(self._now))


def _bare(parsed: Callable[[bytes], ast.Module], source: bytes) -> str:
    return bare(parsed(source)).decode()


def bare(tree: ast.Module) -> bytes:
    """The module without what only people read."""
    for node in statements(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and _is_told(
            node.body[:1]
        ):
            node.body[:1] = [] if len(node.body) > 1 else [ast.Pass()]
    return ast.unparse(tree).encode()


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """A module and all statements in it; no expression holds one."""
    yield node
    for each in ast.iter_child_nodes(node):
        if not isinstance(each, ast.expr):
            yield from statements(each)


def _is_told(first: list[ast.stmt]) -> bool:
    """Whether a body begins with a docstring."""
    return any(
        isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant) and isinstance(each.value.value, str)
        for each in first
    )


def _files(part: str) -> list[Path]:
    return sorted(path for path in (TREE / "in" / part).rglob("*") if path.is_file())


def _put(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


if __name__ == "__main__":
    main()
