"""What people type, understood: numbers, dates and times, sums, counts, yes and no. Pure functions.

Each gives an `Understood`: the value with how it was understood, to be shown back, or a kind reason why not. Nothing
that can be meant in two ways is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.lazily import lazily

if TYPE_CHECKING:
    from letters.kit.typed.answer import Understood, is_unknown, yes_or_no
    from letters.kit.typed.counts import Count, count
    from letters.kit.typed.sums import duration, money, phone, whole
    from letters.kit.typed.times import day, moment

__all__ = [
    "Count",
    "Understood",
    "count",
    "day",
    "duration",
    "is_unknown",
    "moment",
    "money",
    "phone",
    "whole",
    "yes_or_no",
]

__getattr__ = lazily(
    __name__,
    {
        **dict.fromkeys(("Understood", "is_unknown", "yes_or_no"), ".answer"),
        **dict.fromkeys(("Count", "count"), ".counts"),
        **dict.fromkeys(("duration", "money", "phone", "whole"), ".sums"),
        **dict.fromkeys(("day", "moment"), ".times"),
    },
)
