"""What was paid and what they say is owed, in one line: “付了6期，最后一次8月12日；他们说一共要4495，违约金900不认”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from letters.collect.interview.readers.lease import claim, paid
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_THEIRS: Final = re.compile(
    "(?:他们|对方|平台|客服|催收的?|App|账单)[^，；。]{0,6}?(?:说|要|让|写|显示)|(?:现在|今天|一共|总共)要(?:我)?(?:付|还|交)?"
)


def read(text: str, today: date, state: InterviewState) -> LineRead:
    """Up to where the other side is quoted what was paid; from there on what they claim."""
    line = plain(text)
    theirs = _THEIRS.search(line)
    first, second = (line[: theirs.start()], line[theirs.start() :]) if theirs else (line, "")
    own = paid.read(first, today, state) if first.strip(" ，；。") else LineRead()
    if own.problem or not second:
        return own
    said = claim.read(second, today, state)
    told = "；".join(part for part in (own.told, said.told) if part)
    left = "，".join(part for part in (own.left, said.left) if part)
    return LineRead({**own.values, **said.values}, told, left)
