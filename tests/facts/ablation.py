"""A case with facts taken out, or said otherwise where no case can be without them, and what its letters then say.

A fact is a value of the case file in every row that has it, one row, or a whole table. A letter is a function of its
case, so a sentence rests on those facts without which it reads otherwise or is not there; that is found by trying.
Where a letter, or an annex, cannot be without a fact, it rests on it as a whole: no sentence of it is said to, and the
facts that would have been taken out with it are taken out without it. Where no case can be without a fact, nor with
another in its place, nobody could have said only that, and it stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from letters.case.file import case_of, current, is_earlier, load
from letters.case.without import Fact, said_otherwise, taken_out
from letters.compose.view.filters import day, money
from letters.errors import CaseError
from letters.render.blocks import Heading, ListBlock, Paragraph, Table, plain
from letters.render.losses import parts
from letters.render.notes import seen
from tests.shelf import books, engine, planned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from letters.case.model import Case
    from letters.render.blocks import Document
    from letters.render.notes import Sentence

OF_THE_FILE: Final = frozenset({"version", "written_on"})
SHORTEST: Final = 4  # characters of a text that is told apart from what stands in a letter by chance
TOGETHER: Final = 6  # facts that are taken out at once


Key: TypeAlias = tuple[str, int, str]
"""A letter, which of several about different contracts, and the template: the letter's own or an annex's."""


class Paper:
    """A letter, or an annex of it: what its template is given, and what it says."""

    def __init__(self, template: str, context: Mapping[str, Any]) -> None:
        self.template = template
        self.context = context

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What it says, by paragraph, point and cell."""
        return tuple(_texts(engine().document(self.template, self.context)))

    @cached_property
    def parts(self) -> Counter[str]:
        """How often it says each part of its words."""
        return Counter(part for text in self.texts for part in parts(text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, with what the template read for them."""
        blocks = engine().noted(self.template, self.context)
        return tuple(sentence for block in blocks for sentence in block.sentences)

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """In which of its sentences it says a part, each as often as it does."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(self.sentences):
            for part in parts(sentence.words):
                found[part].append(place)
        return found


class Loss(NamedTuple):
    """A part of words that a paper says no more, and in which sentences something is read that is not as it was."""

    key: Key
    part: str
    times: int
    named: tuple[int, ...]


class Two(NamedTuple):
    """How two papers of one key differ: parts that the first says and the second does not."""

    first: Paper
    second: Paper

    def losses(self, key: Key) -> Iterator[Loss]:
        """Each part that is lost, with the sentences of the first in which something was read that differs."""
        for part, times in (self.first.parts - self.second.parts).items():
            said = self.first.places[part]
            named = [place for place in said if _differs(self.first, self.second, self.first.sentences[place])]
            yield Loss(key, part, times, tuple(named))


class Story:
    """An example: what its case file holds, on which day its letters are made, and what they say."""

    def __init__(self, folder: Path) -> None:
        tables = load((folder / "case.toml").read_text(encoding="utf-8"), None)
        self.day: date = tables["written_on"]
        self.tables = current(tables).tables if is_earlier(tables) else tables
        self.papers = papers_of(case_of(self.tables, self.day), self.day)
        self._needed: dict[Fact, bool] = {}
        self._possible: dict[Fact, bool] = {}

    @cached_property
    def templates(self) -> frozenset[str]:
        """Of its letters and their annexes."""
        return frozenset(key[2] for key in self.papers)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All that can be taken out or said otherwise: values, rows, tables; as if shuffled, and the same each time."""
        return tuple(self.some_facts())

    def some_facts(self) -> Iterator[Fact]:
        """Those, one by one."""
        return filter(self.is_possible, self._told)

    @cached_property
    def _told(self) -> Sequence[Fact]:
        found = sorted({path for path, _ in leaves(self.tables)} | set(_rows(self.tables)), key=str)
        shuffled = Random(0).sample(found, len(found))  # noqa: S311  no secret
        return [fact for fact in shuffled if fact[0] not in OF_THE_FILE]

    def new_facts(self, tried: set[tuple[Fact, str]]) -> Iterator[tuple[Fact, frozenset[str]]]:
        """Those of a kind that was not taken out of each of its templates yet, with the templates that it was not.

        A kind is a value of all rows, any row of a list, or a table; kinds and templates are noted as tried.
        """
        for fact in self._told:
            kind = tuple(0 if isinstance(step, int) else step for step in fact)
            new = frozenset(template for template in self.templates if (kind, template) not in tried)
            if new and self.is_possible(fact):
                tried.update((kind, template) for template in new)
                yield fact, new

    def is_possible(self, fact: Fact) -> bool:
        """Whether somebody could have said all but that, or something else in its place; of a row, there is nothing."""
        if fact not in self._possible:
            self._possible[fact] = not self._is_needed(fact) or self._is_said_otherwise(fact)
        return self._possible[fact]

    def _is_said_otherwise(self, fact: Fact) -> bool:
        return said_otherwise(self.tables, [fact]) != self.tables and self.case_without([fact]) is not None

    def told_by(self, fact: Fact) -> frozenset[str]:
        """How its letters print the values of a fact, as far as they have them from nowhere else."""
        own = {text for path, value in self._printed if path == fact for text in printed(value)}
        others = "\0".join(text for path, value in self._printed if path != fact for text in printed(value))
        return frozenset(text for text in own if text in self.said and text not in others)

    @cached_property
    def said(self) -> str:
        """All that its letters say."""
        return said(self.papers)

    @cached_property
    def _printed(self) -> list[tuple[Fact, Any]]:
        return [(path, value) for path, value in leaves(self.tables) if path[0] not in OF_THE_FILE]

    def case_without(self, facts: Sequence[Fact]) -> Case | None:
        """The case without some facts; None where nobody could have said only that."""
        needed = [fact for fact in facts if self._is_needed(fact)]
        changed = taken_out(said_otherwise(self.tables, needed), [fact for fact in facts if fact not in needed])
        return _case(changed, self.day)

    def _is_needed(self, fact: Fact) -> bool:
        """Whether no case can be without a fact."""
        if fact not in self._needed:
            self._needed[fact] = _case(taken_out(self.tables, [fact]), self.day) is None
        return self._needed[fact]

    def without(self, facts: Sequence[Fact]) -> Iterator[tuple[Sequence[Fact], Mapping[Key, Paper]]]:
        """What the letters say without these facts; in parts, where not all can go without a letter that needs one."""
        case = self.case_without(facts)
        papers = papers_of(case, self.day) if case else {}
        if len(facts) == 1 or papers.keys() >= self.papers.keys():
            yield facts, papers
        else:
            middle = len(facts) // 2
            yield from self.without(facts[:middle])
            yield from self.without(facts[middle:])

    def losses(self, after: Mapping[Key, Paper]) -> Iterator[Loss]:
        """What papers that are still there say no more."""
        for key in self.papers.keys() & after.keys():
            yield from Two(self.papers[key], after[key]).losses(key)

    def gains(self, after: Mapping[Key, Paper]) -> Iterator[Loss]:
        """What they say instead: a loss, seen from the case without the facts."""
        for key in self.papers.keys() & after.keys():
            yield from Two(after[key], self.papers[key]).losses(key)


def said(papers: Mapping[Key, Paper]) -> str:
    """All that papers say."""
    return "\n".join(text for paper in papers.values() for text in paper.texts)


def _texts(document: Document) -> Iterator[str]:
    """All that a document says, by paragraph, point and cell."""
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                yield plain(block.text)
            case ListBlock():
                yield from (plain(item.text) for item in block.items)
            case Table():
                yield from (plain(cell) for row in (*block.head, *block.rows) for cell in row.cells)


def groups(facts: Iterable[Fact], size: int = TOGETHER) -> Iterator[Sequence[Fact]]:
    """Facts that are taken out together."""
    left = iter(facts)
    while some := list(islice(left, size)):
        yield some


def _differs(before: Paper, after: Paper, sentence: Sentence) -> bool:
    """Whether something that was read for a sentence is not what it was."""
    return any(seen(before.context, read) != seen(after.context, read) for read in sentence.read)


def papers_of(case: Case, on: date, *wanted: str) -> Mapping[Key, Paper]:
    """The letters that a case gives, with their annexes: those wanted, or all, those on request included."""
    wanted = wanted or tuple(head.id for head in books().heads if head.is_letter)
    found: dict[Key, Paper] = {}
    several: Counter[str] = Counter()
    for letter in planned(case, on.isoformat(), *wanted).letters:
        several[letter.head.id] += 1
        for template in (letter.head.id, *(annex.id for annex in letter.annexes)):
            found[letter.head.id, several[letter.head.id], template] = Paper(template, letter.context)
    return found


def _case(tables: dict[str, Any], on: date) -> Case | None:
    try:
        return case_of(tables, on)
    except CaseError:
        return None


def leaves(value: Any, path: Fact = ()) -> Iterator[tuple[Fact, Any]]:
    """Every value in tables, with its path, which is that of all rows."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, value


def printed(value: Any) -> Iterator[str]:
    """How letters print a value, where that tells it apart: a text line by line, a day, a sum."""
    match value:
        case bool() | int():
            return
        case datetime() | date():
            yield day(value.date() if isinstance(value, datetime) else value)
        case Decimal():
            yield money(value)
        case str() if re.fullmatch(r"\d+\.\d\d", value):
            yield money(Decimal(value))
        case str() if re.match(r"\d{4}-\d\d-\d\d", value):
            yield day(date.fromisoformat(value[:10]))
        case str() if re.fullmatch(r"\d{17}[\dX]", value):  # an ID number says the birthday too
            yield value
            yield day(date.fromisoformat(value[6:14]))
        case str():
            yield from (line.strip() for line in value.splitlines() if len(line.strip()) >= SHORTEST)


def _rows(value: Any, path: Fact = ()) -> Iterator[Fact]:
    """The path of each table with a name, of all rows, and of each row by itself."""
    if isinstance(value, list):
        for place, row in enumerate(value):
            if isinstance(row, dict):
                yield (*path, place)
                yield from _rows(row, (*path, place))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield (*path, key)
                yield from _rows(inner, (*path, key))
