"""What is paid each time, and how often: 899/月 · 一个月899 · 每期650; how long: 12个月 · 一年半 · 12期."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.kit.numerals import read_whole
from letters.kit.typed.answer import Understood, narrow
from letters.kit.typed.sums import money

if TYPE_CHECKING:
    from decimal import Decimal

UNITS = {
    "日": "day",
    "天": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "季": "quarter",
    "年": "year",
    "期": "",
}
"""What a period is called, and its English word; a 期 says no length."""
_SHOWN = {"day": "每天", "week": "每周", "month": "每月", "quarter": "每季", "year": "每年", "": "每期"}
_UNIT = "|".join(UNITS)
_BEFORE = re.compile(
    rf"^(?:租金|月租金?|房租|工资|收入|平均)?(?:是|为)?(?:每|一|1)?个?(?P<unit>{_UNIT})(?:租金?|付|要?还|交|要|收|扣|的|到手|实发|发|拿|挣|赚)?(?:是|为)?(?=.*\d|.*[一二两三四五六七八九十百千万])"
)
_AFTER = re.compile(rf"(?:/|每|一|1|per)个?(?P<unit>{_UNIT})$|(?P<paid>月付)$")
_MONTHS = re.compile(
    r"(?P<half>半)年|(?P<long>[^年]+)年(?P<more>半)|(?:(?P<years>[^年]+)年)?(?:零|又)?(?:(?P<months>[^个月]+)个?月)?"
)


@frozen
class Rent:
    """A sum to the cent, and the length of what it pays for: `day`, `week`, `month`, `quarter`, `year`; "" unsaid."""

    amount: Decimal
    unit: str = ""


@frozen
class Term:
    """How many periods, and of which length: `month`, `week`, `day`; "" where only periods were counted."""

    number: int
    unit: str = ""


def rent(text: str) -> Understood[Rent]:
    """What is paid each time.

    >>> rent("899/月").value
    Rent(amount=Decimal('899.00'), unit='month')
    """
    plain = re.sub(r"^月[供付]", "每月", narrow(text))
    found = _AFTER.search(plain) or _BEFORE.match(plain)
    unit = UNITS[found["unit"] or "月"] if found else ""
    bare = (plain[: found.start()] + plain[found.end() :]) if found else plain
    amount = money(bare)
    if amount.value is None:
        reason = amount.reason.replace(f"“{bare}”", f"“{text.strip()}”")
        return Understood(None, reason=reason, kept=amount.kept and text.strip())
    value = Rent(amount.value, unit)
    return Understood(value, f"{_SHOWN[unit] if found else ''} {amount.shown}".strip())


def term(text: str) -> Understood[Term]:
    """How long something runs: 12期 · 12个月 · 一年 · 半年 · 一年半 · 两年零三个月 · 52周.

    >>> term("一年半").value
    Term(number=18, unit='month')
    """
    plain = re.sub(r"^(?:一共|总共|共|分|租期?|租了|合同|期限)+(?:是|为)?", "", narrow(text))
    plain = re.sub(r"(?<=[年月])期$", "", plain)
    months = _months(plain)
    if months:
        return Understood(Term(months, "month"), f"{months} 个月")
    found = re.fullmatch(r"(.+?)个?(天|日|周|星期|礼拜|期)?", plain)
    number = read_whole(found[1]) if found else None
    if found is None or not number:
        return Understood(None, reason="没有认出多久；写成 12期、12个月 或 一年 都可以")
    unit = UNITS[found[2] or "期"]
    return Understood(Term(number, unit), f"{number} {found[2] or '期'}")


def _months(plain: str) -> int | None:
    """The months that a text says; None where it says none."""
    found = _MONTHS.fullmatch(plain)
    if found is None or not plain:
        return None
    if found["half"]:
        return 6
    years, months = read_whole(found["long"] or found["years"] or "0"), read_whole(found["months"] or "0")
    if years is None or months is None:
        return None
    return years * 12 + months + (6 if found["more"] else 0)
