"""Templates: which there are, the bundled ones to be changed, and what is wrong with one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import law
from letters.desk.citing import unknown_topics
from letters.errors import TemplateError
from letters.kit.bundled import bundled
from letters.kit.frozen import frozen
from letters.pack import PackFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    """Read every template as writing does, and refuse what that would; what pieces cite must be topics of the law."""
    names = at.library.ids()
    found = (*_of_heads(at), *(fault for name in names for fault in at.engine.lint(name)))
    faults = dict.fromkeys(str(fault) for fault in (*found, *unknown_topics(at.library, law.topics())))
    remarks = tuple(str(each) for name in filter(at.library.is_own, names) for each in at.engine.remarks(name))
    return TemplateCheck(len(names), tuple(faults), remarks)


def _of_heads(at: Desk) -> Iterator[TemplateError]:
    """What is wrong with a head: the first thing, for which nothing at all would be written."""
    try:
        books = at.books
        for head in books.heads:
            books.annexes(head)
            if head.is_letter and head.law_as not in books.law.words.addressees:
                known = "、".join(sorted(books.law.words.addressees))
                yield TemplateError(head.id, 1, f"文件头的 law_as 不能写“{head.law_as}”", f"可写：{known}")
    except TemplateError as fault:
        yield fault
