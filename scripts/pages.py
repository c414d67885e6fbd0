"""The examples' letters, and each letter's barest, as pages: how many, where they end, what a line's end parts.

python -m scripts.pages            measure; say what is over its budget (scripts/pages.toml), and what ends badly
python -m scripts.pages --strike   strike what fits again from the list of letters that are still longer

LibreOffice judges how many pages there are: the Word file is what most people open. Where lines break is read in the
PDF that this program writes: LibreOffice does not take from a Word file which signs stay together, as Word does.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.desk import open_desk
from letters.pack.make import Style, document, make, manuscript
from scripts import barest
from scripts.examples import stories
from scripts.gaps import stretched
from scripts.run import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

DATA = Path(__file__).with_suffix(".toml")
COVER = "cover/note"
BAREST = "barest"
FEWEST = 5
"""Lines on a last page: fewer look as if they had been forgotten."""
TEXT_BEFORE = 2
"""Lines of text that a page has before the closing with the signature on it."""
_foot = re.compile(r"第\s*\d+\s*页\s*共\s*\d+\s*页").fullmatch
_annex = re.compile(r"附件\s*1?[\s\u3000]+[^：]+").fullmatch
_SIGNED = "（签名）："
_CLOSING = ("此致", "附件：", "法规核对日期")


class Measured(NamedTuple):
    """A letter's pages, each as its lines: as LibreOffice draws the Word file, and as the PDF has them."""

    name: str  # story／01-治安报案书
    letter: str  # its id
    drawn: tuple[tuple[str, ...], ...]
    written: tuple[tuple[str, ...], ...]
    stretched: tuple[str, ...] = ()  # lines of the PDF in which gaps are seen

    @property
    def body(self) -> int:
        """How many pages there are before the annexes."""
        return body_of(self.drawn)

    @property
    def pages(self) -> int:
        """How many there are with them."""
        return len(self.drawn)


class Budget(NamedTuple):
    """How many pages a letter may have."""

    body: int
    all: int

    def holds(self, one: Measured) -> bool:
        """Whether the letter has no more."""
        return one.body <= self.body and one.pages <= self.all


def body_of(pages: Sequence[Sequence[str]]) -> int:
    """How many pages the letter takes before its first annex, which begins a page or shares its last one."""
    marks = (
        place + (line > 0) for place, lines in enumerate(pages) for line, words in enumerate(lines) if _annex(words)
    )
    return next(marks, len(pages))


def budget_of(letter: str, budgets: Mapping[str, Budget]) -> Budget:
    """The budget of a letter: its own, else that of its kind, else that of all."""
    return budgets.get(letter) or budgets.get(letter.partition("/")[0]) or budgets[""]


def over(every: Iterable[Measured], budgets: Mapping[str, Budget], listed: Mapping[str, Budget]) -> Iterator[str]:
    """What is longer than it may be, or as long as the list says of it; and what the list names and fits."""
    for one in every:
        most = listed.get(one.name, budget_of(one.letter, budgets))
        if not most.holds(one):
            yield f"{one.name}: {one.body} pages and {one.pages} with annexes, at most {most.body} and {most.all}"
        elif one.name in listed and budget_of(one.letter, budgets).holds(one):
            yield f"{one.name} fits now: strike it from the list in {DATA.name} (--strike)"


