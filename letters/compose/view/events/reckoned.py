"""A count in words: never more than is known, and what is recorded never as one sum with what is reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.findings import Figure


def times(figure: Figure, unit: str = "次", *, after_verb: bool = False) -> str:
    """12次; 至少12次; 估计约20次; 估计至少20次; 已记录12次、另估计约20次.

    What is recorded and what is reckoned are never added up. After a verb: (又有)已记录的12次、另估计约20次.
    """
    recorded = f"{'至少' if figure.unknown else ''}{figure.recorded}{unit}" if figure.recorded else ""
    if not figure.estimated:
        return recorded
    is_least = figure.is_open or bool(figure.unknown and not figure.recorded)
    reckoned = f"估计{'至少' if is_least else '约'}{figure.estimated}{unit}"
    if not recorded:
        return reckoned
    return f"已记录{'的' if after_verb else ''}{recorded}、另{reckoned}"


def in_all(figure: Figure) -> str:
    """As `times`, for a sum that is told as one where it is one."""
    told = times(figure)
    return f"共{told}" if told and not figure.estimated else told
