"""What is paid how often, and beside it: “899元一个月，12期” · “首期1元，以后每月899，12期，免押”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import NUMBER, SUM, Rest, amount, plain, whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from letters.collect.interview.state import InterviewState

UNITS: Final = {"月": "month", "周": "week", "星期": "week", "礼拜": "week", "天": "day", "日": "day"}
_UNIT: Final = "(?P<unit>月|周|星期|礼拜|天|日|期)"
_IS: Final = "(?:是|要|为|交了?|付了?|[:：])?"
_SIDE: Final = (
    ("first_rent", re.compile(rf"(?:首期|第一期|首月|第一个月|头一?期)(?:租金?|付|只要|{_IS})*(?P<sum>{SUM})")),
    ("deposit", re.compile(rf"押金{_IS}(?P<sum>{SUM}|0)")),
    ("buyout_price", re.compile(rf"买断(?:价|款|金)?{_IS}(?P<sum>{SUM})")),
)
_WAIVED: Final = re.compile("(?:全额)?免(?:了)?押(?:金)?(?:租)?")
_NO_DEPOSIT: Final = re.compile("(?:没有?|无|不用|不收|没交)(?:交|付|收)?押金|押金(?:没有|没交|不用交|无)")
_NO_SPAN: Final = r"(?!\s*(?:个|期|天|月|年|周|星期|礼拜|[0-9]))"
_RENT: Final = (
    re.compile(
        rf"(?:(?:每个?|一个?|按){_UNIT}|(?P<short>月|周|日|天)(?=租))租?金?(?:付|交|还|{_IS})*(?P<sum>{SUM}){_NO_SPAN}"
    ),
    re.compile(rf"(?P<sum>{SUM})\s*(?:/|每个?|一个?|1个?)\s*{_UNIT}(?!数)"),
)
_PERIODS: Final = re.compile(rf"(?:一共|总共|共|分|租|合同)*(?:是|为)?(?P<number>{NUMBER})期")
_EACH: Final = re.compile("每个?(?P<unit>月|周|星期|礼拜|天|日)(?:一|1)期")
_SPAN: Final = re.compile(
    rf"(?<![元块0-9])(?:一共|总共|共|分|租期|租)*(?:是|为|了)?(?P<number>{NUMBER}|半)(?P<unit>个月|年|天|周|个?星期|个?礼拜)(?P<half>半)?"
)
_HOW_MANY: Final = {"个月": ("month", 1), "年": ("month", 12), "天": ("day", 1), "周": ("week", 1)}
_IDLE: Final = re.compile("(?:我?租的?|我?租了?|手机|合同|一共|总共|以后|后面|然后|每期|租金|期限|就|是|的|上)*")


class Terms(NamedTuple):
    """What was read, by the fields of a contract; what was not; and what cannot be so."""

    values: Mapping[str, Any]
    rest: Rest
    problem: str = ""


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """Rent, number and length of the periods, and what was said of first rent, deposit, the price to keep it."""
    found = terms(Rest(plain(text)))
    return LineRead(found.values, told(found.values), found.rest.left(_IDLE), found.problem)


def terms(rest: Rest) -> Terms:
    """What a line says of them, and what is left of it."""
    values: dict[str, Any] = {}
    for name, pattern in _SIDE:
        found, after = rest.take(pattern)
        if found is not None and (value := amount(found["sum"])) is not None:
            values[name], rest = value, after
    waived, rest = rest.take(_WAIVED)
    none, rest = rest.take(_NO_DEPOSIT)
    if waived:
        values["deposit_waived"] = True
    elif none:
        values["deposit"] = amount("0")
    rest = _rent(values, rest)
    rest, problem = _periods(values, rest)
    return Terms(values, rest, problem)


def _rent(values: dict[str, Any], rest: Rest) -> Rest:
    """Takes the rent, and the length of its period where that is said."""
    each, rest = rest.take(_EACH)
    if each is not None:
        values["period_unit"] = UNITS[each["unit"]]
    for pattern in _RENT:
        found, after = rest.take(pattern)
        value = amount(found["sum"]) if found else None
        if found is not None and value is not None:
            values["rent"] = value
            if unit := UNITS.get(found["unit"] or found.groupdict().get("short") or ""):
                values["period_unit"] = unit
            return after
    return rest


def _periods(values: dict[str, Any], rest: Rest) -> tuple[Rest, str]:
    """Takes the number of periods: of months a year has twelve; of nothing else a span is worked out."""
    counted, rest = rest.take(_PERIODS)
    number = whole(counted["number"]) if counted else None
    found, after = rest.take(_SPAN)
    if found is not None and (span := _span(found, values)) is not None:
        rest = after
        if number is not None and number != span:
            return rest, f"一处是 {number} 期，一处算下来是 {span} 期，以哪个为准？请只写一个"
        number = span
    if number is not None:
        values["periods"] = number
    return rest, ""


def _span(found: re.Match[str], values: dict[str, Any]) -> int | None:
    """How many periods a span is: 一年 is twelve months, and of days nobody knows how many were meant."""
    unit, times = _HOW_MANY[re.sub("^个?(?:星期|礼拜)", "周", found["unit"])]
    if values.setdefault("period_unit", unit) != unit:
        return None
    if found["number"] == "半":
        return times // 2 if found["unit"] == "年" else None
    number = whole(found["number"])
    half = times // 2 if found["half"] else 0
    return None if number is None or (found["half"] and not half) else number * times + half


def told(values: Mapping[str, Any]) -> str:
    """How the terms were understood, with what they come to."""
    length = {"month": "每月", "week": "每周", "day": "每天"}.get(values.get("period_unit", ""), "每期")
    parts = [
        f"首期 {values['first_rent']:,} 元" if "first_rent" in values else "",
        f"{length} {values['rent']:,} 元" if "rent" in values else "",
        f"共 {values['periods']} 期" if "periods" in values else "",
        f"租金一共 {_total(values):,} 元" if {"rent", "periods"} <= values.keys() else "",
        "免押金" if values.get("deposit_waived") else "",
        f"押金 {values['deposit']:,} 元" if "deposit" in values else "",
        f"买断价 {values['buyout_price']:,} 元" if "buyout_price" in values else "",
    ]
    return "，".join(part for part in parts if part)


def _total(values: Mapping[str, Any]) -> Decimal:
    first: Decimal = values.get("first_rent", values["rent"])
    rest: Decimal = values["rent"] * (values["periods"] - 1)
    return first + rest
