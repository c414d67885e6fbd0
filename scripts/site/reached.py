"""Which modules a program may ever import, read from its sources without running them."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


def imports(source: bytes, package: str) -> list[str]:
    """What a module of this package imports, by whole names.

    Imports in functions count: they may happen. Those that only a type checker follows do not.
    """
    finder = _ImportFinder(package)
    finder.visit(parsed(source))
    return finder.found


def reached(
    files: Mapping[str, bytes], roots: set[str], imports: Callable[[bytes, str], Iterable[str]] = imports
) -> set[str]:
    """The modules among `files` (paths such as `json/decoder.py`) that those named in `roots` lead to.

    `imports` says what a source imports that stands in a package.
    """
    modules = {_module(name): name for name in files if name.endswith(".py")}
    found: set[str] = set()
    waiting = _led_to(roots, modules)
    while waiting:
        found |= waiting
        texts = [each for name in waiting for each in _texts(files, modules[name], name)]
        waiting = _led_to((name for each in texts for name in imports(*each)), modules) - found
    return {modules[name] for name in found}


def _led_to(names: Iterable[str], modules: Mapping[str, str]) -> set[str]:
    """The modules that these names lead to, with the packages that hold them."""
    return {module for name in names for module in _known(name, modules)}


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _known(name: str, modules: Mapping[str, str]) -> Iterator[str]:
    """The module and the packages that hold it, as far as they are there."""
    steps = name.split(".")
    return (each for number in range(len(steps)) if (each := ".".join(steps[: number + 1])) in modules)


def _texts(files: Mapping[str, bytes], path: str, module: str) -> Iterator[tuple[bytes, str]]:
    """What says what a module imports, each with the package that it stands in."""
    package = module if path.endswith("/__init__.py") else module.rpartition(".")[0]
    # of a package with a lazy door the stub says what is behind it
    return ((files[each], package) for each in (path, path.removesuffix(".py") + ".pyi") if each in files)


@cache
def parsed(source: bytes) -> ast.Module:
    """The tree of a module, made once for all who read it: in a browser's Python it takes long."""
    return ast.parse(source)


class _ImportFinder(ast.NodeVisitor):
    """Collects what is imported, but for type checking."""

    def __init__(self, package: str) -> None:
        self._package = package
        self.found: list[str] = []

    def visit_If(self, node: ast.If) -> None:
        """Leave out what stands under TYPE_CHECKING."""
        if not any(_is_type_checking(each) for each in ast.walk(node.test)):
            self.generic_visit(node)
        else:
            for each in node.orelse:
                self.visit(each)

    def generic_visit(self, node: ast.AST) -> None:
        """Follow statements alone: no expression imports."""
        for each in ast.iter_child_nodes(node):
            if not isinstance(each, ast.expr):
                self.visit(each)

    def visit_Import(self, node: ast.Import) -> None:
        """`import a.b`."""
        self.found.extend(alias.name for alias in node.names)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """`from a import b`, where b may be a module; a leading dot starts at the package."""
        above = self._package.split(".")[: len(self._package.split(".")) - node.level + 1] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        self.found.append(base)
        self.found.extend(f"{base}.{alias.name}" for alias in node.names)


def _is_type_checking(node: ast.AST) -> bool:
    return "TYPE_CHECKING" in (getattr(node, "id", ""), getattr(node, "attr", ""))
