"""Which column of a table holds what: headings are found by what they say, wherever they stand."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from letters.collect.logs import dialects, log_dates, values
from letters.collect.logs.rows import UnclearError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from letters.collect.logs.dialects import Dialect

_PEERS = ("number", "caller")
FEWEST = 3  # headings


@frozen
class Columns:
    """Where each role of a table stands. `minutes`: its durations are in whole minutes."""

    dialect: Dialect
    places: dict[str, tuple[int, ...]]
    headings: tuple[str, ...]
    minutes: bool = False

    def first(self, role: str, cells: Sequence[object]) -> object:
        """The cell of the first column of a role; None where the table or the row has none."""
        for place in self.places.get(role, ()):
            return cells[place] if place < len(cells) else None
        return None

    def every(self, role: str, cells: Sequence[object]) -> list[object]:
        """The cells of all columns of a role."""
        return [cells[place] for place in self.places.get(role, ()) if place < len(cells)]

    def place(self, role: str) -> int | None:
        """The first column of a role, None where the table has none."""
        return next(iter(self.places.get(role, ())), None)

    def picker(self, roles: Iterable[str]) -> Callable[[tuple[object, ...]], tuple[object, ...]]:
        """What takes the cells of all columns of these roles out of a row, None for those that it lacks."""
        places = sorted({place for role in roles for place in self.places.get(role, ())})
        if len(places) < 2:
            return lambda cells: tuple(cells[place] for place in places if place < len(cells))
        picked, last = itemgetter(*places), places[-1]
        return lambda cells: picked(cells if last < len(cells) else (*cells, *[None] * (last + 1 - len(cells))))

    def repeats(self, cells: Sequence[object]) -> bool:
        """Whether this row is the heading once more, as on each page of a print."""
        place = self.places["time"][0]
        given = cells[place] if place < len(cells) else None
        return isinstance(given, str) and dialects.plain(given) == self.headings[place] != ""


def columns_of(cells: Sequence[object]) -> Columns | None:
    """The columns that a heading row names, None where this is no heading row of a log that we know."""
    headings = tuple(dialects.plain(cell) if isinstance(cell, str) else "" for cell in cells)
    known = dialects.roles()
    if sum(heading in known for heading in headings) < FEWEST:
        return None
    places: dict[str, tuple[int, ...]] = {}
    for place, heading in enumerate(headings):
        for role in known.get(heading, ()):
            places[role] = (*places.get(role, ()), place)
    dialect = next((each for each in dialects.dialects() if _is_of(each, headings, places)), None)
    return None if dialect is None else Columns(dialect, places, headings, minutes=_in_minutes(cells, places))


def is_heading(cells: Sequence[object]) -> bool:
    """Whether a row is the heading of a log that we know."""
    return columns_of(cells) is not None


def _is_of(dialect: Dialect, headings: Sequence[str], places: dict[str, tuple[int, ...]]) -> bool:
    if dialect.root or dialect.headerless or not dialect.columns.issubset(headings):
        return False
    return all(_has(role, places) for role in dialect.roles) and not any(role in places for role in dialect.without)


def _has(role: str, places: dict[str, tuple[int, ...]]) -> bool:
    if role == "peer":
        return any(peer in places for peer in _PEERS)
    if role == "message":
        return "direction" in places or "kind" in places
    return role in places


def _in_minutes(cells: Sequence[object], places: dict[str, tuple[int, ...]]) -> bool:
    return any("分钟" in str(cells[place]) for place in places.get("duration", ()))


def headerless(cells: Sequence[object]) -> Columns | None:
    """The columns of a table without headings, told by what its first row holds."""
    for dialect in dialects.dialects():
        if dialect.headerless and len(cells) == len(dialect.headerless):
            places: dict[str, tuple[int, ...]] = {role: (place,) for place, role in enumerate(dialect.headerless)}
            columns = Columns(dialect, places, tuple("" for _ in cells))
            if _holds(columns, cells):
                return columns
    return None


def _holds(columns: Columns, cells: Sequence[object]) -> bool:
    try:
        log_dates.read_time(columns.first("time", cells), log_dates.Calendar(order="dmy"))
        values.seconds(columns.first("duration", cells))
    except UnclearError:
        return False
    return dialects.plain(str(columns.first("direction", cells))) in dialects.ways()


def missing_number(cells: Sequence[object]) -> bool:
    """Whether this is the heading of a bill that leaves the other side's number out."""
    found = {role for cell in cells if isinstance(cell, str) for role in dialects.roles().get(dialects.plain(cell), ())}
    return {"time", "duration"} <= found and not found & {"number", "caller", "amount"}
