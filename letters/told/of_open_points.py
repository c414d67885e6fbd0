"""What is open in a case, one point after the other, as it is told before it is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.listing import listed
from letters.kit.shell_words import command
from letters.told.of_cautions import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.desk import OpenPoint

LACKING = "－ 还缺："


def point_lines(point: OpenPoint, number: int, among: int) -> Iterator[str]:
    """What is open, where, for which letters, and what to do."""
    yield f"\n── 第{number}件，共{among}件 ──"
    if point.caution is None:
        yield f"{LACKING}{point.told}"
    else:
        yield f"{MARKS[point.caution.severity.name]}{point.told}"
        yield from (f"  在{place}" for place in dict.fromkeys(map(str, point.caution.places)))
    yield f"  关于：{listed(point.letters)}"
    if point.caution is not None:
        yield f"  → {point.caution.next}"


def settled_lines(settled: int, left: int, case: Path) -> Iterator[str]:
    """What came of it: how many were settled, stored where, and how to see to the others."""
    if settled:
        yield f"答好 {settled} 件，已经写进 {case}。"
    if left:
        yield f"还有 {left} 件可以以后再答：{command('check', case)}"
