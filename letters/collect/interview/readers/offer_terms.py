"""With what, within how many days, how to be reached: “工资，10天内答复，工作日10点到17点只打我本人电话”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import NUMBER, pieces, plain, whole

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_WITHIN: Final = re.compile(
    rf"(?P<number>{NUMBER})(?:个)?(?:天|日|工作日)(?:之)?(?:内|以内)?(?:书面)?(?:答复|回复|回信|给答复)?"
)
_SOURCE: Final = re.compile(
    "工资|收入|奖金|补助|低保|家里|亲戚|父母|配偶|老公|老婆|丈夫|妻子|打工|兼职|借|存款|退休金|卖"
)
_REACHED: Final = re.compile("电话|微信|短信|联系|打我|本人|工作日|点|上午|下午|周末|邮箱|邮件|书面")


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """The source of the money, the days to answer, the way and the hours to be reached."""
    values: dict[str, Any] = {}
    left: list[str] = []
    for piece in pieces(plain(text)):
        within = _WITHIN.fullmatch(piece)
        if within is not None and (number := whole(within["number"])) is not None:
            values["reply_within_days"] = number
        elif _REACHED.search(piece):
            values["contact"] = "，".join(filter(None, (values.get("contact"), piece)))
        elif _SOURCE.search(piece):
            values["source"] = "，".join(filter(None, (values.get("source"), piece)))
        else:
            left.append(piece)
    return LineRead(values, "", "，".join(left))