def ends_badly(name: str, pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Last pages with few lines, of the letter and of what is joined, and closings without text on their page."""
    body = body_of(pages)
    for place in sorted({body, len(pages)} - {1}):
        if len(pages[place - 1]) < FEWEST:
            yield f"{name}: page {place} ends after {len(pages[place - 1])} lines"
    for place, lines in enumerate(pages[:body], 1):
        signed = next((number for number, line in enumerate(lines) if _SIGNED in line), None)
        if signed is not None and place > 1 and _before_closing(lines[:signed]) < TEXT_BEFORE:
            yield f"{name}: the signature on page {place} stands apart from the text"


def _before_closing(lines: Sequence[str]) -> int:
    """How many lines of text stand before the closing."""
    return next((number for number, line in enumerate(lines) if line.startswith(_CLOSING)), len(lines))


def bad_breaks(pages: Iterable[Sequence[str]], patterns: Mapping[str, str]) -> Iterator[str]:
    """What is parted by the end of a line, with a few signs on either side: 依据《民法典》第⏎一百."""
    for lines in pages:
        text = "⏎".join(lines)
        for pattern in patterns.values():
            for match in re.finditer(pattern, text):
                yield text[max(0, match.start() - 8) : match.end() + 8]


def lines_of(path: Path) -> tuple[tuple[str, ...], ...]:
    """The lines of each page of a PDF, without its foot."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return tuple(tuple(_lines(text)) for text in texts)


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip() and not _foot(line.strip()):
            yield line.strip()


def measured(folder: Path) -> Iterator[Measured]:
    """Every letter of every example, and each letter's barest, written below `folder`, drawn by one LibreOffice."""
    letters = dict(chain(_written(folder), _barest(folder)))
    drawn = folder / "drawn"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", drawn)
    run(*command, *(folder / f"{name}.docx" for name in letters))
    for name, letter in letters.items():
        written = folder / f"{name}.pdf"
        yield Measured(name, letter, lines_of(drawn / f"{name}.pdf"), lines_of(written), tuple(stretched(written)))


def _written(folder: Path) -> Iterator[tuple[str, str]]:
    """The names of the letters, written as Word files and PDF, and their ids."""
    for story in stories():
        case_file = story / "case.toml"
        day = tomllib.loads(case_file.read_text(encoding="utf-8"))["written_on"]
        at = open_desk()
        pack = make(select(read(case_file, today=day), at.books, day), at.books, at.engine, Style(("docx", "pdf")), day)
        for file in pack.files:
            (folder / f"{story.name}／{file.name}").write_bytes(file.content)
        ids = {one.file: one.letter.head.id for one in pack.written}
        for name in (file.name for file in pack.files if file.name.endswith(".docx")):
            yield f"{story.name}／{name.removesuffix('.docx')}", ids.get(name, COVER)


def _barest(folder: Path) -> Iterator[tuple[str, str]]:
    """The same of every letter there is, from the least that a case must hold for it: some are in no example."""
    at = open_desk()
    for letter in barest.letters(at):
        stem = f"{BAREST}／{letter.head.id.replace('/', '--')}"
        paper = manuscript(letter, document(letter, at.engine), at.books.directory, at.engine)
        for file in Style(("docx", "pdf")).files(stem, paper):
            (folder / file.name).write_bytes(file.content)
        yield stem, letter.head.id


def told(every: Sequence[Measured]) -> Iterator[str]:
    """The table: of each story its letters with the pages of the body and of all."""
    for story, letters in groupby(every, key=lambda one: one.name.partition("／")[0]):
        cells = (f"{one.name.partition('／')[2]} {one.body}/{one.pages}" for one in letters)
        yield f"  {story}: {'  '.join(cells)}"


def faults(every: Sequence[Measured]) -> list[str]:
    """Everything that is wrong with the pages of these letters."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    budgets, listed = ({key: Budget(**pages) for key, pages in data[part].items()} for part in ("budget", "over"))
    found = list(over(every, budgets, listed))
    for one in every:
        # The note to the sender is handed to nobody, and what is still too long will end elsewhere.
        if one.letter != COVER and one.name not in listed:
            found += _endings(one)
        found += [f"{one.name}.pdf parts {words}" for words in bad_breaks(one.written, data["breaks"])]
        found += [f"{one.name}.pdf leaves gaps in {line}" for line in one.stretched]
    return found


def _endings(one: Measured) -> Iterator[str]:
    """What ends badly in the PDF, and as LibreOffice draws it.

    It parts rows of paragraphs that Word and the PDF keep together, and short letters have such rows at their end.
    """
    yield from ends_badly(f"{one.name}.pdf", one.written)
    if not one.name.startswith(BAREST):
        yield from ends_badly(one.name, one.drawn)


def check() -> None:
    """Measure, print the table, and raise CalledProcessError with what is wrong; without LibreOffice, say so."""
    if shutil.which("soffice") is None:
        print("  LibreOffice is not installed: no pages are measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        every = tuple(measured(Path(folder)))
    print(*told(every), sep="\n")
    if found := faults(every):
        raise subprocess.CalledProcessError(1, ["pages"], "\n".join(found))


def strike() -> None:
    """Take from the list what fits again, and make what is shorter than it was listed as short there."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    budgets = {key: Budget(**pages) for key, pages in data["budget"].items()}
    with tempfile.TemporaryDirectory() as folder:
        every = {one.name: one for one in measured(Path(folder))}
    kept = [
        f'"{name}" = {{ body = {every[name].body}, all = {every[name].pages} }}\n'
        for name in data["over"]
        if name in every and not budget_of(every[name].letter, budgets).holds(every[name])
    ]
    text = DATA.read_text(encoding="utf-8")
    head = text[: text.index("[over]\n") + len("[over]\n")]
    DATA.write_text(head + "".join(kept), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["--strike"]:
        strike()
    else:
        check()
