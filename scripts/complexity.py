"""Cyclomatic complexity as radon counts it: comprehensions, conditions and `and` count, which ruff's C901 leaves out.

    python -m scripts.complexity        every block over the mark, worst first

A block over the mark shuts the gate, unless it stands in `complexity.txt` beside this file. That list may only shrink:
a line that names nothing over the mark shuts the gate too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from radon.complexity import cc_visit

from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST: Final = 10
"""The highest complexity that radon calls B."""

FOLDERS: Final = ("letters", "scripts")
ALLOWED: Final = ROOT / "scripts" / "complexity.txt"


def over(root: Path = ROOT) -> dict[str, int]:
    """Each function, method and class over the mark, as `path:name`, with its complexity."""
    files = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py")))
    return {name: grade for path in files for name, grade in _blocks(path, root) if grade > MOST}


def _blocks(path: Path, root: Path) -> Iterator[tuple[str, int]]:
    place = path.relative_to(root).as_posix()
    for block in cc_visit(path.read_text(encoding="utf-8")):
        yield f"{place}:{block.fullname}", block.complexity


def allowed(listing: Path = ALLOWED) -> tuple[str, ...]:
    """The names that the list holds; none where there is no list."""
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.is_file() else []
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def faults(found: dict[str, int], listed: Iterable[str]) -> list[str]:
    """What shuts the gate: a block over the mark that is not listed, a line that is no longer needed.

    >>> faults({"letters/a.py:f": 12}, ["letters/a.py:g"])
    ['letters/a.py:f has complexity 12; at most 10', 'letters/a.py:g is not over 10: take it off complexity.txt']
    """
    names = list(listed)
    new = [f"{name} has complexity {grade}; at most {MOST}" for name, grade in found.items() if name not in names]
    done = [f"{name} is not over {MOST}: take it off {ALLOWED.name}" for name in names if name not in found]
    return [*new, *done]


if __name__ == "__main__":
    for block, grade in sorted(over().items(), key=lambda each: -each[1]):
        print(f"{grade:3} {block}")
