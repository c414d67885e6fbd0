"""The rules that protect the sender, as their data words them: what is warned of, how heavily, in which words.

Each file of `data/warnings/` holds some kinds of warnings. A kind may name words that give it away, with texts that
trip it and texts that must not; `data/contexts.toml` says when such words are not the sender's own (somebody else said
them, they are denied, asked for, doubted).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA = Path(__file__).parent / "data"
PLACES = frozenset({"own", "accounts", "words", "demands", "all"})
_KIND_KEYS = frozenset(
    {"id", "severity", "message", "next", "instead", "how", "letters", "stop_for", "note_for", "final", "words"}
)
_WORD_KEYS = frozenset({"where", "pattern", "unless", "inside_quotes", "trips", "passes"})


class Severity(IntEnum):
    """How much a warning weighs: a stop keeps the letter from being written."""

    NOTE = 1
    WARN = 2
    STOP = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What around a match excuses it: `before` it (unless `but` stands there too), or right `after` it."""

    before: re.Pattern[str] | None
    but: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def excuses(self, before: str, after: str) -> bool:
        """Whether the words around a match say that it is not meant."""
        if self.after is not None and self.after.match(after):
            return True
        told = self.before is not None and self.before.search(before) is not None
        return told and not (self.but is not None and self.but.search(before))


@dataclass(frozen=True, slots=True)
class Words:
    """Words that give a kind of warning away: `where` they are looked for, and what excuses them.

    `trips` and `passes` are the proofs: texts that must and must not give the warning.
    """

    where: str
    pattern: re.Pattern[str]
    unless: tuple[Context, ...] = ()
    inside_quotes: bool = False
    trips: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A warning as the data words it; `how` is what to write in the case file, `instead` a wording that is safe.

    `letters` are the beginnings of the ids it is about (none: all); among them it stops those of `stop_for` and is
    merely noted for those of `note_for`. A `final` one cannot be overruled: the letter would be void or go nowhere.
    """

    id: str
    severity: Severity
    message: str
    next: str
    instead: str = ""
    how: str = ""
    letters: tuple[str, ...] = ()
    stop_for: tuple[str, ...] = ()
    note_for: tuple[str, ...] = ()
    final: bool = False
    words: tuple[Words, ...] = ()

    def concerns(self, letter: str) -> bool:
        """Whether it is about a letter."""
        return not self.letters or is_among(letter, self.letters)

    def weight(self, letter: str) -> Severity:
        """How much it weighs for a letter."""
        if is_among(letter, self.stop_for):
            return Severity.STOP
        return Severity.NOTE if is_among(letter, self.note_for) else self.severity


def is_part(start: str, letter: str) -> bool:
    """Whether an id is meant by its first part: `complaint` means `complaint/police`, not `complaints`."""
    return letter == start or letter.startswith(start.rstrip("/") + "/")


def is_among(letter: str, starts: Iterable[str]) -> bool:
    """Whether an id is meant by one of several first parts."""
    return any(is_part(start, letter) for start in starts)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of warning, by id. Raises DataError for data that is not as it should be."""
    known: dict[str, Kind] = {}
    for path in sorted((DATA / "warnings").glob("*.toml")):
        for row in read(path)["warning"]:
            kind = _kind(row, path.name)
            if kind.id in known:
                raise DataError(f"{path.name}：提示 {kind.id} 重复")
            known[kind.id] = kind
    return known


def read(path: Path) -> dict[str, Any]:
    """A file of the bundled data."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def contexts() -> Mapping[str, Context]:
    """Every context, by name."""
    return {name: Context(*(_compiled(row.get(key)) for key in ("before", "but", "after"))) for name, row in _rows()}


def _rows() -> Iterable[tuple[str, dict[str, str]]]:
    return read(DATA / "contexts.toml").items()


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(pattern)


def _kind(row: dict[str, Any], file: str) -> Kind:
    place = f"{file} 的 {row.get('id', '某一项')}"
    _no_others(row, _KIND_KEYS, place)
    try:
        weight = Severity[row["severity"].upper()]
        kind = Kind(
            id=row["id"],
            severity=weight,
            message=row["message"],
            next=row["next"],
            instead=row.get("instead", ""),
            how=row.get("how", ""),
            letters=tuple(row.get("letters", ())),
            stop_for=tuple(row.get("stop_for", ())),
            note_for=tuple(row.get("note_for", ())),
            final=row.get("final", False),
            words=tuple(_words(words, place) for words in row.get("words", ())),
        )
    except KeyError as error:
        raise DataError(f"{place} 缺少或写错 {error}") from error
    return kind


def _words(row: dict[str, Any], place: str) -> Words:
    _no_others(row, _WORD_KEYS, place)
    if row["where"] not in PLACES:
        raise DataError(f"{place}：where 不能是 {row['where']}", f"可以是 {'、'.join(sorted(PLACES))}")
    try:
        pattern = re.compile(row["pattern"])
    except re.error as error:
        raise DataError(f"{place}：pattern 不是正则表达式：{error}") from error
    return Words(
        where=row["where"],
        pattern=pattern,
        unless=tuple(contexts()[name] for name in row.get("unless", ())),
        inside_quotes=row.get("inside_quotes", False),
        trips=tuple(row["trips"]),
        passes=tuple(row["passes"]),
    )


def _no_others(row: dict[str, Any], known: frozenset[str], place: str) -> None:
    if others := sorted(row.keys() - known):
        raise DataError(f"{place} 有不认识的键 {'、'.join(others)}", f"可以是 {'、'.join(sorted(known))}")
