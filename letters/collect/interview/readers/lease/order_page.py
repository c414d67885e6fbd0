"""What an order page shows: “RZ2026031200123，3月12日下单，iPhone 15 256GB，899元一个月，12期”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.readers.lease import contract_terms
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import BETWEEN, DAY, Rest, day, plain
from letters.kit.days import day_words

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_ORDER: Final = re.compile(
    r"(?:订单编?号|合同编?号|订单|单号|编号)\s*(?:是|为|[:：])?\s*(?P<told>[A-Za-z0-9][A-Za-z0-9-]{5,39})"
    r"|(?<![A-Za-z0-9.-])(?P<bare>(?=[A-Za-z0-9-]*\d{6})(?:[A-Za-z]{1,8}-?[0-9][0-9A-Za-z-]{7,38}|\d{10,32}))(?![A-Za-z0-9-])"
)
_NO_ORDER: Final = re.compile(
    "(?:订单编?号|订单|单号|编号)[^，；。]{0,3}?(?:不知道|不清楚|没有?|没找到|找不到|不记得|查不到|不详)|(?:不知道|没有?|找不到|不记得|不清楚)(?:订单编?号|单号|编号)"
)
_THING: Final = re.compile(
    "手机|电话|苹果|华为|荣耀|小米|红米|三星|一加|真我|魅族|努比亚|平板|电脑|笔记本|相机|耳机|手表|无人机|游戏机"
    r"|iphone|ipad|mac|oppo|vivo|iqoo|redmi|huawei|honor|xiaomi|samsung|realme|mate|nova|find|reno|pro\b|\d+\s*(?:gb?|tb?)\b",
    re.IGNORECASE,
)
_AROUND: Final = re.compile(
    "^(?:是|我?租的?(?:是|手机是)?|手机(?:型号)?(?:是|[:：])|型号(?:是|[:：])?|设备(?:是|[:：])?|一[台部个])+|(?:的|一[台部])$"
)
_MARKS: Final = " 、：:。"
_NOW: Final = (
    r"(?:(?<=[，,；;。 ])|^)(?:这?(?:手机|机子|机器|设备)?(?:现在|目前)?(?:都|还|仍|一直|已经?|早)?(?:是|就)?)"
)
_END: Final = "(?=[，,；;。！ ]|$)"
_HERE: Final = re.compile(
    rf"{_NOW}(?:在(?:我|本人)?(?:手里|手上|手中|身边|这里|这儿|这)|在用|我(?:还|在)?用着呢?){_END}"
)
_RETURNED: Final = re.compile(rf"{_NOW}(?:退|寄|还)(?:了|回去?|还|给[^，；。]{{1,8}}|掉)*了{_END}")
_GONE: Final = re.compile(
    rf"{_NOW}(?:不在(?:我|本人)?(?:手里|手上|这里|这儿|这)?了?|[^，；。]{{0,6}}(?:卖|丢|坏|抵|当|送|没(?:有)?收到)[^，；。]{{0,8}}|拿的是现金){_END}"
)
_IDLE: Final = re.compile(
    "(?:我|在|那天|日期?|时间|下的?单的?|下单日期|签约?|签的|签订|租的?|订的|办的|合同|手机|是|的|了|[:：])*"
)
_LEAD: Final = re.compile("^(?:我?(?:下单|下的单|下了单|签约|签的|签订|租的?|办的)(?:的|是|了|日期|时间|[:：])*)+")


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """Order number, day and device, the terms that stand there as well, and whether the device is at hand.

    Of one that was sold, lost or never came nothing is taken: that is asked by itself, with a warning.
    """
    values: dict[str, Any] = {}
    where, rest = _where(Rest(plain(text)))
    values |= {"device.where": where} if where else {}
    unknown, rest = rest.take(_NO_ORDER)
    found, after = rest.take(_ORDER)
    if found is not None:
        values["order_number"], rest = found["told"] or found["bare"], after
    signed, after = rest.take(DAY)
    if signed is not None and (on := day(signed[0], today)) is not None:
        values["signed_on"], rest = on, after
    terms = contract_terms.terms(rest)
    device, rest = _device(terms.rest)
    if device:
        values["device"] = device
    values |= terms.values
    open_ = ("order_number",) if unknown and "order_number" not in values else ()
    return LineRead(values, _told(values), rest.left(_IDLE), terms.problem, open_)


def _where(rest: Rest) -> tuple[str, Rest]:
    """Where the device is, as its question has it; "" where that is to be asked. The line without what says it."""
    for pattern, where in ((_HERE, "here"), (_RETURNED, "returned"), (_GONE, "")):
        found, after = rest.take(pattern)
        if found is not None:
            return where, after
    return "", rest


def _device(rest: Rest) -> tuple[str, Rest]:
    """What names the thing that was rented, as it was typed (苹果15，128G is one thing), and the line without it."""
    named: list[str] = []
    others: list[str] = []
    for piece in BETWEEN.split(rest.text):
        bare = _AROUND.sub("", _LEAD.sub("", piece.strip(_MARKS))).strip(_MARKS)
        is_thing = len(bare) > 1 and bare != "手机" and _THING.search(bare)
        (named if is_thing else others).append(bare if is_thing else piece)
    return " ".join(named), Rest("，".join(others))


def _told(values: dict[str, Any]) -> str:
    on = values.get("signed_on")
    parts = [
        f"订单号 {values['order_number']}" if "order_number" in values else "",
        f"{day_words(on)}下单" if on else "",
        values.get("device", ""),
        contract_terms.told(values),
        {"here": "手机在您手里", "returned": "手机已经退回去了"}.get(values.get("device.where", ""), ""),
    ]
    return "，".join(part for part in parts if part)
