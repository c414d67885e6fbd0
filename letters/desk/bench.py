"""What a deed works with besides the case: the templates, their engine, the books, and how files are made."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

    from letters.catalogue import Head, Library
    from letters.compose import LetterBooks
    from letters.pack import Style
    from letters.render import Engine

LAYOUTS = {"standard": "standard", "compact": "compact", "标准": "standard", "紧凑": "compact"}
"""What is typed for a layout, and its key."""
KEPT = 2  # desks that one process holds: the bundled templates, and one's own


@frozen
class Paper:
    """How files are asked for: formats in order (none for the usual one), and a layout for every letter.

    Without a layout each letter has its own. `reference` is a Word file whose styles and page are used.
    `limit` is how many characters a field of a web form takes, 0 where the person does not know; with `digests` each
    letter that lists evidence has the digests of its files joined. Raises UsageError for a layout there is not.
    """

    formats: tuple[str, ...] = ()
    layout: str = ""
    reference: Path | None = None
    limit: int = 0
    digests: bool = False

    def __post_init__(self) -> None:
        if self.layout and self.layout not in LAYOUTS:
            raise UsageError(f"不认识的版式 {self.layout}", "可以写 标准 或者 紧凑")


@frozen
class Desk:
    """Opened once and used for every case; what a deed does not ask for is not read."""

    library: Library
    paper: Paper

    @cached_property
    def engine(self) -> Engine:
        """Makes documents of templates."""
        from letters.compose import FILTERS, declared
        from letters.render import Engine

        return Engine(self.library, FILTERS, declared, is_ready=True)

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads of all templates. Raises TemplateError for one that is wrong."""
        return _heads(self.library)

    @property
    def _joined(self) -> tuple[Head, ...]:
        """The heads, with what is joined to letters because it was asked for."""
        if not self.paper.digests:
            return self.heads
        from letters.catalogue import with_digests

        return with_digests(self.heads)

    @cached_property
    def books(self) -> LetterBooks:
        """Heads of letters, law and bodies. Raises DataError, or TemplateError for a head that is wrong."""
        from letters import law
        from letters.compose import LetterBooks

        books = LetterBooks(self._joined, law.load())
        if self.library.own.folders:
            from letters.desk.template_faults import refuse_own

            refuse_own(self.library, books)
        return books

    @cached_property
    def style(self) -> Style:
        """How files are made. Raises UsageError for a format there is not, FileError for a Word file it cannot read."""
        from letters.pack import Style
        from letters.render import DEFAULT

        made = Style(self.paper.formats or (DEFAULT,), LAYOUTS.get(self.paper.layout, ""), limit=self.paper.limit)
        if self.paper.reference is None:
            return made
        from letters.render import load_reference

        return replace(made, reference=load_reference(self.paper.reference))


@lru_cache(maxsize=KEPT)  # desks that differ in their paper alone share them
def _heads(library: Library) -> tuple[Head, ...]:
    from letters.catalogue import heads

    return heads(library)


PLAIN = Paper()


def open_desk(templates: Path | None = None, paper: Paper = PLAIN) -> Desk:
    """The desk of this process; `templates` is a folder of one's own, looked into before the bundled one.

    Raises FileError where there is no such folder.
    """
    return _opened(templates, paper)


@lru_cache(maxsize=KEPT)
def _opened(templates: Path | None, paper: Paper) -> Desk:
    from letters.catalogue import Library

    own = () if templates is None else (templates,)
    return Desk(Library.bundled(*own), paper)
