"""Who is on the other side: “人人趣，公司全称不知道，扣款显示人人趣科技” · “某某科技有限公司，App叫好机”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.case import UNKNOWN, Role, contracts
from letters.collect.interview import script
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.names import NameKind, name
from letters.collect.interview.words.pieces import pieces, plain
from letters.kit.typed import is_unknown, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.collect.interview.state import InterviewState

_COMPANY: Final = re.compile(
    r"(?P<name>[^\s，,；;：:“”\"]{2,40}?(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|经营部|商行|事务所|合作社|个体工商户|合伙企业))"
)
_LEAD: Final = re.compile(
    f"^(?:公司(?:的)?(?:全称|名称|名字|名)?|全称|名称|合同上(?:写)?的?(?:公司|名称|名字)?|执照上(?:写)?的?|{contracts.word(Role.LESSOR)}|平台)(?:是|叫|写的是|为|[:：])*"
)
_PAYEE: Final = re.compile(
    "(?:收款(?:方|人|户名|账户|商户)?|扣款(?:方|户名|商户|记录)?|钱(?:是)?(?:付|转|打)给了?|账单(?:里|上)?)(?:显示|写)?(?:的)?(?:是|为|叫|[:：])*(?P<name>.+)"
)
_BRAND: Final = re.compile(
    "^(?:在|用的?|(?:(?:App|APP|app|小程序|平台|店铺?|网站))?(?:的?名字?)?(?:是|叫做?|名|[:：])*)*(?P<name>.+)$"
)
_NO_NAME: Final = re.compile("(?:公司|全称|名称|名字|合同)")
_ADDRESS: Final = re.compile(
    r"(?:地址|住所|在)(?:是|在|[:：])*(?P<place>[^，]*(?:省|市|区|县|镇|路|街|道|号|楼|大厦|园|室).*)|^在(?P<city>[\u4e00-\u9fff]{2,6})$"
)
_NAMED: Final = {"brand": NameKind.BRAND, "payee": NameKind.BRAND}
LONGEST_BRAND: Final = 20  # characters
_QUOTES: Final = "“”\"'‘’「」《》 "


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Who lets, App, full name, who is paid, where they are; a name that is said not to be known is 不详."""
    values: dict[str, Any] = {}
    left: list[str] = []
    lessor, named = _lessor(tuple(_pieces(text)))
    values |= {"roles": lessor} if lessor else {}
    for piece in named:
        part = _part(piece, values)
        if part is None:
            left.append(piece)
        else:
            values.setdefault(*part)
    odd = next((asked for field in _NAMED if (asked := _asked_back(field, values.get(field)))), "")
    return LineRead(problem=odd) if odd else LineRead(values, _told(values), "，".join(left))


_AROUND_LESSOR: Final = re.compile("^(?:手机|机子|这个)?(?:是|由|在|从)*|(?:给我|了)?的?$")


def _lessor(said: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Where it was rented, by its number among those of the script, and the other pieces; "" where none says it."""
    rows = script.data().lessor
    for place, piece in enumerate(said):
        bare = narrow(_AROUND_LESSOR.sub("", piece))
        for number, row in enumerate(rows):
            if bare in map(narrow, row.said):
                return str(number), (*said[:place], *said[place + 1 :])
    return "", said


def _asked_back(field: str, value: str | None) -> str:
    """What to ask back of a name that looks like none; an App may be called anything that is no way of not knowing."""
    return "" if value in (None, UNKNOWN) else name(_NAMED[field], value or "").reason


def _pieces(text: str) -> Iterator[str]:
    """The pieces of a line; a space parts them too where what stands after it is that one does not know."""
    for piece in pieces(plain(text)):
        first, _, last = piece.rpartition(" ")
        yield from (first, last) if first and is_unknown(last) else (piece,)


_PLAIN: Final = (
    ("uscc", re.compile(r"(?:统一社会信用代码|信用代码)?(?:是|[:：])?\s*(?P<value>[0-9]{8}[0-9A-HJ-NP-RT-UW-Y]{10})")),
    (
        "email",
        re.compile(r"(?:邮箱|邮件|email)?(?:是|[:：])?\s*(?P<value>[\w.%+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE),
    ),
    (
        "phone",
        re.compile(
            r"(?:客服)?(?:电话|热线)?(?:是|[:：])?\s*(?P<value>400-?\d{3}-?\d{4}|0\d{2,3}-?\d{7,8}|1\d{10}|9\d{4,7})"
        ),
    ),
    ("representative", re.compile("(?:法定代表人|法人代表|法人|老板)(?:是|叫|[:：])*(?P<value>.+)")),
    ("known_from", re.compile("(?:(?:从|在)?(?P<value>[^，]{2,30}?)(?:上|里)?(?:看到|查到|找到)的?)")),
)
"""What a whole piece may be, by its shape alone."""


def _by_shape(piece: str) -> tuple[str, str] | None:
    found = ((name, pattern.fullmatch(piece)) for name, pattern in _PLAIN)
    return next(((name, match["value"].strip()) for name, match in found if match), None)


def _part(piece: str, known: dict[str, Any]) -> tuple[str, str] | None:
    """What a piece tells, as the field of a respondent that is the likeliest; None where it tells of none."""
    shaped = _by_shape(piece)
    if shaped is not None:
        return shaped
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
    called = values.get("name")
    parts = [
        script.data().lessor[int(values["roles"])].label if "roles" in values else "",
        f"App 或店铺：{values['brand']}" if "brand" in values else "",
        "" if called is None else f"公司全称：{'还不知道' if called == UNKNOWN else called}",
        f"收款户名：{values['payee']}" if "payee" in values else "",
        f"地址：{values['address']}" if "address" in values else "",
    ]
    return "，".join(part for part in parts if part)
