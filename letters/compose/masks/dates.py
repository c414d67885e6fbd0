"""A date of birth, in words and figures: 1992年3月27日, 92.3.27, 一九九二年三月二十七日, 19920327, March 27, 1992."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.compose.masks.numbers import Form, Number
from letters.compose.masks.page import Hit
from letters.kit.frozen import frozen
from letters.kit.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.compose.masks.page import Page

_HAN = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_TEN = ("0123456789", "零一二三四五六七八九", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
_SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅元初壹贰叁肆伍陆柒捌玖拾]{1,3})"
_YEAR = rf"(?:[0-9]{{4}}|[0-9]{{2}}|[{_HAN}]{{4}}|[{_HAN}]{{2}})"
_GAP = r"[\s,，]{0,2}"
_SIGNS = r"./／\\\-_‐-―－~·、，,\s"
_WRITTEN = (
    rf"(?<![0-9{_HAN}])({_YEAR}){_GAP}[年{_SIGNS}]{_GAP}({_SMALL}){_GAP}[月{_SIGNS}]{_GAP}({_SMALL})"
    r"(?![0-9])\s?[日号號]?"
)
_BACKWARDS = r"(?<![0-9])([0-9]{1,2})\s?[./\-]\s?([0-9]{1,2})\s?[./\-]\s?([0-9]{4})(?![0-9])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = (
    r"(?<![a-z0-9])([a-z]{3,9})\.?\s{0,2}([0-9]{1,2})(?:st|nd|rd|th)?,?\s{1,2}([0-9]{4})(?![0-9])"
    r"|(?<![a-z0-9])([0-9]{1,2})(?:st|nd|rd|th)?\s{1,2}([a-z]{3,9})\.?,?\s{1,2}([0-9]{4})(?![0-9])"
)
_DAY = rf"(?<![0-9年./\-])({_SMALL})\s?月\s?({_SMALL})\s?[日号號]?"
OF_BIRTH = ("生日", "出生", "生于", "诞生", "过生")
AROUND = 32  # characters on either side of a year in which its month and day stand
NEAR = 12  # characters in which 生日 stands near a day without a year


@frozen
class BirthDate:
    """A date of birth to hide."""

    day: date
    label: str
    instead: str

    def hits(self, page: Page) -> Iterator[Hit]:
        """Where it stands; a month and a day alone are doubtful, and told of near 生日 only."""
        yield from self._runs.hits(page)
        for begin in _years_in(page.print.text, self.day):
            part = slice(max(0, begin - AROUND), begin + AROUND)
            found = (*_dates(page.print.text[part], self.day), *_english(page.small[part], self.day))
            for start, end, is_meant in found:
                if is_meant:
                    yield Hit(part.start + start, part.start + end, self.instead, self.label)
        if any(word in page.print.text for word in OF_BIRTH):
            yield from self._days(page.print.text)

    @property
    def _runs(self) -> Number:
        eight, six = f"{self.day:%Y%m%d}", f"{self.day:%y%m%d}"
        return Number(eight, self.label, self.instead, (Form(eight, self.instead), Form(six, self.instead)))

    def _days(self, text: str) -> Iterator[Hit]:
        for match in re.finditer(_DAY, text):
            near = text[max(0, match.start() - NEAR) : match.end() + NEAR]
            is_day = (_small(match[1]), _small(match[2])) == (self.day.month, self.day.day)
            if is_day and any(word in near for word in OF_BIRTH):
                yield Hit(match.start(), match.end(), "", self.label, unsure=True)


def _dates(text: str, day: date) -> Iterator[tuple[int, int, bool]]:
    for match in re.finditer(_WRITTEN, text):
        parts = _small(match[2]), _small(match[3])
        yield match.start(), match.end(), match[1] in _years(day) and parts == (day.month, day.day)
    for match in re.finditer(_BACKWARDS, text):
        is_day = {int(match[1]), int(match[2])} == {day.month, day.day} and int(match[3]) == day.year
        yield match.start(), match.end(), is_day


def _english(text: str, day: date) -> Iterator[tuple[int, int, bool]]:
    for match in re.finditer(_ENGLISH, text):
        month, number, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        is_day = month[:3] == _MONTHS[day.month - 1] and (int(number), int(year)) == (day.day, day.year)
        yield match.start(), match.end(), is_day


def _years_in(text: str, day: date) -> Iterator[int]:
    """Where the year stands, and is no part of a longer number."""
    for year in _years(day):
        at = text.find(year)
        while at >= 0:
            if not _is_digit(text[at - 1 : at]) and not _is_digit(text[at + len(year) : at + len(year) + 1]):
                yield at
            at = text.find(year, at + 1)


def _is_digit(char: str) -> bool:
    return char.isdigit() or (char != "" and char in _HAN)


@lru_cache(maxsize=1024)
def _years(day: date) -> frozenset[str]:
    """The year as it may be written, whole and by its last two digits: 1988, 88, 一九八八, 八八."""
    whole = str(day.year)
    written = {whole.translate(str.maketrans("0123456789", digits)) for digits in _TEN}
    return frozenset({*written, *(year[2:] for year in written)})


def _small(text: str) -> int | None:
    """A month or a day: 3, 03, 三, 二十七, 廿七, 初三, 元."""
    for old, new in (("廿", "二十"), ("卅", "三十"), ("初", ""), ("元", "一"), ("拾", "十")):
        text = text.replace(old, new)
    return read_whole(text) if text else None
