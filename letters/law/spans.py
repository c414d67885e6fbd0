"""What holds on a day, worked out once for all the days between two changes."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from letters.law.provision import Provision


@frozen
class Spans:
    """Some provisions over time: from `starts[n]` until the day before the next start, `held[n]` hold."""

    starts: tuple[date, ...]
    held: tuple[tuple[Provision, ...], ...]

    def on(self, day: date) -> tuple[Provision, ...]:
        """What holds on that day: the same tuple on every day of a span."""
        return self.held[bisect_right(self.starts, day) - 1]


def spans_of(provisions: Iterable[Provision], holds: Callable[[Provision, date], bool], turn: date = date.min) -> Spans:
    """The spans of what `holds`, which may change on the days that the provisions name and on `turn` only."""
    every = tuple(provisions)
    ends = {provision.version.repealed_on for provision in every} - {None}
    starts = sorted({date.min, turn, *(provision.since for provision in every), *filter(None, ends)})
    held = (tuple(provision for provision in every if holds(provision, start)) for start in starts)
    return Spans(tuple(starts), tuple(held))
