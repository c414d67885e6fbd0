"""A row of a table of calls or messages becomes a Contact."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from letters.case import Channel, Direction, Rank, shown
from letters.collect.logs import dialects, log_dates, values
from letters.collect.logs.caller_keys import caller_key
from letters.collect.logs.rows import UNWANTED, Contact, Passed, UnclearError
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from letters.collect.logs.columns import Columns
    from letters.collect.logs.dialects import Way
    from letters.collect.logs.log_dates import Calendar
    from letters.collect.logs.rows import Entry, Wanted
    from letters.kit.tables.rows import Line

_NO_KIND, _NO_WAY = dialects.Kind(), dialects.Way()  # where a row says neither
_EXAMPLE = "例"  # how a row of the template begins that is an example


SAID = ("direction", "kind", "service", "channel", "duration", "answered", "rank", "name")
"""What columns say of which few words do: many rows say the same."""
PEER = ("number", "caller", "callee", "session", "direction")
_MOST_KNOWN = 20_000  # sayings or numbers of one table that are remembered


class ContactRows:
    """The rows of a table as contacts, those of the callers `wanted` or all.

    What a row says beside its time and its words is worked out once, for all rows that say it in the same cells.
    """

    def __init__(self, columns: Columns, calendar: Calendar, own: frozenset[str], wanted: Wanted = None) -> None:
        self._columns, self._calendar, self._own, self._wanted = columns, calendar, own, wanted
        self._time, self._text = columns.place("time"), columns.place("text") if columns.dialect.tells_text else None
        self._said_cells, self._peer_cells = columns.picker(SAID), columns.picker(PEER)
        self._said: dict[object, _Said] = {}
        self._peers: dict[object, _Peer] = {}

    def contact(self, line: Line) -> Entry:
        """The row as a contact; Passed where it is none, or none that is wanted. Raises UnclearError."""
        if self._wanted is not None and not self._is_wanted(line):
            return UNWANTED
        given = _cell(line.cells, self._time)
        if self._columns.dialect.id == "template" and values.text_of(given).startswith(_EXAMPLE):
            return Passed(line.spot, "填写表自带的示例行")
        at, exact = log_dates.read_time(given, self._calendar)
        said = self._what_is_said(line)
        if said.passed:
            return Passed(line.spot, said.passed)
        peer = self._who(line, said.way)
        if said.unclear:
            raise UnclearError(said.unclear)
        text = _verbatim(_cell(line.cells, self._text))
        return Contact(
            line.spot, at, exact, said.channel, peer.direction, peer.number, said.rank, said.name, said.answered,
            said.lasted, text, peer.doubt,
        )  # fmt: skip

    def _is_wanted(self, line: Line) -> bool:
        """Whether the row is of a caller wanted, as far as it can be told at all."""
        try:
            said = self._what_is_said(line)
            key = self._who(line, said.way).key
        except UnclearError:
            return False
        return (key or caller_key(said.name or "")) in self._wanted if self._wanted is not None else True

    def _what_is_said(self, line: Line) -> _Said:
        """What the row says beside time, number and words. Raises UnclearError for a kind or a direction unknown."""
        key = self._said_cells(line.cells)
        found = self._said.get(key)
        if found is None:
            if len(self._said) >= _MOST_KNOWN:
                self._said.clear()
            found = self._said[key] = _said(self._columns, line)
        return found

    def _who(self, line: Line, way: Way) -> _Peer:
        """The other side. Raises UnclearError where it cannot be told."""
        key = way.direction, self._peer_cells(line.cells)
        found = self._peers.get(key)
        if found is None:
            if len(self._peers) >= _MOST_KNOWN:
                self._peers.clear()
            number, direction = _peer(self._columns, line, way, self._own)
            found = self._peers[key] = _Peer(
                number or None, direction, _doubt(number), caller_key(number) if number else ""
            )
        return found


class _Said(NamedTuple):
    """What a row says beside its time, its number and its words; `unclear` is why one of them cannot be told."""

    way: Way
    channel: Channel
    passed: str = ""
    lasted: int | None = None
    rank: Rank | None = None
    name: str | None = None
    answered: bool | None = None
    unclear: str = ""


class _Peer(NamedTuple):
    """The other side of a row, and the key of its number, "" for none."""

    number: str | None
    direction: Direction
    doubt: str
    key: str


def _said(columns: Columns, line: Line) -> _Said:
    """What a line says of its contact. Raises UnclearError for a kind or a direction that cannot be told.

    Where anything else cannot be told, `unclear` says what, and the rest is left out.
    """
    kind = _kind(columns, line) or _NO_KIND
    way = _way(columns, line) or _NO_WAY
    channel = kind.channel or columns.dialect.channel
    told = _Said(way, channel, kind.passed or way.passed)
    try:
        lasted = values.seconds(columns.first("duration", line.cells), minutes=columns.minutes)
        rank, name = _rank(columns, line), _name(columns, line)
        answered = _answered(columns, line, way, lasted) if channel is Channel.CALL else None
    except UnclearError as unclear:
        return told._replace(unclear=str(unclear))
    return told._replace(lasted=lasted, rank=rank, name=name, answered=answered)


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
        raise UnclearError("主叫、被叫号码都有，看不出哪个是本人；先在案件里写上本机号码，再导入")
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


def _cell(cells: tuple[object, ...], place: int | None) -> object:
    """The cell at a place, None where there is none."""
    return cells[place] if place is not None and place < len(cells) else None


def _verbatim(given: object) -> str | None:
    """The message verbatim, with the blanks and breaks it has."""
    return str(given) if given is not None and str(given).strip() else None
