"""What is read once more before letters are made: three ticks of a person, which are no facts and in no case file.

left = left_before_making(seen, ticked)                 # "" once all three are ticked
checked = Checked(stored.version or "", today)          # what the ticks count for
made = write_checked(stored, desk, today, checked)      # the one way to the letters that leave the page
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.desk.opening import open_case
from letters.desk.writing.writing import write_wanted
from letters.errors import UncheckedError
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from letters.desk.bench import Desk
    from letters.desk.ending.proposed import Ending
    from letters.desk.keeping.store import Stored
    from letters.desk.writing.writing import Writing

TICKS = {
    "figures": "次数和日期对",
    "words": "原话一字不差",
    "hidden": "没写我不愿意让对方知道的",
}
NONE_CHOSEN = "还没有选写哪几份。在上面点“要这份”，选好了再生成"
ALL_SHUT = "选的几份现在都不能写。先把上面拦住它们的处理好，再生成"
UNCHECKED = ("这几份还没有念过一遍", "看一眼文书，三样都对就打勾，然后就能打印、拷走")


class Checked(NamedTuple):
    """What ticks count for: the version of the case they were given for, and the day that its letters bore."""

    version: str
    on: date


def left_before_making(seen: Ending, ticked: Collection[str]) -> str:
    """What is still missing before the letters that are wanted are made, in kind words; "" where nothing is."""
    if not seen.wanted:
        return NONE_CHOSEN
    if all(one.stops for one in seen.wanted):
        return ALL_SHUT
    left = [f"“{label}”" for tick, label in TICKS.items() if tick not in ticked]
    return f"还差{listed(left)}。再看一眼文书，是这样就打勾；不着急" if left else ""


def write_checked(stored: Stored, at: Desk, today: date, checked: Checked | None) -> Writing:
    """The letters that the person said yes to, to be handed out in whatever form; nothing is stored.

    Raises UncheckedError where they were not ticked as they stand, CaseError as `open_case`.
    """
    if checked != Checked(stored.version or "", today):  # another version or day is another letter
        raise UncheckedError(*UNCHECKED)
    return write_wanted(open_case(stored.text, today), at)
