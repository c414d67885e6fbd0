"""What is known of somebody who was contacted: “没担保，号码是我下单填的，不愿意写名字”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import Rest, pieces, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_PHONE: Final = re.compile(
    r"(?:电话|手机号?|号码)?(?:是|[:：])?\s*(?<!\d)(?P<value>1\d{2}[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-\d{7,8})(?!\d)"
)
_NEVER: Final = "(?:没有?|不是|未|从来没|没给)"
_FACTS: Final = (
    ("is_guarantor", re.compile("担保"), re.compile(f"{_NEVER}[^，]*担保|担保[^，]*{_NEVER}")),
    (
        "given_by_complainant",
        re.compile("(?:我|下单|当时|自己)[^，]*(?:给|填|留|写|告诉)|紧急联系人|通讯录里"),
        re.compile(f"{_NEVER}[^，]*(?:给|填|留|写|告诉)(?:过)?|不是我(?:给|填|留|告诉)"),
    ),
    ("adult", re.compile("成年|满(?:了)?十八|满(?:了)?18"), re.compile("未成年|没成年|没有?满|不满")),
)
_WILLING: Final = re.compile("(?:愿意|同意|可以|肯)(?:写|作证|出面)?")
_UNWILLING: Final = re.compile("(?:(?<!愿)不愿意?|(?<!意)不同意|不肯|不想|不要写|别写|不能写)")
_TO_ALL: Final = re.compile("(?:都|谁都|全部|所有)(?:人)?(?:可以|行|同意|愿意)|写给谁都")
_NOT_ASKED: Final = re.compile("没(?:有)?问过?|还没问|不知道|不清楚")
_NAME: Final = re.compile(r"(?:他叫|她叫|名字|姓名|叫)?(?:是|[:：])?(?P<value>(?!.*[没不未都])[\u4e00-\u9fff]{2,4})")
_IDLE: Final = re.compile("(?:他|她|都|的|也|了|名字|号码|写|是)*")


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Guarantor or not, who gave the number, whether they agree to be named; nobody is named who was not asked."""
    values: dict[str, Any] = {}
    left: list[str] = []
    phone, rest = Rest(plain(text)).take(_PHONE)
    for piece in (each for part in pieces(rest.text) for each in part.split()):
        found = _facts(piece)
        name = _NAME.fullmatch(piece)
        if found is not None:
            values |= found
        elif name is not None and "name" not in values:
            values["name"] = name["value"]
        elif not _IDLE.fullmatch(piece):
            left.append(piece)
    if phone is not None:
        values["phone"] = phone["value"]
    return LineRead(values, "", "，".join(left))


def _facts(piece: str) -> dict[str, Any] | None:
    """What a piece says; nothing of what was not asked; None where it speaks of none of it."""
    is_open = _NOT_ASKED.search(piece) is not None
    if not is_open and _UNWILLING.search(piece):
        return {"consents_to": "nobody"}
    found: dict[str, Any] = {
        name: not denied.search(piece) for name, about, denied in _FACTS if _names(about, denied, piece)
    }
    if not is_open and _WILLING.search(piece):
        found["consents_to"] = "all" if _TO_ALL.search(piece) else "police_and_court"
    return found or ({} if is_open else None)


def _names(about: re.Pattern[str], denied: re.Pattern[str], piece: str) -> bool:
    return bool(about.search(piece) or denied.search(piece))
