"""Sums of money, whole numbers, durations, telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from letters.kit.money import CENT, LARGEST
from letters.kit.numerals import read_numeral, read_whole
from letters.kit.phone_numbers import is_withheld
from letters.kit.typed.answer import Understood, narrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Value = TypeVar("Value")
LONGEST_SAID = 30  # characters that are said back of what was typed

_ABOUT = re.compile(
    r"[多几来余]|左右|大约|大概|差不多|约|上下|不到|不止|至少|以上|将近|[-~到至]|[一二三四五六七八][二三四五六七八九][百千万]"
)
_YUAN = re.compile(
    r"(?P<yuan>[^元块圆]+)[元块圆](?:钱|整)?(?:(?P<ten>[^角毛分]+)[角毛])?(?:(?P<cent>[^角毛分]+)分?)?(?:钱|整)?"
)


def money(text: str) -> Understood[Decimal]:
    """Yuan to the cent: 8,999元 · 八百九十九 · 1.2万 · 12块5."""
    plain = narrow(text).lstrip("¥Y").removeprefix("人民币").removesuffix("rmb").removesuffix("RMB")
    plain = re.sub(r"(?<=\d)[wW](?=$|元)", "万", re.sub(r"(?<=\d)[kK](?=$|元)", "千", plain))
    amount = _yuan(plain)
    if amount is None and _ABOUT.search(plain):
        asked = f"“{text.strip()}”：准数是多少？账单、订单里有；查不到就答“不清楚”，文书里的金额不写“大约”"
        return Understood(None, reason=asked, kept=text.strip())
    if amount is None:
        asked = f"{_said(text)}没有认出金额；写成 899、899.50、8,999元 或 八百九十九 都可以"
        return Understood(None, reason=asked)
    if not 0 <= amount <= LARGEST:
        return Understood(None, reason="金额应在 0 到 1 亿元之间")
    if amount != amount.quantize(CENT):  # only within the range: a longer sum has no cent to be rounded to
        return Understood(None, reason="金额最多两位小数（精确到分）")
    return Understood(amount.quantize(CENT), f"{amount:,.2f} 元")


def _said(text: str) -> str:
    """What was typed, to be asked about; nothing for nothing."""
    bare = text.strip()
    return f"“{bare[:LONGEST_SAID]}”" if bare else ""


def _yuan(plain: str) -> Decimal | None:
    """A plain number, or yuan with 角 and 分 in words; None for what is neither."""
    value = read_numeral(plain)
    if value is not None:
        return value
    found = _YUAN.fullmatch(plain)
    return _in_words(found, plain) if found else None


def _in_words(found: re.Match[str], plain: str) -> Decimal | None:
    parts = _read(read_numeral, found.group("yuan", "ten", "cent"), Decimal(0))
    if parts is None:
        return None
    yuan, ten, cent = parts
    if ten > 9 or cent > (9 if ten else 99):
        return None
    is_short = found["cent"] and not found["ten"] and not plain.endswith("分")  # 12块5 is 12.50
    return yuan + ten / 10 + cent / (10 if is_short and cent < 10 else 100)


def _read(read: Callable[[str], Value | None], parts: Iterable[str | None], nothing: Value) -> list[Value] | None:
    """Each part read, one that is not there as nothing; None where one cannot be read."""
    values: list[Value] = []
    for part in parts:
        value = read(part) if part else nothing
        if value is None:
            return None
        values.append(value)
    return values


def whole(text: str) -> Understood[int]:
    """A whole number with or without a measure word: 12 · 十二 · 12期 · 三个人 · 12个月."""
    plain = re.sub(r"(?:[个位名人期天日条次岁页份笔台]+|个月)$", "", narrow(text))
    value = read_whole(plain)
    if value is None:
        return Understood(None, reason=f"{_said(text)}没有认出是几；请写一个整数，例如 12")
    return Understood(value, str(value))


_DURATION = re.compile(
    r"(?:(?P<h>[^小时分秒]+)(?:个?小时|时))?(?:(?P<m>[^小时分秒]+)分钟?)?(?:(?P<s>[^小时分秒]+)秒钟?)?"
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")


def duration(text: str) -> Understood[int]:
    """Seconds: 2分10秒 · 95秒 · 1:35 · 半小时 · 两分钟."""
    plain = narrow(text)
    seconds = _seconds(plain)
    if seconds is None or seconds > 86_400:
        return Understood(None, reason=f"{_said(text)}没有认出时长；写成 2分10秒、95秒 或 1:35")
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [
        f"{hours}小时" if hours else "",
        f"{minutes}分" if minutes else "",
        f"{left}秒" if left or not seconds else "",
    ]
    return Understood(seconds, "".join(parts))


_HALVES = {"半小时": 1800, "半个小时": 1800, "一个半小时": 5400, "半分钟": 30}


def _seconds(plain: str) -> int | None:
    if plain in _HALVES:
        return _HALVES[plain]
    if found := _CLOCK.fullmatch(plain):
        return _of_clock(*(int(part or 0) for part in found.groups()))
    found = _DURATION.fullmatch(plain)
    if not plain or found is None:
        return None
    parts = _read(read_whole, found.group("h", "m", "s"), 0)
    return None if parts is None else parts[0] * 3600 + parts[1] * 60 + parts[2]


def _of_clock(hours: int, minutes: int, seconds: int) -> int | None:
    """1:05:10 and 95:10; None for 1:95:10 and 1:95."""
    if seconds > 59 or (hours and minutes > 59):
        return None
    return hours * 3600 + minutes * 60 + seconds


_MADE_PLAIN = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0b\uff0d\uff08\uff09\uff20\uff0e\uff3f]")


def code(text: str) -> Understood[str]:
    """A number of an order, a mail address: as typed, only full-width letters, digits and their signs made plain."""
    kept = _MADE_PLAIN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text.strip())
    if not kept:
        return Understood(None, reason="这里还是空的")
    return Understood(kept, "" if kept == text.strip() else kept)


def phone(text: str) -> Understood[str]:
    """A number as it was shown on the screen, or that none was shown; a description is asked back.

    >>> phone("１９９-0000-0011").value, phone("未知号码").value, phone("很多不同的号码").value
    ('199-0000-0011', '未知号码', None)
    """
    kept = code(text)
    if kept.value is None:
        return Understood(None, reason="请照屏幕上显示的号码写")
    if is_withheld(kept.value) or re.search(r"\d{3}", kept.value):
        return kept
    asked = f"“{kept.value}”里没有号码：写其中一个就行，照屏幕显示；号码藏起来的写“未知号码”，记不得就答“不清楚”"
    return Understood(None, reason=asked, kept=kept.value)


def own_phone(text: str) -> Understood[str]:
    """A number at which somebody is called back: it was on no screen, and is not withheld.

    >>> own_phone("１９９-0000-0011").value, own_phone("未知号码").value
    ('199-0000-0011', None)
    """
    kept = code(text)
    if kept.value is None or re.search(r"\d{3}", kept.value):
        return kept
    asked = f"“{kept.value}”里没有电话号码：写打得通的那一个；不想写、记不得就答“不清楚”"
    return Understood(None, reason=asked, kept=kept.value)
