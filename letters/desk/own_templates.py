"""Templates: which there are, the bundled ones to be changed, and what is wrong with one's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters import law
from letters.case import read
from letters.compose import LetterBooks, select
from letters.desk.template_faults import template_faults
from letters.errors import TemplateError
from letters.kit.bundled import bundled
from letters.kit.frozen import frozen
from letters.pack import PackFile, document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.case import Case
    from letters.desk.bench import Desk


@frozen
class TemplateCheck:
    """How many templates were read, what is wrong with them, and what of one's own is hard to read; in words."""

    count: int
    faults: tuple[str, ...]
    remarks: tuple[str, ...]


def places_of_templates(at: Desk) -> tuple[tuple[str, Path], ...]:
    """Every template by its id, and the file that holds it: one's own where it stands in front."""
    return tuple((name, at.library.find(name)) for name in at.library.ids())


def bundled_templates() -> tuple[PackFile, ...]:
    """The files of the bundled templates, named below one folder (`complaint/police.html`), to be stored elsewhere."""
    home = bundled("templates")
    paths = sorted(path for path in home.rglob("*") if path.is_file())
    return tuple(PackFile(path.relative_to(home).as_posix(), path.read_bytes()) for path in paths)


def check_templates(at: Desk) -> TemplateCheck:
    """Read every template as writing does, and refuse what that would.

    Letters of one's own in whose text nothing is wrong are made of the bundled cases too, since what a filter or a sum
    does with a value shows only then.
    """
    names = at.library.ids()
    found = dict.fromkeys(str(fault) for fault in (*_beside_the_text(at), *_in_the_text(at, names)))
    faults = found or dict.fromkeys(str(fault) for fault in _when_made(at))
    remarks = tuple(str(each) for name in filter(at.library.is_own, names) for each in at.engine.remarks(name))
    return TemplateCheck(len(names), tuple(faults), remarks)


def _beside_the_text(at: Desk) -> Iterator[TemplateError]:
    """What is wrong with heads and citations; only the first where a head cannot be read."""
    try:
        heads = at.heads
    except TemplateError as fault:
        yield fault
        return
    yield from template_faults(at.library, LetterBooks(heads, law.load()))


def _in_the_text(at: Desk, names: tuple[str, ...]) -> Iterator[TemplateError]:
    for name in names:
        yield from at.engine.lint(name)


def _when_made(at: Desk) -> Iterator[TemplateError]:
    """What stops a letter of one's own, or one that holds a piece of one's own, when it is made of a bundled case.

    Each letter is made once, of the first case that gives it, so that one that takes long takes that once.
    """
    if not at.library.own.folders:
        return
    every = tuple(head.id for head in at.books.heads if head.is_letter)
    made: set[str] = set()
    for case, day in _cases():
        for letter in select(case, at.books, day, every).letters:
            if letter.head.id in made:
                continue
            made.add(letter.head.id)
            try:
                document(letter, at.engine)
            except TemplateError as fault:
                yield fault


def _cases() -> Iterator[tuple[Case, date]]:
    """The bundled cases, each with the day on which it was written."""
    for path in sorted(bundled("examples").glob("*/case.toml")):
        case = read(path, today=date.max)
        if case.written_on:
            yield case, case.written_on
