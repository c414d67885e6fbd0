"""What is read once more before letters are made: three things a person ticks, which are no facts and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from letters.desk.ending.proposed import Ending

TICKS = {
    "figures": "次数和日期对",
    "words": "原话一字不差",
    "hidden": "没写我不愿意让对方知道的",
}
NONE_CHOSEN = "还没有选写哪几份。在上面点“要这份”，选好了再生成"
ALL_SHUT = "选的几份现在都不能写。先把上面拦住它们的处理好，再生成"


def left_before_making(seen: Ending, ticked: Collection[str]) -> str:
    """What is still missing before the letters that are wanted are made, in kind words; "" where nothing is."""
    if not seen.wanted:
        return NONE_CHOSEN
    if all(one.stops for one in seen.wanted):
        return ALL_SHUT
    left = [f"“{label}”" for tick, label in TICKS.items() if tick not in ticked]
    return f"还差{listed(left)}。再看一眼文书，是这样就打勾；不着急" if left else ""
