"""What Typst is given to set pages: this computer's fonts, what a file says of itself, its parts as data."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from letters.kit.frozen import frozen
from letters.render.clean import clean
from letters.render.fonts import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typst

Value: TypeAlias = dict[str, Any]
"""A block as JSON has it: its `kind` and what letter.typ reads of that kind."""


@frozen
class About:
    """What the file says of the letter: its title, who signs it (or ""), and its own day."""

    title: str
    author: str
    day: dt.date

    @property
    def midnight(self) -> dt.datetime:
        """When the file says it was made: not when, but a time that is always the same."""
        return dt.datetime.combine(self.day, dt.time(), dt.UTC)


def inputs(parts: Sequence[Value], about: About) -> dict[str, str]:
    """What letter.typ is given: each part with its `layout` and `blocks`. Raises UsageError without a Chinese font."""
    volume = {
        "title": clean(about.title),
        "author": clean(about.author),
        "day": [about.day.year, about.day.month, about.day.day],
        "fonts": chosen(fonts_of().families),
        "fronts": len(parts) > 1 and not any("running" in part for part in parts),
        "parts": list(parts),
    }
    return {"volume": json.dumps(volume, ensure_ascii=False)}


@frozen
class Fonts:
    """The fonts of a computer, and the names of their families."""

    fonts: typst.Fonts
    families: tuple[str, ...]


@cache
def fonts_of() -> Fonts:
    """The fonts, looked for once."""
    import typst

    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    return Fonts(fonts, tuple(fonts.families()))
