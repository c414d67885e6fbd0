"""What of a case others know too, and would guess in its passphrase: names, numbers, dates, in any spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.collect.secrecy.passphrase import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN_LENGTH = 6  # digits in a row that tell a number of the person's
_id = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_digest = re.compile(r"[0-9a-fA-F]{40,}")
_date = re.compile(r"((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_number = re.compile(r"\d(?:[ -]?\d){5,}")
_name = re.compile(r'^\s*(?:name|alias)\s*=\s*"([^"\\]{2,40})"', re.MULTILINE)
_mail = re.compile(r"([A-Za-z0-9._-]{4,})@")
_mobile = re.compile(r"1\d{10}")


def own_parts(text: str) -> dict[str, str]:
    """What of a case file is known to others too, in all ways of writing it, each with what it is.

    Of a number every six digits in a row are told: `{"138123": "案件里的电话号码", …}`.
    """
    text = _digest.sub(" ", text)
    found: dict[str, str] = {}
    for name in (*_name.findall(text), *_mail.findall(text)):
        found[compact(name)] = "案件里的姓名或账号"
    for number in _number.findall(_date.sub(" ", text)):
        digits = re.sub(r"\D", "", number)
        what = "案件里的电话号码" if _mobile.fullmatch(digits) else "案件里的号码"
        found.update(dict.fromkeys(_grams(digits), what))
    for number in _id.findall(text):
        found.update(dict.fromkeys(_grams(number.casefold()), "案件里的身份证号"))
        found.update(dict.fromkeys(_spelled(number[6:10], number[10:12], number[12:14]), "案件里的生日"))
    for year, month, day in _date.findall(text):
        found.update(dict.fromkeys(_spelled(year, month, day), "案件里的日期"))
    return found


def _grams(digits: str) -> Iterator[str]:
    yield from (digits[at : at + _OWN_LENGTH] for at in range(len(digits) - _OWN_LENGTH + 1))


def _spelled(year: str, month: str, day: str) -> Iterator[str]:
    """A day in digits, as people shorten and turn it."""
    month, day = month.zfill(2), day.zfill(2)
    for one, other in ((month, day), (month.lstrip("0"), day.lstrip("0"))):
        yield from (f"{year}{one}{other}", f"{year[2:]}{one}{other}", f"{other}{one}{year}", f"{one}{other}{year}")
        yield from (f"{year}年{one}月{other}日", f"{year}年{one}月{other}", f"{one}月{other}日")
    yield f"{month}{day}"
