"""Words that somebody wrote or said: the one thing that quotation marks may hold in a letter."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """Words as they were written or said. Only the views make one, of what the case file keeps as such.

    A template prints it through the filter `quoted`, which takes nothing else; a name, a label or what was told in the
    person's own words never becomes one.
    """

    words: str


def said(words: str | None) -> Said | None:
    """The words as such; None for none."""
    return Said(words) if words else None
