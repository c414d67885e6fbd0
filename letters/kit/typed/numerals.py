"""Numbers in digits and in Chinese characters: 8,999 · 八百九十九 · 1.2万 · 两千零五 · 一万二."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    each: value
    for value, group in enumerate(["零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for each in group
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
CHINESE = "".join(DIGITS) + "".join(UNITS) + "".join(LARGE)
_WITH_LARGE = re.compile(r"(\d+(?:\.\d+)?)(亿|万|千|百)(\d)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def number(text: str) -> Decimal | None:
    """The number that plain text (see `narrow`) is, or None where it is none or may be two."""
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if found := _WITH_LARGE.fullmatch(text):
        unit = UNITS.get(found[2]) or LARGE[found[2]]
        return Decimal(found[1]) * unit + int(found[3] or 0) * unit // 10
    value = chinese(text)
    return None if value is None else Decimal(value)


def whole(text: str) -> int | None:
    """The same where it is a whole number."""
    value = number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def chinese(text: str) -> int | None:
    """A whole number in Chinese characters; digit by digit (二零二六) or with units (八百九)."""
    if not text or any(each not in CHINESE for each in text):
        return None
    if all(each in DIGITS for each in text):
        return int("".join(str(DIGITS[each]) for each in text))
    total, rest = 0, text
    for large in ("亿", "万"):
        head, mark, tail = rest.rpartition(large)
        if mark:
            section = _section(head)
            if section is None or section == 0:
                return None
            total, rest = total + section * LARGE[large], tail
            if len(rest) == 1 and rest in DIGITS and rest != "零":  # 一万二
                return total + DIGITS[rest] * LARGE[large] // 10
    last = _section(rest) if rest else 0
    return None if last is None else total + last


_SECTION = re.compile(
    r"(?:(?P<k>[{d}])[千仟])?(?P<z1>零)?(?:(?P<h>[{d}])[百佰])?(?P<z2>零)?(?:(?P<t>[{d}])?(?P<ten>[十拾]))?(?P<z3>零)?(?P<o>[{d}])?".format(
        d="".join(each for each in DIGITS if each != "零")
    )
)


def _section(text: str) -> int | None:
    """A number below ten thousand. 八百九 is 890, 八百零九 is 809."""
    found = _SECTION.fullmatch(text)
    if not text or found is None:
        return None
    kilo, hundred, ones = (DIGITS[found[name]] if found[name] else 0 for name in ("k", "h", "o"))
    tens = DIGITS[found["t"]] if found["t"] else int(bool(found["ten"]))
    if ones and not found["ten"] and not (found["z1"] or found["z2"] or found["z3"]):
        ones *= 10 if found["h"] else 100 if found["k"] else 1
    return kilo * 1000 + hundred * 100 + tens * 10 + ones
