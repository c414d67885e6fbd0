"""Which letters a case gives: those that fit, those that lack something, those that are stopped."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from letters.compose.addressee import addressees
from letters.compose.letter import compose
from letters.compose.needs import Lack, lacking
from letters.compose.warnings import is_part
from letters.errors import TemplateError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from letters.authorities import Directory
    from letters.case.model import Case
    from letters.catalogue.head import Head
    from letters.compose.letter import Letter
    from letters.law.book import Law


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A letter that is not written, and why: what the case lacks, or `elsewhere` when another door was chosen."""

    head: Head
    lacks: tuple[Lack, ...]
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Letters in order of sending, the stopped ones among them; and those that cannot be written."""

    case: Case
    letters: tuple[Letter, ...]
    unwritten: tuple[Unwritten, ...]
    asked_for: bool

    @property
    def ready(self) -> tuple[Letter, ...]:
        """The letters that nothing stops."""
        return tuple(letter for letter in self.letters if not letter.is_blocked)

    @property
    def blocked(self) -> tuple[Letter, ...]:
        """The letters that a warning stops."""
        return tuple(letter for letter in self.letters if letter.is_blocked)

    @property
    def falls_short(self) -> bool:
        """Whether something that was asked for, or that fits, is not written."""
        return bool(self.blocked) or not self.letters or (self.asked_for and any(self.unwritten))


@dataclass(frozen=True, slots=True)
class Books:
    """What letters are made from besides the case: heads of templates, the law, the directory of bodies."""

    heads: tuple[Head, ...]
    law: Law
    directory: Directory


def plan(case: Case, books: Books, day: date, wanted: Sequence[str] = ()) -> Plan:
    """The letters of a case on a day; `wanted` are ids or their first parts, none meaning the case's own wish or all.

    Raises UsageError for a wish that no letter has, TemplateError for a head that names what there is not.
    """
    chosen = select(books.heads, wanted or case.story.letters)
    letters: list[Letter] = []
    unwritten: list[Unwritten] = []
    for head in chosen:
        lacks = lacking(case, head.id, head.needs)
        if lacks or _is_elsewhere(case, head):
            unwritten.append(Unwritten(head, lacks, elsewhere=not lacks))
        else:
            letters += _letters(case, head, books, day)
    return Plan(case, tuple(letters), tuple(unwritten), asked_for=bool(wanted))


def select(heads: Iterable[Head], wanted: Sequence[str]) -> tuple[Head, ...]:
    """The letters meant by ids or first parts of ids, in order of sending. Raises UsageError for an unknown one."""
    every = tuple(head for head in heads if head.is_letter)
    for wish in wanted:
        if not any(is_part(wish, head.id) for head in every):
            ids = [head.id for head in every]
            near = get_close_matches(wish, [*ids, *{i.split("/")[0] for i in ids}], 1, 0.4)
            raise UsageError(
                f"没有文书 {wish}", (f"是不是 {near[0]}？" if near else "") + "用 letters list 查看全部文书"
            )
    return tuple(head for head in every if not wanted or any(is_part(wish, head.id) for wish in wanted))


def _is_elsewhere(case: Case, head: Head) -> bool:
    """Whether the case sends the dispute to another door than this letter's."""
    return bool(head.door) and case.route.dispute_first is not None and case.route.dispute_first != head.door


def _letters(case: Case, head: Head, books: Books, day: date) -> Iterator[Letter]:
    annexes = tuple(_annex(head, name, books.heads) for name in head.annexes)
    for addressee in addressees(case, head, books.directory):
        yield compose(case, head, addressee, annexes, books.law, books.directory, day)


def _annex(head: Head, name: str, heads: Iterable[Head]) -> Head:
    for other in heads:
        if other.id == name:
            return other
    raise TemplateError(head.id, 1, f"文件头的 annexes 里有不存在的附件 {name}")
