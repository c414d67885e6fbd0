"""What one was made to sign, and where: “11月20日当面，写了欠条”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, MONTH, Rest, moment, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_HOW: Final = re.compile(
    "当面|在[^，。；]{1,12}?(?:家|单位|公司|店|车|学校|小区)(?:里|上)?(?:门口|楼下)?|在(?:门口|楼下)|微信(?:上)?|视频(?:里)?|电话(?:里)?"
)


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """When and how; what was signed is kept as it was typed."""
    line = plain(text).strip(" ，。")
    values: dict[str, Any] = {}
    rest = Rest(line)
    at = moment(line, today)
    if at is not None:
        values["on"] = at
        _, rest = rest.take(DAY if DAY.search(line) else MONTH)
    how, rest = rest.take(_HOW)
    if how is not None:
        values["how"] = how[0]
    return LineRead(values, "", rest.left())
