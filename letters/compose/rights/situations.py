"""What `letters rights` can say: situations and lines of plain words, read from data/rights.toml and checked there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.errors import DataError, UsageError
from letters.law.provision import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from letters.case.events import Incident

DATA = Path(__file__).parent / "data" / "rights.toml"
SUPPOSED_CONTACTS = 3  # what somebody who names a situation is taken to have lived through: more than once or twice


@dataclass(frozen=True, slots=True)
class Situation:
    """Something people are in: what in a case shows it, what is supposed without a case, which letters may fit."""

    id: str
    names: tuple[str, ...]
    label: str
    acts: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    practices: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    supposed: tuple[Supposed, ...] = ()
    letters: tuple[str, ...] = ()

    def is_of(self, incident: Incident) -> bool:
        """Whether one contact is what the situation is about; a mere reminder never is."""
        return incident.counts and (not self.acts.isdisjoint(incident.acts) or str(incident.channel) in self.channels)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is taken as given without a case."""

    acts: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()

    def ground(self, addressee: str) -> Ground:
        """What a citation rests on."""
        contacts = SUPPOSED_CONTACTS if self.acts or self.channels else 0
        return Ground(addressee, contacts, self.acts, self.channels, self.facts)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or two of one section; `about` names situations (none: always), `spare` how soon it may go.

    With `topics` it rests on law as it stands towards `law_as`, an addressee word of the law table.
    """

    section: str
    text: str
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    law_as: str = ""
    spare: int = 0

    def fits(self, situations: Iterable[str]) -> bool:
        """Whether it is said to somebody in these situations."""
        given = frozenset(situations)
        return (not self.about or not given.isdisjoint(self.about)) and given.isdisjoint(self.unless)


@dataclass(frozen=True)
class Guide:
    """The whole of the data; situations in order of severity, lines in the order in which they are said."""

    words: Mapping[str, str]
    headings: Mapping[str, str]
    situations: tuple[Situation, ...]
    lines: tuple[Line, ...]

    def named(self, word: str) -> Situation | None:
        """The situation of that id or name, else the one whose longest name stands in the word, else None."""
        for situation in self.situations:
            if word == situation.id or word in situation.names:
                return situation
        held = [(len(name), one) for one in self.situations for name in one.names if name in word]
        return max(held, key=lambda pair: pair[0])[1] if held else None

    def choose(self, words: Iterable[str]) -> tuple[Situation, ...]:
        """The situations meant, the gravest first. Raises UsageError, with the nearest name, for an unknown word."""
        meant = [self._known(word) for word in words]
        return tuple(situation for situation in self.situations if situation in meant)

    def _known(self, word: str) -> Situation:
        if found := self.named(word):
            return found
        names = [name for one in self.situations for name in (one.id, *one.names)]
        near = get_close_matches(word, names, 1, 0.5)
        hint = f"是不是 {near[0]}？" if near else ""
        raise UsageError(f"没有名为 {word} 的情形，也没有这个文件", hint + "用 letters rights 看有哪些情形")


@cache
def guide() -> Guide:
    """The bundled data. Raises DataError where a row is not as it should be."""
    return read(DATA.read_text(encoding="utf-8"))


def read(text: str) -> Guide:
    """A guide from TOML text. Raises DataError for a missing or unknown key, section or situation."""
    data = tomllib.loads(text)
    try:
        situations = tuple(_situation(dict(row)) for row in data["situation"])
        lines = tuple(_line(dict(row)) for row in data["line"])
    except (KeyError, TypeError) as error:
        raise DataError(f"rights.toml 有一项缺少或写错 {error}") from error
    headings, known = data["headings"], {situation.id for situation in situations}
    for line in lines:
        unknown = {*line.about, *line.unless} - known | {line.section} - headings.keys()
        if unknown or bool(line.topics) != bool(line.law_as):
            raise DataError(f"rights.toml 的“{line.text}”写错 {'、'.join(sorted(unknown)) or 'as'}")
    return Guide(data["words"], headings, situations, lines)


def _situation(row: dict[str, Any]) -> Situation:
    """One row; what is supposed is what shows it, unless the row says otherwise."""
    shown = {key: frozenset(row.pop(key, ())) for key in ("acts", "channels", "practices", "facts")}
    supposed = row.pop("suppose", {"acts": shown["acts"], "channels": shown["channels"]})
    several = supposed if isinstance(supposed, list) else [supposed]
    return Situation(
        id=row.pop("id"),
        names=tuple(row.pop("names")),
        label=row.pop("label"),
        letters=tuple(row.pop("letters", ())),
        supposed=tuple(Supposed(**{key: frozenset(words) for key, words in one.items()}) for one in several),
        **shown,
        **row,
    )


def _line(row: dict[str, Any]) -> Line:
    about, unless, topics = (tuple(row.pop(key, ())) for key in ("for", "unless", "topics"))
    return Line(about=about, unless=unless, topics=topics, law_as=row.pop("as", ""), **row)
