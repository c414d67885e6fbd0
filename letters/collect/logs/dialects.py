"""The dialect data, loaded once: what headings, cells, types and prefixes mean."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.collect.logs.dialect_files import read_columns, read_dialects, read_numbers
from letters.kit.data_files import read_trusted
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from letters.case import Channel, Direction, Rank
    from letters.collect.logs.dialect_files import BackupType, ColumnFile, DialectFile, DialectRow

_DATA = Path(__file__).with_name("data")
_QUOTES = re.compile(r"[\s\"'“”‘’\ufeff]+")
_UNIT = re.compile(r"\((?:元|¥|秒|s|分钟|分|min)\)$")


@frozen
class Dialect:
    """A kind of log.

    A table is of it when it has these `columns` (headings) and `roles`, and none of `without`; or by its `headerless`
    order of roles; or by the `root` element of its XML. `payments` names the channel of a payment bill. `dates` is
    dmy or mdy where day and month cannot be told from the figures. `cannot` says what such a log does not prove.
    """

    id: str
    title: str
    source: str
    rank: Rank | None
    channel: Channel
    columns: frozenset[str]
    roles: tuple[str, ...]
    without: tuple[str, ...]
    headerless: tuple[str, ...]
    root: str
    payments: str
    dates: str
    tells_names: bool
    tells_text: bool
    blank_is_withheld: bool
    cannot: tuple[str, ...]


@frozen
class Way:
    """What a word of direction says; `passed` is why such a row is no contact."""

    direction: Direction | None = None
    answered: bool | None = None
    passed: str = ""


@frozen
class Kind:
    """What a word of kind says."""

    channel: Channel | None = None
    passed: str = ""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A heading or word as it is compared: full width, spaces, quotes, case and units make no difference."""
    return _UNIT.sub("", _QUOTES.sub("", unicodedata.normalize("NFKC", text)).lower())


@cache
def _columns() -> ColumnFile:
    return read_columns(_DATA, read_trusted)


@cache
def _dialects() -> DialectFile:
    return read_dialects(_DATA, _columns().roles, read_trusted)


@cache
def dialects() -> tuple[Dialect, ...]:
    """Every kind of log, in the order of asking."""
    return tuple(_dialect(each) for each in _dialects().dialect)


def _dialect(row: DialectRow) -> Dialect:
    """A kind of log, with headings as they are compared."""
    return Dialect(
        id=row.id,
        title=row.title,
        source=row.source,
        rank=row.rank,
        channel=row.channel,
        columns=frozenset(plain(name) for name in row.columns),
        roles=row.roles,
        without=row.without,
        headerless=row.headerless,
        root=row.root,
        payments=row.payments,
        dates=row.dates,
        tells_names=row.tells_names,
        tells_text=row.tells_text,
        blank_is_withheld=row.blank_is_withheld,
        cannot=row.cannot,
    )


def call_type(code: str) -> BackupType | None:
    """What the type of a call in an XML backup means; None for one that is not known."""
    return _dialects().call_types.get(code)


def message_type(code: str) -> BackupType | None:
    """What the type of a message in an XML backup means; None for one that is not known."""
    return _dialects().message_types.get(code)


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """For each heading, what its column may hold."""
    found: dict[str, tuple[str, ...]] = {}
    for role, names in _columns().roles.items():
        for name in map(plain, names):
            found[name] = (*found.get(name, ()), role)
    return found


@cache
def ways() -> dict[str, Way]:
    """What each word of direction says."""
    rows = _columns().direction
    return {plain(word): Way(each.direction, each.answered, each.passed) for each in rows for word in each.words}


@cache
def kinds() -> dict[str, Kind]:
    """What each word of kind or channel says."""
    return {plain(word): Kind(each.channel, each.passed) for each in _columns().kind for word in each.words}


@cache
def blanks() -> frozenset[str]:
    """Words that mean an empty cell."""
    return frozenset(_columns().blank.words)


@cache
def yes_or_no() -> dict[str, bool]:
    """Words for answered and not."""
    words = _columns().answered
    return {plain(word): True for word in words.yes} | {plain(word): False for word in words.no}


def sums_start() -> tuple[str, ...]:
    """How a row begins that holds sums."""
    return _columns().sums.starts


@cache
def payment_states() -> dict[str, str]:
    """What each status of a payment says."""
    return {word: state for state, words in _dialects().payment_states.items() for word in words}


@cache
def prefixes() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What a number tells by itself: pattern, kind, hint."""
    return tuple((each.pattern, each.kind, each.hint) for each in read_numbers(_DATA, read_trusted).prefix)
