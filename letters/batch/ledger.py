"""What came of every case, in a temporary database: memory stays flat at any number, and the order is by key."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Self

from letters.batch.outcomes import State, as_json, from_json
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.batch.outcomes import Item, Outcome

NAMED = 5  # cases that are named of those with the same letter

_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE claimed (name TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE outcome (key TEXT, source TEXT, state TEXT, status INTEGER, value TEXT);
    CREATE TABLE letter (id TEXT, "to" TEXT, alike TEXT, title TEXT, key TEXT);
"""


@frozen
class Mass:
    """Letters to one body that differ in the persons' own data only: how many, and the first keys."""

    id: str
    title: str
    to: str
    number: int
    keys: tuple[str, ...]


class Ledger:
    """Holds outcomes until the report is written. The database is a nameless file that goes when it is closed."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def claim(self, item: Item) -> bool:
        """Whether no item before had the same folder; capitals do not tell folders apart on every system."""
        found = self._db.execute("INSERT OR IGNORE INTO claimed VALUES (?)", (item.key.casefold(),))
        return found.rowcount == 1

    def add(self, outcome: Outcome) -> None:
        """Note what came of a case."""
        value = json.dumps(as_json(outcome), ensure_ascii=False)
        row = (outcome.key, outcome.source, outcome.state.value, outcome.status, value)
        self._db.execute("INSERT INTO outcome VALUES (?, ?, ?, ?, ?)", tuple(map(_storable, row)))
        letters = [(one.id, one.to, one.alike, one.title, outcome.key) for one in outcome.letters]
        self._db.executemany("INSERT INTO letter VALUES (?, ?, ?, ?, ?)", [tuple(map(_storable, r)) for r in letters])

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome, by key."""
        for (value,) in self._db.execute("SELECT value FROM outcome ORDER BY key, source"):
            yield from_json(json.loads(value))

    def states(self) -> Counter[State]:
        """How many cases there are in each state."""
        found = self._db.execute("SELECT state, count(*) FROM outcome GROUP BY state")
        return Counter({State.of(state): number for state, number in found})

    def letters(self) -> int:
        """How many letters lie in the folders."""
        return int(self._db.execute("SELECT count(*) FROM letter").fetchone()[0])

    def statuses(self) -> frozenset[int]:
        """The exit statuses that cases would have on their own."""
        return frozenset(status for (status,) in self._db.execute("SELECT DISTINCT status FROM outcome"))

    def mass(self) -> Iterator[Mass]:
        """The letters of which one body gets more than one alike, the most first."""
        found = self._db.execute(
            'SELECT id, min(title), "to", alike, count(DISTINCT key) AS number FROM letter'
            ' WHERE alike <> \'\' GROUP BY id, "to", alike HAVING number > 1 ORDER BY number DESC, id, "to", alike'
        )
        for name, title, to, alike, number in found:
            yield Mass(name, title, to, number, self._keys(name, to, alike))

    def _keys(self, name: str, to: str, alike: str) -> tuple[str, ...]:
        question = 'SELECT DISTINCT key FROM letter WHERE id = ? AND "to" = ? AND alike = ? ORDER BY key LIMIT ?'
        return tuple(key for (key,) in self._db.execute(question, (name, to, alike, NAMED)))


def _storable(value: object) -> object:
    """A name on a disk may hold bytes that are no text, which a database refuses."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
