"""A chart as lines of plain text: label, number, bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from letters.render.charts import in_line, share, shown

if TYPE_CHECKING:
    from letters.render.blocks import Chart

LONGEST: Final = 20  # characters
FULL: Final = "█"
BELOW: Final = "░"  # a number below zero
LEAST: Final = "▏"  # a number too small for a whole character, and yet not nothing


def bar_lines(block: Chart) -> list[str]:
    """A line for every number, in columns; the bars come last, where a proportional font cannot upset them."""
    several = len(block.series) > 1
    lines = [
        (in_line(label), series.name if several else "", shown(block, value), _bar(share(block, value), value < 0))
        for place, label in enumerate(block.labels)
        for series in block.series
        if (value := series.values[place]) is not None
    ]
    wide = [max(_width(line[column]) for line in lines) for column in range(3)]
    return [
        "  ".join(filter(None, (_padded(label, wide[0]), _padded(name, wide[1]), _set_right(amount, wide[2]), bar)))
        for label, name, amount, bar in lines
    ]


def _bar(part: float, below: bool) -> str:
    return (BELOW if below else FULL) * round(part * LONGEST) or (LEAST if part else "")


def _width(text: str) -> int:
    """Columns of a terminal or a monospaced font: two for a Chinese character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _set_right(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text
