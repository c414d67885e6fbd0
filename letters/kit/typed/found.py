"""What a longer text names, each with its place: times, counts, sums, telephone numbers; nothing inside a word.

`start` and `end` are places in the text as it was typed: `text[start:end]` says it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, TypeVar

from letters.kit.frozen import frozen
from letters.kit.typed.counts import Count, count
from letters.kit.typed.dates import NOT_REAL
from letters.kit.typed.rents import Rent, rent
from letters.kit.typed.times import Head, head

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from letters.kit.typed.answer import Understood

Value = TypeVar("Value")

_BEGINS = re.compile(  # what a time may begin with, where a word may begin
    r"(?<![\d.,¥￥第每路街巷弄道村])(?<!每月)(?<!每个月)(?:从|自|由)?(?=\d)|(?<![零一二三四五六七八九十两第每\d])(?=[零一二三四五六七八九十两]{1,3}[月号日天个])"
    r"|(?<!每)(?:上|这|本|下)+个?(?=周|星期|礼拜|月)|(?<![每一两几\d])(?=周[一二三四五六日天]|星期|礼拜)|(?=大前天|前天|昨天|今天|昨晚|今晚|前晚|今早|昨夜|刚才|刚刚)"
    r"|(?=去年|今年|前年)|(?=国庆|元旦|五一|双十一|双十二|双11|双12|春节|中秋|端午|清明)|(?=前几天|前两天|这几天|最近|最近几天|前阵子|前段时间)"
)
_N = r"(?:\d{1,9}(?:[-~到至]\d{1,9})?|[零一二两三四五六七八九十百千几]{1,9})"
_OFTEN = r"(?:平均)?(?:每天(?:晚上|夜里|半夜)?|每日|一天|天天|每晚|一晚上?|每小时|一小时|一个小时|每周|一周)"
_COUNTED = re.compile(
    rf"(?:(?P<often>{_OFTEN})[^，,。；;、\d零一二两三四五六七八九十百千几]{{0,8}})?"
    rf"(?<![第\d])(?P<number>(?:大概|大约|差不多|约|至少|不下|不止|前后|一共|总共){{0,3}}{_N}(?:多|来|几)?"
    r"(?:次|通|遍|回|条(?:短信|信息|消息|微信)|个(?:未接)?(?:电话|短信|来电|未接)"
    r"|个(?=左右|多|以上|$|[，,。；; 　]|/天))"
    r"(?:电话|短信|来电)?(?:左右|上下|多|以上)?(?:/天|每天)?)"
)
_SUM = re.compile(
    r"(?<!\d)(?:(?:每|一)个?(?:月|期|天|周)(?:租金)?|月租金?)?[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?(?:[万千百]\d?)?(?:多)?(?:元|块)(?:\d(?!\d))?(?:钱)?(?:左右|多)?"
    r"(?:/月|/期|/天|每月|一个月|一月|每期|一期)?"
    r"|(?:[零一二两三四五六七八九十百千万]{1,9})(?:多)?(?:元|块)(?:钱)?(?:/月|每月|一个月|每期)?"
    r"|(?:每个?月|一个月|月租金?|每期|租金)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?(?![\d次个条天日号年月期])"
    r"|[¥￥](?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?"
)
_PHONE = re.compile(
    r"(?<![\w-])(?:(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{3,4}[ -]?\d{4}|400[ -]?\d{3}[ -]?\d{4}"
    r"|9[5-6]\d{3,6}|10[0-9]{3,18}|\+?\d{7,20})(?![\w-])",
    re.ASCII,
)
_HIDDEN = re.compile(r"未知号码|隐藏号码|未知来电|无号码|私密号码")


@frozen
class Found(Generic[Value]):
    """A value that the text names at `start` to `end`, or None with what to ask (`reason`)."""

    start: int
    end: int
    value: Value | None
    shown: str = ""
    reason: str = ""


def times_in(text: str, today: date) -> tuple[Found[Head], ...]:
    """Days, moments and spans, in order."""
    found: list[Found[Head]] = []
    end = 0
    for begun in _BEGINS.finditer(evenly(text)):
        start = begun.start()
        if start < end:
            continue
        said = head(text[start:], today)
        if said is None or said.reason == NOT_REAL:
            continue
        end = start + said.end
        found.append(Found(start, end, None if said.at is None else replace(said, end=end), "", said.reason))
    return tuple(found)


def counts_in(text: str) -> tuple[Found[Count], ...]:
    """How often something was, in order: 每天三十多个, 30个电话."""
    found = _COUNTED.finditer(evenly(text))
    return tuple(_read(each, f"{each['often'] or ''}{each['number']}", count) for each in found)


def sums_in(text: str) -> tuple[Found[Rent], ...]:
    """Sums, with what each pays for where that is said, in order: 899元一个月."""
    return tuple(_read(each, each[0], rent) for each in _SUM.finditer(evenly(text)))


def phones_in(text: str) -> tuple[Found[str], ...]:
    """Telephone numbers, and that none was shown, in order."""
    plain = evenly(text)
    spans = [found for pattern in (_PHONE, _HIDDEN) for found in pattern.finditer(plain)]
    ordered = sorted(spans, key=lambda found: found.start())
    return tuple(Found(found.start(), found.end(), found[0].strip(), found[0].strip()) for found in ordered)


def evenly(text: str) -> str:
    """The text with full-width letters, digits and their signs made plain, each in its place."""
    return "".join(_plain(each) for each in text)


def _plain(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 and (plain.isalnum() or plain in "+-:./") else sign


def _read(found: re.Match[str], said: str, reads: Callable[[str], Understood[Value]]) -> Found[Value]:
    understood = reads(said)
    return Found(found.start(), found.end(), understood.value, understood.shown, understood.reason)
