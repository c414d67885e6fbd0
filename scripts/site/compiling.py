"""Run by the browser's own Python (`inside.mjs`): which sources the site needs, without comments and docstrings.

/tree/in holds the folders `stdlib`, `packages` and `project`, /tree/told.json the modules to begin with and the data to
keep; what is needed comes to stand in /tree/out, in the same folders.
"""

import ast
import json
import sys
from importlib import import_module
from pathlib import Path

TREE = Path("/tree")
PARTS = ("stdlib", "packages", "project")
WHOLE = ("_pyodide/", "pyodide/", "letters/ready/")  # the interpreter reads its own docstrings; the rest is compared


def main() -> None:
    """Read everything, and put what is needed beside it."""
    sys.path.insert(0, str(TREE / "program"))  # the sources of the project lie elsewhere in here
    reached = import_module("reached").reached
    told = json.loads((TREE / "told.json").read_text())
    places = {path.relative_to(TREE / "in" / part).as_posix(): path for part in PARTS for path in _files(part)}
    sources = {name: place.read_bytes() for name, place in places.items() if name.endswith((".py", ".pyi"))}
    needed, data = reached(sources, set(told["roots"])), set(told["data"])
    for name in sorted(needed | data):
        content = places[name].read_bytes()
        is_whole = name in data or name.startswith(WHOLE)
        _put(TREE / "out" / places[name].relative_to(TREE / "in"), content if is_whole else bare(content))


def bare(source: bytes) -> bytes:
    """The same module without what only people read."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and _is_told(
            node.body[:1]
        ):
            node.body[:1] = [] if len(node.body) > 1 else [ast.Pass()]
    return ast.unparse(tree).encode()


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
