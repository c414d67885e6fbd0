"""Every letter of every example as PDF and as a page, written once for a run of the tests."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.desk import open_desk
from letters.pack.make import document, manuscript
from letters.render import formats
from scripts.examples import stories
from tests.once import once_a_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from letters.render import Document, Manuscript


class Made(NamedTuple):
    """A letter: its name among all, what it is made of, and what a format is written from."""

    name: str
    document: Document
    manuscript: Manuscript


def made() -> Iterator[Made]:
    """All letters that are ready, in the order of the examples."""
    at = open_desk()
    for story in stories():
        day = tomllib.loads((story / "case.toml").read_text("utf-8"))["written_on"]
        for number, letter in enumerate(select(read(story / "case.toml", today=day), at.books, day).ready, 1):
            blocks = document(letter, at.engine)
            name = f"{story.name}-{number:02}-{letter.head.id.replace('/', '-')}"
            yield Made(name, blocks, manuscript(letter, blocks, at.books.directory, at.engine))


def written(factory: pytest.TempPathFactory) -> Path:
    """The folder with `name.pdf` and `name.html` of each."""

    def write(folder: Path) -> None:
        for letter in made():
            for kind in ("pdf", "html"):
                (folder / f"{letter.name}.{kind}").write_bytes(formats.find(kind).write(letter.manuscript))

    return once_a_run(factory, "every-letter", write)
