"""The PDF of each example letter, opened by readers of three other hands: poppler, pdf.js and PDFium."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pytest

from letters.render.blocks import Chart, Document, Heading, ListBlock, Paragraph, Table, plain
from letters.render.marks import numbered
from tests.readers import has, needs, node
from tests.render.every_letter import made, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.render.blocks import Block

pytest.importorskip("typst", reason="Typst is not installed")
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(600),
    needs(poppler=shutil.which("pdftotext"), **{"pdfjs-dist": has("pdfjs-dist")}),
]

FOOT = re.compile(r"第\d+页共\d+页$")
ONE_LINE = 20  # characters: a longer text may be parted by a page's end
PICTURES = re.compile("〔表情〕|[\0\U0001f000-\U0001faff\u200d\ufe0f]")  # drawn, or a word where no font draws them
"""Emoji and what joins them: no font of the order has them, and readers differ in what they make of an empty box."""


class Letter(NamedTuple):
    path: Path
    document: Document


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def letters(tmp_path_factory) -> list[Letter]:
    """Every letter of every example that is written, as PDF."""
    folder = written(tmp_path_factory)
    return [Letter(folder / f"{letter.name}.pdf", letter.document) for letter in made()]


def by_poppler(path: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, encoding="utf-8")  # noqa: S603, S607
    return told.stdout.split("\f")[:-1]


def by_pdfium(path: Path) -> list[str]:
    """A hyphen at a line's end comes as U+FFFE."""
    file = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in file]
    finally:
        file.close()


def texts(block: Block) -> Iterator[str]:
    """What a block prints, in the order of reading; of a chart nothing, since it shows what it has room for."""
    match block:
        case Heading() | Paragraph():
            yield plain(block.text)
        case ListBlock():
            yield from map(plain, numbered(block))
        case Table():
            yield from (plain(cell) for row in (*block.head, *block.rows) for cell in row.cells)


def heads(made: Document) -> str:
    """The heads of tables, which stand on each of their pages again."""
    rows = [row for block in made.blocks if isinstance(block, Table) for row in block.head]
    return bare("".join(plain(cell) for row in rows for cell in row.cells))


def check(pages: list[str], letter: Letter) -> None:
    """The pages hold the letter's text, each sign as often, and nothing else but heads of tables that are repeated."""
    name = letter.path.name
    for number, page in enumerate(pages, 1):
        assert bare(page).endswith(f"第{number}页共{len(pages)}页"), name
    told = PICTURES.sub("", "".join(FOOT.sub("", bare(page)) for page in pages))
    written = [PICTURES.sub("", bare(text)) for block in letter.document.blocks for text in texts(block)]
    there, wanted = Counter(told), Counter("".join(written))
    assert not wanted - there, f"{name} lacks {wanted - there}"
    if not any(isinstance(block, Chart) for block in letter.document.blocks):
        assert not set(there - wanted) - set(heads(letter.document)), f"{name} has more: {there - wanted}"
    assert in_order(told, [text for text in written if len(text) < ONE_LINE]), f"{name} is in another order"


def in_order(told: str, written: list[str]) -> bool:
    """Whether the texts stand one after the other."""
    place = 0
    for text in written:
        place = told.find(text, place)
        if place < 0:
            return False
        place += len(text)
    return True


def test_poppler_pdfjs_and_pdfium_find_the_same_pages_and_the_whole_text_of_every_letter(letters):
    assert len(letters) >= 50
    answers = node("pdfjs.mjs", [str(letter.path) for letter in letters])
    for letter, by_pdfjs in zip(letters, answers, strict=True):
        read_by = {"poppler": by_poppler(letter.path), "pdf.js": by_pdfjs["pages"], "PDFium": by_pdfium(letter.path)}
        assert len({len(pages) for pages in read_by.values()}) == 1, f"{letter.path.name}: {read_by.keys()}"
        for pages in read_by.values():
            check(pages, letter)
        assert by_pdfjs["marked"], f"{letter.path.name} has no tags"
        assert by_pdfjs["language"].startswith("zh"), letter.path.name


def test_every_font_of_every_letter_is_in_its_file(letters):
    for letter in letters:
        told = subprocess.run(["pdffonts", letter.path], capture_output=True, check=True, encoding="utf-8").stdout  # noqa: S603, S607
        fonts = told.splitlines()[2:]
        assert fonts, letter.path.name
        for font in fonts:
            embedded, subset, unicode = font.split()[-5:-2]
            assert (embedded, subset, unicode) == ("yes", "yes", "yes"), f"{letter.path.name}: {font}"
