"""Draw docs/speed.svg from what `python -m benchmarks warm` printed: `python -m scripts.speed RESULTS.md`.

One bar for each maker on a logarithmic scale, with its time; the numbers are those of the table, nothing is measured.
"""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from scripts.run import ROOT

TARGET = ROOT / "docs" / "speed.svg"
ROW = re.compile(r"^\| (?P<maker>[^|]+?) \| (?P<ms>[\d,.]+) \|", re.MULTILINE)
BAR, GAP, LEFT, WIDTH, RIGHT = 20, 8, 420, 400, 90  # pixels
OURS, OTHERS = "#1f4e79", "#9aa5b1"


class Row(NamedTuple):
    """A maker of letters and its time, in milliseconds a letter."""

    maker: str
    ms: float


def rows(printed: str) -> tuple[Row, ...]:
    """The makers of a printed table, in its order. Raises ValueError where there is none."""
    found = tuple(Row(row["maker"], float(row["ms"].replace(",", ""))) for row in ROW.finditer(printed))
    if not found:
        raise ValueError("no table of makers and milliseconds in what was printed")
    return found


def picture(table: tuple[Row, ...]) -> str:
    """The table as an SVG picture."""
    low = math.log10(min(row.ms for row in table)) - 0.2
    span = math.log10(max(row.ms for row in table)) - low
    height = len(table) * (BAR + GAP) + GAP
    drawn = "".join(_bar(row, GAP + number * (BAR + GAP), low, span) for number, row in enumerate(table))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + RIGHT} {height}" role="img"'
        f' font-family="sans-serif" font-size="13"><title>Milliseconds a letter, logarithmic scale</title>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{drawn}</svg>\n'
    )


def _bar(row: Row, top: int, low: float, span: float) -> str:
    long = max(2, round((math.log10(row.ms) - low) / span * WIDTH))
    colour = OURS if row.maker.startswith("letters") else OTHERS
    base = top + BAR - 5
    return (
        f'<text x="{LEFT - 8}" y="{base}" text-anchor="end" fill="#222222">{escape(row.maker)}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{long}" height="{BAR}" fill="{colour}"/>'
        f'<text x="{LEFT + long + 6}" y="{base}" fill="#222222">{row.ms:,.2f} ms</text>'
    )


def main() -> None:
    """Draw from a file, or from standard input."""
    printed = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else sys.stdin.read()
    TARGET.write_text(picture(rows(printed)), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: drawn")


if __name__ == "__main__":
    main()
