"""Where an agent lives, their ID number, and what proves that they may act: “杭州市西湖区某某路3号，户口簿”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import pieces, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_ID: Final = re.compile(r"(?:身份证(?:号码?|号)?)?(?:是|[:：])?\s*(?P<value>\d{17}[0-9Xx])")
_PROOF: Final = re.compile("户口|出生|结婚证|证明|委托书|公证|身份证复印|监护")
_ADDRESS: Final = re.compile(
    r"(?:地址|住址|住在|住)?(?:是|[:：])?\s*(?P<value>[\u4e00-\u9fff]{2,}(?:省|市|区|县|镇|乡|村|路|街).*)"
)


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Address, ID number, proof."""
    values: dict[str, Any] = {}
    left: list[str] = []
    for piece in pieces(plain(text)):
        number, address = _ID.fullmatch(piece), _ADDRESS.fullmatch(piece)
        if number is not None:
            values["id_number"] = number["value"]
        elif _PROOF.search(piece):
            values["proof"] = "、".join(filter(None, (values.get("proof"), piece)))
        elif address is not None:
            values["address"] = address["value"]
        else:
            left.append(piece)
    return LineRead(values, "", "，".join(left))
