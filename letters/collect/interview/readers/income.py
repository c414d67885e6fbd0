"""What comes in each month: “3200” · “没有收入” · “一般3000，少的月份1500”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import SUM, Rest, amount, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_NONE: Final = re.compile("(?:现在|目前)?(?:没有?|无)(?:任何)?(?:收入|工资|经济来源)?")
_LEAST: Final = re.compile(rf"(?:最少|少)(?:的)?(?:月份|时候|时|那个?月)*(?:只有?|是|有|[:：])*(?P<sum>{SUM})")
_USUAL: Final = re.compile(rf"(?:现在|每个?月|到手|一般|平时|工资|收入|大概|是|有|[:：])*(?P<sum>{SUM})")
_IDLE: Final = re.compile("(?:每个?月|元|左右|的)*")


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """The usual income, and that of the leanest month where it is not always the same."""
    line = plain(text).strip(" ，。")
    if _NONE.fullmatch(line):
        return LineRead({"income": []}, "没有收入")
    least, rest = Rest(line).take(_LEAST)
    usual, rest = rest.take(_USUAL)
    value = amount(usual["sum"]) if usual else None
    lowest = amount(least["sum"]) if least else None
    if value is None:
        return LineRead(left=line)
    row: dict[str, Any] = {"item": "收入", "amount": value} | ({"least": lowest} if lowest is not None else {})
    told = f"每月 {value:,} 元" + (f"，最少的月份 {lowest:,} 元" if lowest is not None else "")
    return LineRead({"income": [row]}, told, rest.left(_IDLE))
