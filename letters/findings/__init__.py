"""What follows from a case by computation: `of(case, books, day)` gives all of it as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.lazily import lazily

if TYPE_CHECKING:
    from letters.findings.findings import Findings, of

__all__ = ["Findings", "of"]

__getattr__ = lazily(__name__, {"Findings": ".findings", "of": ".findings"})
