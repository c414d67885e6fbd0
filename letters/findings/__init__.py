"""What follows from a case by computation: `of(case, books, day)` gives all of it as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.findings.findings import Findings, of

__all__ = ["Findings", "of"]


def __getattr__(name: str) -> object:
    """Read when first asked for: most commands need one module of it."""
    if name not in __all__:
        raise AttributeError(name)
    from letters.findings import findings

    return getattr(findings, name)
