"""The ways to leave a question: not known, later, nothing there, or not to be said; and being too tired to go on."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from letters.collect.interview import script
from letters.collect.interview.asking.questions import QuestionKind
from letters.collect.interview.words.spoken import is_skip
from letters.kit import typed

if TYPE_CHECKING:
    from letters.collect.interview.asking.questions import QuestionField

_NOTHING = (
    QuestionKind.TEXT,
    QuestionKind.STORY,
    QuestionKind.NUMBER,
    QuestionKind.COUNT,
    QuestionKind.MONEY,
)  # where 没有 says that there is none


class Passing(Enum):
    """What it means that a question is left."""

    NOT_KNOWN = "不清楚"
    LATER = "以后再答"
    NOTHING = "没有"
    NOT_SAID = "不写"


_MEANT = "如果这几个字就是您要写进去的，请加上引号再写一遍。"
STOP_HERE = f"""\
要先停在这里吗？答过的都已经存好：写“退出”就停下，下次接着答；只放下这一题，写“以后再答”。
{_MEANT}"""
"""What is asked of somebody who is too tired to go on: their words never become an account."""
_WAYS = {
    typed.Passing.UNKNOWN: Passing.NOT_KNOWN,
    typed.Passing.LATER: Passing.LATER,
    typed.Passing.NOTHING: Passing.NOTHING,
    typed.Passing.DECLINED: Passing.NOT_SAID,
}


def passing(text: str, *, nothing: bool) -> Passing | None:
    """How a question is left by this answer, or None for one that says something; where `nothing`, 没有 leaves it."""
    if not text.strip():
        return Passing.LATER
    if is_skip(text, nothing=nothing):
        way = typed.passing(text)
        return Passing.NOT_SAID if way is None else _WAYS.get(way, Passing.NOT_SAID)
    return None


def left_by(asked: QuestionField, text: str, *, several: bool = False) -> Passing | None:
    """How this question is left by an answer; to one of yes and no 没有 is an answer, and so is every choice."""
    if any(typed.narrow(each.label) == typed.narrow(text) for each in asked.choices):
        return None
    if asked.kind is QuestionKind.YES_NO and typed.yes_or_no(text).value is not None:
        return None
    return passing(text, nothing=several or (asked.kind in _NOTHING and not asked.none_is_zero))


def asked_first(text: str) -> str:
    """What is said to an answer that only tells that one is too tired to go on, or in despair; "" for any other."""
    way = typed.passing(text)
    if way is typed.Passing.DESPAIR:
        return f"{_not_alone()}\n{_MEANT}"
    return STOP_HERE if way is typed.Passing.WEARY else ""


def _not_alone() -> str:
    """What the first question says to those who may harm themselves."""
    choices = script.data().put("safety.now").choices
    return next(each.say for each in choices if each.value == "self")
