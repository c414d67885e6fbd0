"""How an act counts its periods: what every deadline reads, so that no deadline says it for itself."""

from __future__ import annotations

from typing import Literal

from letters.kit.data_rows import Count, row
from letters.kit.refusals import RowError

SILENT = "silent"  # the act does not say


@row
class Counting:
    """The rules by which an act's periods run, as its file says under `[act.counting]`.

    `first_day`: whether the day that sets a period off is excluded. `rest_days`: whether the last day moves off a rest
    day. `posting`: whether what was posted in time (`sent`) or only what arrives in time (`arrives`) keeps a period.
    `working`: the numbers of days that mean working days in it (三日、五日 …) though their articles do not say so.
    Each may be "silent": then nothing is given away and nothing is taken for granted. `like` is the id of the act whose
    first three rules it takes over.
    """

    like: str = ""
    first_day: Literal["", "excluded", "silent"] = ""
    rest_days: Literal["", "move", "stay", "silent"] = ""
    posting: Literal["", "sent", "arrives", "silent"] = ""
    working: tuple[Count, ...] = ()

    def __post_init__(self) -> None:
        own = (self.first_day, self.rest_days, self.posting)
        if self.like and any(own):
            raise RowError("like 和自己的规则只写一样", "照另一部法的，只写 like 和 working")
        if not self.like and not all(own):
            raise RowError("期间怎么数没有写全", "写 first_day、rest_days、posting；法条没有写的写 silent")

    @property
    def moves(self) -> bool:
        """Whether the last day moves off a rest day."""
        return self.rest_days == "move"

    @property
    def may_move(self) -> bool:
        """Whether it is not known that the last day stays where it is."""
        return self.rest_days == SILENT


UNSAID = Counting(first_day="silent", rest_days="silent", posting="silent")
