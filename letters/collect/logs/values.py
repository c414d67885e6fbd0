"""Single cells: text, durations, numbers, sums. What cannot be told raises UnclearError, and is never repaired."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from letters.case import shown
from letters.collect.logs import dialects
from letters.collect.logs.rows import UnclearError

HIDDEN = "未知号码"  # for a caller whom a phone shows without any number
LONGEST_CALL = 86_400  # seconds
MOST_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number

_AROUND = " \t\r\n\u00a0\u3000\ufeff'"
_LONGEST_BLANK = 4  # characters of the longest word for an empty cell
_KEPT_AS_TEXT = re.compile(r'="?([^"=]*)"?')  # ="13800138000" keeps a spreadsheet's hands off the number
_FORMULA = re.compile(r"=[A-Za-z(+\-$]")
_MANGLED = re.compile(r"[+-]?\d(?:\.\d+)?[eE]\+\d+")
_SPELT = re.compile(r"(?:(\d{1,2})(?:小时|时|h))?(?:(\d{1,4})(?:分钟|分|min|m))?(?:(\d{1,5})(?:秒钟|秒|sec|s))?")
_COLONS = re.compile(r"(?:(\d{1,2}):)?(\d{1,4}):(\d{2})")
_LOST_ZERO = re.compile(r"(?!400|800|9[56])[2-9]\d{8,10}|10\d{8}")


def text_of(cell: object) -> str:
    """A cell as text, without the blanks around it; an empty cell by another name ("-", "/") is empty."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < MOST_EXACT:
        return str(int(cell))
    text = (cell if isinstance(cell, str) else str(cell)).strip(_AROUND)
    if text[:1] == "=":
        text = _unwrapped(text)
    if len(text) <= _LONGEST_BLANK and text.lower() in dialects.blanks():
        return ""
    return text


def _unwrapped(text: str) -> str:
    """The text out of ="…"; a formula stays as it is."""
    kept = _KEPT_AS_TEXT.fullmatch(text)
    if kept is None or _FORMULA.match(text):
        return text
    return kept[1].strip()


def number_of(cell: object) -> str:
    """A phone number as the log shows it, "" for none. Raises UnclearError where a spreadsheet has destroyed it."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= MOST_EXACT:
        raise UnclearError(
            "号码超过15位，被表格软件存成了数字，后几位已经丢失；请从原始文件重新导出，不要用表格软件打开再保存"
        )
    text = text_of(cell)
    if _MANGLED.fullmatch(text):
        raise UnclearError(
            f"号码被表格软件改成了 {text}，看不出原来的号码；请从原始文件重新导出，不要用表格软件打开再保存"
        )
    if _FORMULA.match(text):
        raise UnclearError("号码一格是公式，不是记录")
    return text


def lost_zero(number: str) -> bool:
    """Whether this looks like a landline whose leading 0 a spreadsheet dropped."""
    return bool(_LOST_ZERO.fullmatch(number))


def seconds(cell: object, *, minutes: bool = False) -> int | None:
    """A duration in whole seconds, None for an empty cell; a bare figure under "minutes" is rounded, so None too.

    Raises UnclearError for what is no duration or lasts more than a day.
    """
    if not minutes and _is_short_figure(cell):
        return int(str(cell))  # as phones keep it
    found = _clocked(cell)
    if found is None:
        text = unicodedata.normalize("NFKC", text_of(cell)).replace(" ", "").lower()
        if not text or (minutes and re.fullmatch(r"\d+(?:\.\d+)?", text)):
            return None
        found = _spelt(text)
    if found is None or not 0 <= found <= LONGEST_CALL:
        raise UnclearError(f"时长 {shown(cell)} 认不出")
    return found


def _is_short_figure(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) < 5 and cell.isascii() and cell.isdecimal()


def _clocked(cell: object) -> int | None:
    """A duration that the spreadsheet holds as a time of day, a span or a part of a day."""
    if isinstance(cell, timedelta):
        return round(cell.total_seconds())
    if isinstance(cell, datetime) and cell.date() <= date(1900, 1, 1):
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    if isinstance(cell, float) and 0 < cell < 1:
        return round(cell * 86_400)
    return None


@lru_cache(maxsize=8192)
def _spelt(text: str) -> int | None:
    if re.fullmatch(r"\d{1,6}(?:\.0+)?", text, re.ASCII):
        return int(text.partition(".")[0])
    match = _COLONS.fullmatch(text) or _SPELT.fullmatch(text)
    if match is None or (match.re is _COLONS and int(match[3]) > 59):
        return None
    hours, minutes, rest = (int(group or 0) for group in match.groups())
    return hours * 3600 + minutes * 60 + rest


def amount_of(cell: object) -> Decimal:
    """A sum in yuan, to the cent, never negative. Raises UnclearError."""
    text = unicodedata.normalize("NFKC", text_of(cell)).replace(",", "")
    text = re.sub(r"[¥\s元]", "", text).removeprefix("+")
    try:
        value = Decimal(text)
        exact = value.quantize(Decimal("0.01"))
    except InvalidOperation:
        raise UnclearError(f"金额 {shown(cell)} 认不出") from None
    if not exact.is_finite() or abs(exact - value) > Decimal("0.000001") or not 0 <= exact <= 100_000_000:
        raise UnclearError(f"金额 {shown(cell)} 认不出")
    return exact
