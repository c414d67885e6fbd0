"""A row of a table of calls or messages becomes a Contact."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from letters.case import Channel, Direction, Rank, shown
from letters.collect.logs import dialects, log_dates, values
from letters.collect.logs.rows import Contact, Passed, UnclearError
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from letters.collect.logs.columns import Columns
    from letters.collect.logs.dialects import Way
    from letters.collect.logs.log_dates import Calendar
    from letters.collect.logs.rows import Entry
    from letters.kit.tables.rows import Line

_NO_KIND, _NO_WAY = dialects.Kind(), dialects.Way()  # where a row says neither
_EXAMPLE = "例"  # how a row of the template begins that is an example


def contact(line: Line, columns: Columns, calendar: Calendar, own: frozenset[str]) -> Entry:
    """The row as a contact; Passed where it is none. Raises UnclearError. `own` are the person's numbers, as keys."""
    given = values.text_of(columns.first("time", line.cells))
    if columns.dialect.id == "template" and given.startswith(_EXAMPLE):
        return Passed(line.spot, "填写表自带的示例行")
    at, exact = log_dates.read_time(columns.first("time", line.cells), calendar)
    kind = _kind(columns, line) or _NO_KIND
    way = _way(columns, line) or _NO_WAY
    if passed := kind.passed or way.passed:
        return Passed(line.spot, passed)
    channel = kind.channel or columns.dialect.channel
    number, direction = _peer(columns, line, way, own)
    lasted = values.seconds(columns.first("duration", line.cells), minutes=columns.minutes)
    return Contact(
        line.spot,
        at,
        exact,
        channel,
        direction,
        number=number or None,
        rank=_rank(columns, line),
        name=_name(columns, line),
        answered=_answered(columns, line, way, lasted) if channel is Channel.CALL else None,
        duration=lasted,
        text=_text(columns, line),
        doubt=_doubt(number),
    )


def _doubt(number: str) -> str:
    return "像是固定电话丢了开头的 0" if values.lost_zero(number) else ""


def _kind(columns: Columns, line: Line) -> dialects.Kind | None:
    """What the kind columns say; the template says it in words that must be known."""
    if columns.dialect.id == "template":
        given = values.text_of(columns.first("channel", line.cells))
        found = dialects.kinds().get(dialects.plain(given))
        if found is None:
            raise UnclearError(
                f"方式 {shown(given)} 不认识；可写 电话、短信、社交网络、上门、其他" if given else "没有写方式"
            )
        return found
    cells = (*columns.every("kind", line.cells), *columns.every("service", line.cells))
    return next((kind for cell in cells if (kind := dialects.kinds().get(dialects.plain(values.text_of(cell))))), None)


def _way(columns: Columns, line: Line) -> Way | None:
    """What the direction columns say together."""
    cells = tuple(str(cell or "") for cell in columns.every("direction", line.cells))
    found = _way_of(cells)
    if found is None and columns.dialect.id == "template" and not any(map(values.text_of, cells)):
        return dialects.ways()["in"]
    return found


@lru_cache(maxsize=1024)
def _way_of(cells: tuple[str, ...]) -> Way | None:
    """Several columns may say it, but they must not contradict each other. Raises UnclearError."""
    texts = [dialects.plain(values.text_of(cell)) for cell in cells]
    found = {way for text in texts if (way := dialects.ways().get(text))}
    if len({way.direction for way in found}) > 1:
        raise UnclearError(f"方向前后矛盾：{'、'.join(filter(None, texts))}")
    return min(found, key=lambda way: way.answered is None, default=None)


def _peer(columns: Columns, line: Line, way: Way, own: frozenset[str]) -> tuple[str, Direction]:
    """The other side's number, verbatim, and who called whom."""
    if "number" not in columns.places:
        return _of_two(columns, line, way.direction, own)
    if way.direction is None:
        cells = "、".join(filter(None, map(values.text_of, columns.every("direction", line.cells))))
        raise UnclearError(f"看不出是谁打给谁：{shown(cells)}" if cells else "没有写是谁打给谁")
    return _number(columns, line, way.direction), way.direction


def _number(columns: Columns, line: Line, direction: Direction) -> str:
    """The one number of a row; of one's own iMessages that of the conversation. Raises UnclearError for none."""
    number = next(filter(None, map(values.number_of, columns.every("number", line.cells))), "")
    if columns.dialect.id == "imazing-messages" and direction is Direction.OUT:
        number = values.text_of(columns.first("session", line.cells))
    if number or columns.dialect.id == "template":
        return number
    if columns.dialect.blank_is_withheld:
        return values.HIDDEN
    raise UnclearError("没有对方号码")


def _of_two(columns: Columns, line: Line, told: Direction | None, own: frozenset[str]) -> tuple[str, Direction]:
    """Caller and called are both given: the other side is the one that is not the person's own number."""
    caller, callee = (values.number_of(columns.first(role, line.cells)) for role in ("caller", "callee"))
    mine = {side: number_key(number) in own for side, number in (("caller", caller), ("callee", callee))}
    direction = told
    if direction is None and mine["caller"] != mine["callee"]:
        direction = Direction.OUT if mine["caller"] else Direction.IN
    if direction is None:
        raise UnclearError("主叫、被叫号码都有，看不出哪个是本人；案件里 complainant.phone 写本机号码后再导入")
    number = callee if direction is Direction.OUT else caller
    if not number:
        raise UnclearError("没有对方号码")
    return number, direction


def _answered(columns: Columns, line: Line, way: Way, lasted: int | None) -> bool | None:
    given = values.text_of(columns.first("answered", line.cells))
    if given:
        if dialects.plain(given) not in dialects.yes_or_no():
            raise UnclearError(f"是否接通写的{shown(given)}不认识；可写 是、否")
        return dialects.yes_or_no()[dialects.plain(given)]
    if way.answered is not None:
        return way.answered
    return True if lasted else None


def _rank(columns: Columns, line: Line) -> Rank | None:
    given = values.text_of(columns.first("rank", line.cells))
    if not given:
        return columns.dialect.rank
    rank = next((rank for rank in Rank if given in (rank.label, rank.value)), None)
    if rank is None:
        raise UnclearError(f"记录来源写的{shown(given)}不认识；可写 {'、'.join(rank.label for rank in Rank)}")
    return rank


def _name(columns: Columns, line: Line) -> str | None:
    if not columns.dialect.tells_names:
        return None
    name = values.text_of(columns.first("name", line.cells))
    return "" if name.lower() in ("(unknown)", "unknown", "未知") or number_key(name) else name


def _text(columns: Columns, line: Line) -> str | None:
    """The message verbatim, with the blanks and breaks it has."""
    if not columns.dialect.tells_text:
        return None
    given = columns.first("text", line.cells)
    return str(given) if given is not None and str(given).strip() else None
