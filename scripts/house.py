"""The package as text and trees, and one line of the table that measures it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: what was measured, the value, the mark, and whether the mark is met."""

    point: str
    value: str
    mark: str
    met: bool


class House:
    """The package as text and trees, read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = sorted((root / "letters").rglob("*.py"))

    @cached_property
    def texts(self) -> dict[str, str]:
        """Each module's source by its path from the root."""
        return {path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8") for path in self.files}

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Each module's tree by its path."""
        return {name: ast.parse(text) for name, text in self.texts.items()}

    def functions(self) -> Sequence[tuple[str, Function]]:
        """Every function with its module's path."""
        return self._functions

    @cached_property
    def _functions(self) -> list[tuple[str, Function]]:
        nodes = ((name, node) for name, tree in self.trees.items() for node in ast.walk(tree))
        return [(name, node) for name, node in nodes if isinstance(node, Function)]

    @property
    def templates(self) -> list[Path]:
        """Every template and piece."""
        return sorted((self.root / "templates").rglob("*.html"))


def lines_of(node: Function) -> int:
    """How many lines a function's body has, its docstring left out."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 1


def documented(house: House) -> list[tuple[str, ast.ClassDef | Function]]:
    """Every public class and function, with where it stands."""
    found: list[tuple[str, ast.ClassDef | Function]] = []
    for name, tree in house.trees.items():
        holders: list[ast.Module | ast.ClassDef] = [tree]
        holders += [node for node in tree.body if isinstance(node, ast.ClassDef)]
        for holder in holders:
            for node in holder.body:
                if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and node.name[0] != "_":
                    found.append((f"{name}:{node.lineno} {node.name}", node))  # noqa: PERF401  three loops deep
    return found
