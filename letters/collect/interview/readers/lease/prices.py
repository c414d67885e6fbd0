"""What else was asked for: “官网5999元，服务费399，碎屏险199，押金500，买断价2599”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.readers.lease import contract_terms
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import SUM, Rest, amount, pieces, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_OFFICIAL: Final = re.compile(
    rf"^(?P<where>[^，]*?(?:官网|官方|旗舰店|京东|天猫|商城|门店|专卖店)[^，]*?)(?:卖|价|售价|要|是|[:：])*(?P<sum>{SUM})$"
)
_FEE: Final = re.compile(
    rf"^(?P<name>[\u4e00-\u9fff]{{1,12}}?(?:费|险|保险|会员|服务))(?:收了?|是|[:：])*(?P<sum>{SUM})$"
)


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """The price it sells for and where that was seen, fees by name, deposit and the price to keep it."""
    values: dict[str, Any] = {}
    fees: list[dict[str, Any]] = []
    left: list[str] = []
    for piece in pieces(plain(text).replace("、", "，")):
        official, fee = _OFFICIAL.match(piece), _FEE.match(piece)
        terms = contract_terms.terms(Rest(piece)).values
        if official is not None and (value := amount(official["sum"])) is not None:
            values |= {"official_price": value, "price_source": official["where"]}
        elif fee is not None and (value := amount(fee["sum"])) is not None:
            fees.append({"name": fee["name"], "amount": value})
        elif terms:
            values |= terms
        else:
            left.append(piece)
    return LineRead(values | ({"fees": fees} if fees else {}), "", "，".join(left))
