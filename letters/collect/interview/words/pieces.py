"""What readers of lines share: one thing after another is taken from a line; what is left was not understood."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from letters.kit import typed
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from letters.kit.moment import Moment

NUMBER: Final = "[0-9零一二两三四五六七八九十百千]+"
SUM: Final = (
    r"(?:[¥￥]\s*)?(?:\d[\d,]*(?:\.\d{1,2})?(?:万\d?|千)?|[零一二两三四五六七八九十百千万]{2,})"
    r"(?:元|块钱?(?:\d角?)?|圆)?"
)
"""A sum as it is typed; one Chinese numeral alone is none."""
_SUM: Final = re.compile(SUM)
_N: Final = "[0-9零一二两三四五六七八九十]{1,3}"
_WEEK: Final = "(?:周|星期|礼拜)[一二三四五六日天](?!天)"
DAY: Final = re.compile(
    rf"(?:(?:\d{{4}}|\d{{2}})[-/.年]|(?:大?前年|去年|今年|明年)的?)?{_N}(?:月|[-/.]){_N}(?:[日号]|(?![-/.\d元块个期%]))"
    rf"|(?<!\d)\d{{8}}(?!\d)|(?:上个?|这个?|本)月{_N}[日号]|{_N}号(?!楼|店|线|院)|(?<![期满第过每])\d{{1,2}}日(?!以?内|以?[前后]|视)|大?前天|昨天|今天|(?:上上|上个?|这个?|本)?{_WEEK}"
)
MONTH: Final = re.compile(rf"(?:(?:\d{{4}}年|去年|今年)的?)?{_N}月份?(?![0-9])|(?:上上?|这)个?月")
BETWEEN: Final = re.compile(r"[，；;。！\n]+|,(?!\d{3}(?!\d))")
_MARKS: Final = "，,；;。、：:！!（）() \t\n\u3000"


def plain(text: str) -> str:
    """The text with full-width letters, digits and signs made plain; white space and Chinese marks stay."""
    return "".join(unicodedata.normalize("NFKC", each) if each not in "，；：！（）" else each for each in text)


@frozen
class Rest:
    """What of a line is not yet understood; what was taken leaves a mark in its place."""

    text: str

    def take(self, pattern: re.Pattern[str]) -> tuple[re.Match[str] | None, Rest]:
        """The first match, and what is left without it."""
        found = pattern.search(self.text)
        if found is None:
            return None, self
        return found, Rest(f"{self.text[: found.start()]}，{self.text[found.end() :]}")

    def left(self, idle: re.Pattern[str] | None = None) -> str:
        """The pieces that are left, those that are idle words put aside."""
        pieces = (each.strip(_MARKS) for each in BETWEEN.split(self.text))
        return "，".join(each for each in pieces if each and not (idle and idle.fullmatch(each)))


def pieces(text: str) -> Iterator[str]:
    """The pieces of a line between its marks."""
    for each in BETWEEN.split(plain(text)):
        if found := each.strip(_MARKS):
            yield found


def amount(text: str) -> Decimal | None:
    """Yuan, where the text is a sum and nothing else."""
    return typed.money(text).value


def amounts(text: str) -> list[Decimal]:
    """Every sum in the text, days and numbers of periods left out."""
    bare = MONTH.sub(" ", DAY.sub(" ", text))
    found = (amount(each[0]) for each in _SUM.finditer(bare) if not re.match(r"[期个次天日号人年]", bare[each.end() :]))
    return [each for each in found if each is not None]


def day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """The first day that the text names, as a whole day."""
    found = DAY.search(text)
    return typed.day(found[0], today, ahead=ahead).value if found else None


def moment(text: str, today: date) -> Moment | None:
    """The first day or month that the text names; a time of day beside it is left alone."""
    for pattern in (DAY, MONTH):
        if found := pattern.search(text):
            return typed.moment(found[0], today).value
    return None


def whole(text: str) -> int | None:
    """A whole number, in digits or characters."""
    return typed.whole(text).value
