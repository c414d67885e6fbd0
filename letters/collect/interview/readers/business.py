"""Who is on the other side: “人人趣租，公司全称不知道，扣款显示人人趣租-租金” · “某某科技有限公司，App叫租好机”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.case import UNKNOWN
from letters.collect.interview.line_read import LineRead
from letters.collect.interview.pieces import pieces, plain
from letters.kit.typed import is_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.collect.interview.state import InterviewState

_COMPANY: Final = re.compile(
    r"(?P<name>[^\s，,；;：:“”\"]{2,40}?(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|经营部|商行|事务所|合作社|个体工商户|合伙企业))"
)
_LEAD: Final = re.compile(
    "^(?:公司(?:的)?(?:全称|名称|名字|名)?|全称|名称|合同上(?:写)?的?(?:公司|名称|名字)?|执照上(?:写)?的?|出租方|平台)(?:是|叫|写的是|为|[:：])*"
)
_PAYEE: Final = re.compile(
    "(?:收款(?:方|人|户名|账户|商户)?|扣款(?:方|户名|商户|记录)?|钱(?:是)?(?:付|转|打)给了?|账单(?:里|上)?)(?:显示|写)?(?:的)?(?:是|为|叫|[:：])*(?P<name>.+)"
)
_BRAND: Final = re.compile(
    "^(?:在|用的?|(?:(?:租机)?(?:App|APP|app|小程序|平台|店铺?|网站))?(?:的?名字?)?(?:是|叫做?|名|[:：])*)*(?P<name>.+)$"
)
_NO_NAME: Final = re.compile("(?:公司|全称|名称|名字|合同)")
_ADDRESS: Final = re.compile(
    r"(?:地址|住所|在)(?:是|在|[:：])*(?P<place>[^，]*(?:省|市|区|县|镇|路|街|道|号|楼|大厦|园|室).*)|^在(?P<city>[\u4e00-\u9fff]{2,6})$"
)
LONGEST_BRAND: Final = 20  # characters
_QUOTES: Final = "“”\"'‘’「」《》 "


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """App, full name, who is paid, where they are; a name that is said not to be known is 不详."""
    values: dict[str, Any] = {}
    left: list[str] = []
    for piece in _pieces(text):
        part = _part(piece, values)
        if part is None:
            left.append(piece)
        else:
            values.setdefault(*part)
    return LineRead(values, _told(values), "，".join(left))


def _pieces(text: str) -> Iterator[str]:
    """The pieces of a line; a space parts them too where what stands after it is that one does not know."""
    for piece in pieces(plain(text)):
        first, _, last = piece.rpartition(" ")
        yield from (first, last) if first and is_unknown(last) else (piece,)


def _part(piece: str, known: dict[str, Any]) -> tuple[str, str] | None:
    """What a piece tells, as the field of a respondent that is the likeliest; None where it tells of none."""
    company = _COMPANY.search(_LEAD.sub("", piece))
    payee = _PAYEE.search(piece)
    if payee is not None and not is_unknown(payee["name"]):
        return "payee", payee["name"].strip(_QUOTES)
    if company is not None:
        return "name", company["name"].strip(_QUOTES)
    if _says_unknown(piece):
        return ("name", UNKNOWN) if _NO_NAME.search(piece) or "brand" in known else None
    return _place_or_brand(piece, known)


def _place_or_brand(piece: str, known: dict[str, Any]) -> tuple[str, str] | None:
    place = _ADDRESS.search(piece)
    if place is not None:
        return "address", (place["place"] or place["city"]).strip()
    brand = _BRAND.match(piece)
    if brand is None or "brand" in known or len(brand["name"]) > LONGEST_BRAND:
        return None
    return "brand", brand["name"].strip(_QUOTES)


def _says_unknown(piece: str) -> bool:
    bare = re.sub("公司|全称|名称|名字|合同|上|的|执照|叫什么|是什么|是谁|名|[:：是]", "", piece)
    return is_unknown(bare) or (
        bool(_NO_NAME.search(piece))
        and bool(re.search("不知道|不清楚|没找到|找不到|没有?写|不详|没看到|查不到", piece))
    )


def _told(values: dict[str, Any]) -> str:
    name = values.get("name")
    parts = [
        f"App 或店铺：{values['brand']}" if "brand" in values else "",
        "" if name is None else f"公司全称：{'还不知道' if name == UNKNOWN else name}",
        f"收款户名：{values['payee']}" if "payee" in values else "",
        f"地址：{values['address']}" if "address" in values else "",
    ]
    return "，".join(part for part in parts if part)
