"""Who acts for the person: “张丽，女儿，13900000000” · “我是她妈妈孙玉兰 19900000032”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.case import form_word
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import Rest, pieces, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_PHONE: Final = re.compile(
    r"(?:电话|手机号?|号码)?(?:是|[:：])?\s*(?<!\d)(?P<value>1\d{2}[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-\d{7,8})(?!\d)"
)
_KIN: Final = re.compile(
    "(?:我)?(?:是)?(?:他|她|本人)?(?:的)?(?P<value>爸爸?|妈妈?|父亲|母亲|儿子|女儿|丈夫|妻子|老公|老婆|爱人|哥哥?|姐姐?|弟弟?|妹妹?|爷爷|奶奶|外公|外婆|姑姑|舅舅|叔叔|阿姨|亲戚|朋友|同事|同学|社工|志愿者|律师|法律工作者|老师)"
)
_NAME: Final = re.compile(r"(?:我叫|叫|姓名|名字)?(?:是|[:：])?(?P<value>(?!.*[没不未])[\u4e00-\u9fff]{2,4})")


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Name, relation and number; whether they act by law or by a paper is asked by itself."""
    values: dict[str, Any] = {}
    rest = Rest(plain(text))
    phone, rest = rest.take(_PHONE)
    if phone is not None:
        values["agent.phone"] = phone["value"]
    kin, rest = rest.take(_KIN)
    if kin is not None:
        values["agent.relation"] = form_word(kin["value"])
    left: list[str] = []
    for piece in (each for part in pieces(rest.text) for each in part.split()):
        found = _NAME.fullmatch(piece)
        if found is not None and "agent.name" not in values:
            values["agent.name"] = found["value"]
        elif piece not in ("我是", "我", "是"):
            left.append(piece)
    return LineRead(values, "", "，".join(left))
