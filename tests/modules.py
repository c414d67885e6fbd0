"""The modules of the house as text and trees, read once for all tests that look through them."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING, Final

from letters.kit.bundled import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODULES: Final[tuple[Path, ...]] = tuple(sorted(PACKAGE.rglob("*.py")))


def names() -> Iterator[str]:
    """The name of each by which it is imported; without `__main__`, which then runs."""
    for path in MODULES:
        *packages, last = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if last != "__main__":
            yield ".".join(packages if last == "__init__" else [*packages, last])


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All of a module's tree, as `ast.walk` comes to it: the module itself is the first."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))))
