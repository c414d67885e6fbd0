"""How values read in a letter: days, moments, sums. Templates use these filters and no others of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.view.events.spoken import spoken, spoken_clock
from letters.compose.view.said import Said
from letters.kit.moment import Moment
from letters.kit.numerals import write_sum

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal

ENDINGS = "。！？；…!?;.～~"
CLOSERS = "”’」』）)〕】》"  # a stop may stand before these


def day(value: date | Moment) -> str:
    """2026年8月10日; 2026年8月 where only the month is known."""
    if isinstance(value, Moment) and value.day is None:
        return f"{value.year}年{value.month}月"
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: Moment) -> str:
    """2026年8月10日9时3分; says which part is not known."""
    if value.day is None:
        return f"{day(value)}（日期不详）"
    if value.clock is None:
        return f"{day(value)}（时刻不详）"
    return f"{day(value)}{spoken_clock(value.clock)}"


def until(end: Moment, start: Moment) -> str:
    """The end of a span: the time alone when it is the same day."""
    if end.date == start.date and end.date is not None and end.clock is not None:
        return spoken_clock(end.clock)
    return moment(end)


def stamp(value: date | Moment) -> str:
    """2026-08-10 09:03:10 for a table: as precise as the record; the seconds only where it has them."""
    if not isinstance(value, Moment):
        return value.isoformat()
    if value.clock is not None and not value.clock.second:
        return str(value)[: -len(":00")]
    return str(value)


def stamp_until(end: Moment, start: Moment) -> str:
    """The end of a span for a table: the time alone when it is the same day."""
    written = stamp(end)
    return written.split()[-1] if end.date == start.date and end.clock is not None else written


def money(value: Decimal) -> str:
    """1,832.00元."""
    return f"{value:,.2f}元"


def yuan(value: Decimal) -> str:
    """1,832元, 80.97元: as a sum reads within a sentence, the cents only where there are any."""
    return f"{value:,.2f}".removesuffix(".00") + "元"


def percent(value: Decimal) -> str:
    """162.36%, with the decimals that the figure has."""
    return f"{value:,f}%"


def capital(value: Decimal) -> str:
    """壹仟捌佰叁拾贰元整, as sums are written out in Chinese documents."""
    return write_sum(value)


def sentence(text: str) -> str:
    """The text with a full stop where it ends without any mark; the text itself is kept as it is."""
    return text.rstrip() + stop(text)


def quoted(words: Said) -> str:
    """“words”, as they were written or said. Raises TypeError for anything else, which nobody said."""
    if not isinstance(words, Said):
        raise TypeError("only words that were said are quoted")
    return f"“{words.words}”"


def stop(words: str | Said) -> str:
    """A full stop for after a quotation, unless the quoted words end with a mark of their own."""
    text = words.words if isinstance(words, Said) else words
    return "" if text.rstrip().rstrip(CLOSERS)[-1:] in tuple(ENDINGS) else "。"


FILTERS: dict[str, Callable[..., str]] = {
    "day": day,
    "moment": moment,
    "spoken": spoken,
    "stamp": stamp,
    "stamp_until": stamp_until,
    "until": until,
    "money": money,
    "yuan": yuan,
    "percent": percent,
    "capital": capital,
    "quoted": quoted,
    "sentence": sentence,
    "stop": stop,
}
