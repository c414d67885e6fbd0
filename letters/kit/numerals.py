"""Numbers in Chinese characters, read and written.

Read as people type them: 8,999 · 八百九十九 · 1.2万 · 两千零五 · 一万二. Written as statutes and documents do:
一百一十, 壹仟捌佰叁拾贰元整. The library cn2an writes the same (a test compares them) but takes 420 ms to import,
more than the rest of a letter, since it builds patterns of every city; and every letter has numbered headings.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    each: value
    for value, group in enumerate(["零", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for each in group
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"亿": 100_000_000, "万": 10_000}
LONGEST_READ = 40  # characters: what is longer is no number that anybody typed
CHARACTERS = frozenset((*DIGITS, *UNITS, *LARGE))
_WITH_LARGE = re.compile(r"(\d+(?:\.\d+)?)(亿|万|千|百)(\d)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def read_numeral(text: str) -> Decimal | None:
    """The number that plain text (see `typed.answer.narrow`) is, or None where it is none or may be two."""
    if len(text) > LONGEST_READ:
        return None
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if found := _WITH_LARGE.fullmatch(text):
        unit = UNITS.get(found[2]) or LARGE[found[2]]
        return Decimal(found[1]) * unit + int(found[3] or 0) * unit // 10
    value = read_characters(text)
    return None if value is None else Decimal(value)


def read_whole(text: str) -> int | None:
    """The whole number that plain text is, in digits or characters; None for 1.5 and for what is none."""
    value = read_numeral(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def read_characters(text: str) -> int | None:
    """A whole number in Chinese characters alone.

    Digit by digit (二零二六), with units (八百零九), or with the last unit left out (八百九 is 890, 一万二 is 12000).
    """
    if not text or not CHARACTERS.issuperset(text):
        return None
    if all(each in DIGITS for each in text):
        return int("".join(str(DIGITS[each]) for each in text))
    return _by_sections(text)


def _by_sections(text: str) -> int | None:
    """一亿零二十万五: sections below ten thousand, each with its unit, the largest first."""
    total = 0
    for large, size in LARGE.items():
        head, mark, tail = text.rpartition(large)
        if not mark:
            continue
        section = _section(head)
        if not section:
            return None
        total += section * size
        if DIGITS.get(tail):
            return total + DIGITS[tail] * size // 10
        text = tail
    last = _section(text) if text else 0
    return None if last is None else total + last


_SECTION = re.compile(
    "(?:(?P<k>[{d}])[千仟])?零?(?:(?P<h>[{d}])[百佰])?零?(?:(?P<t>[{d}])?(?P<ten>[十拾]))?零?(?P<o>[{d}])?".format(
        d="".join(each for each in DIGITS if each != "零")
    )
)


def _section(text: str) -> int | None:
    """A number below ten thousand. 八百九 is 890, 八百零九 is 809."""
    found = _SECTION.fullmatch(text)
    if not text or found is None:
        return None
    kilo, hundred, tens, ones = (DIGITS.get(found[name], 0) for name in ("k", "h", "t", "o"))
    if found["ten"] and not tens:
        tens = 1
    size = 1 if found["ten"] or "零" in text else _unit_left_out(kilo, hundred)
    return kilo * 1000 + hundred * 100 + tens * 10 + ones * size


def _unit_left_out(kilo: int, hundred: int) -> int:
    """What a last digit counts when its unit is not said: tens after 八百, hundreds after 两千."""
    if hundred:
        return 10
    return 100 if kilo else 1


LARGEST_WRITTEN = 9999
_PLAIN = ("零一二三四五六七八九", ("千", "百", "十", ""))
_CAPITAL = ("零壹贰叁肆伍陆柒捌玖", ("仟", "佰", "拾", ""))


@lru_cache(maxsize=4096)
def write_numeral(number: int) -> str:
    """Write 1 to 9999 as statutes do: 10 十, 25 二十五, 110 一百一十, 1032 一千零三十二.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= LARGEST_WRITTEN:
        raise ValueError(f"{number} is not between 1 and {LARGEST_WRITTEN}")
    written = _written(number, *_PLAIN)
    return written.removeprefix("一") if written.startswith("一十") else written


def write_sum(amount: Decimal) -> str:
    """A sum below a million million yuan as documents write it out: 1832 壹仟捌佰叁拾贰元整, 0.05 伍分.

    `amount` is exact to the cent and not negative; ValueError otherwise.
    """
    yuan, cents = divmod(amount * 100, 100)
    if amount < 0 or yuan >= 10**12 or cents != int(cents):
        raise ValueError(f"{amount} is no sum that can be written out")
    whole, part = _capital(int(yuan)), _cents(int(cents), after_yuan=yuan > 0)
    if not part:
        return f"{whole or '零'}元整"
    return f"{whole}元{part}" if whole else part


def _capital(number: int) -> str:
    """A whole number in capitals, in sections of four digits; "" for 0."""
    text = ""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // size % 10**4
        if section:
            gap = "零" if text and section < 1000 else ""
            text += f"{gap}{_written(section, *_CAPITAL)}{unit}"
    return text


def _cents(cents: int, *, after_yuan: bool) -> str:
    """角 and 分; "" for none. After yuan, 分 alone are told by 零: 壹元零伍分."""
    tens, ones = divmod(cents, 10)
    digits = _CAPITAL[0]
    if tens:
        return f"{digits[tens]}角" + (f"{digits[ones]}分" if ones else "")
    if ones:
        return f"零{digits[ones]}分" if after_yuan else f"{digits[ones]}分"
    return ""


def _written(number: int, digits: str, units: tuple[str, ...]) -> str:
    """1 to 9999, each digit with its unit, zeros in a row as one and none at the ends."""
    written = "".join(
        digits[int(digit)] + (unit if digit != "0" else "") for digit, unit in zip(f"{number:04}", units, strict=True)
    )
    return re.sub("零+", "零", written).strip("零")


_ITEMS = {write_numeral(number): number for number in range(1, 100)}


def item_order(item: str) -> int:
    """The number of a statute's item, written in Chinese up to 九十九; 0 for anything else."""
    return _ITEMS.get(item, 0)
