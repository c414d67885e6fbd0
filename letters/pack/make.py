"""Letters become files in memory: rendered with their annexes, in the formats asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letters.compose.view.cover import ID as COVER
from letters.compose.view.cover import cover_context
from letters.errors import UsageError
from letters.render import Properties, fields, join, write_docx, write_html, write_text
from letters.render.headings import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from letters.books import Books
    from letters.compose.choose.selection import Selection
    from letters.compose.letter import Letter
    from letters.render import Document, Engine, Reference

FORMATS = ("docx", "txt", "html")


@dataclass(frozen=True, slots=True)
class Style:
    """How files are made: the formats, a layout that overrides each letter's own, a user's reference document."""

    formats: tuple[str, ...] = ("docx",)
    layout: str = ""
    reference: Reference | None = None

    def __post_init__(self) -> None:
        for name in self.formats:
            if name not in FORMATS:
                raise UsageError(f"不认识的格式 {name}", f"可以写：{'、'.join(FORMATS)}，多个用逗号分开")


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file to be saved: its name and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Written:
    """A letter with the name of its main file."""

    letter: Letter
    file: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that is to be saved, and which file is which letter."""

    files: tuple[PackFile, ...]
    written: tuple[Written, ...]


def make(
    plan: Selection, books: Books, engine: Engine, style: Style, day: date, tell: Callable[[str], None] = lambda _: None
) -> Pack:
    """Every ready letter, and the cover note in front. `tell` hears the title of each letter as it is made.

    Raises TemplateError for a template that fails on this case.
    """
    stems = tuple(_stems(plan.ready))
    files: list[PackFile] = []
    for letter, stem in zip(plan.ready, stems, strict=True):
        tell(letter.head.title)
        files += _files(document(letter, engine), letter, stem, style)
    names = [f"{stem}.{style.formats[0]}" for stem in stems]
    note = numbered(engine.document(COVER, cover_context(plan, names, books, day)))
    head = next(head for head in books.heads if head.id == COVER)
    cover = [
        PackFile(f"00-{head.title}.{name}", _bytes(note, name, head.layout or "compact", head.title, day, style, ""))
        for name in style.formats
    ]
    written = (Written(letter, name) for letter, name in zip(plan.ready, names, strict=True))
    return Pack((*cover, *files), tuple(written))


def document(letter: Letter, engine: Engine) -> Document:
    """A letter with its annexes, each after a page break, under the letter's masks."""
    ids = [letter.head.id, *(annex.id for annex in letter.annexes)]
    return join([numbered(engine.document(one, letter.context)) for one in ids])


def _stems(letters: Sequence[Letter]) -> Iterator[str]:
    """Names of files by order of sending and title; no name of a person stands in them."""
    titles = Counter(letter.head.title for letter in letters)
    seen: Counter[str] = Counter()
    for number, letter in enumerate(letters, 1):
        title = letter.head.title
        seen[title] += 1
        yield f"{number:02d}-{title}" + (f"-{seen[title]}" if titles[title] > 1 else "")


def _files(made: Document, letter: Letter, stem: str, style: Style) -> Iterable[PackFile]:
    sender = letter.context["sender"]
    author = getattr(sender, "name", "")
    for name in style.formats:
        if name == "txt" and letter.head.portal:
            yield PackFile(f"{stem}.txt", _portal(made, letter).encode("utf-8-sig"))
        else:
            title, day = letter.head.title, letter.day
            yield PackFile(f"{stem}.{name}", _bytes(made, name, letter.layout, title, day, style, author))


def _bytes(made: Document, name: str, layout: str, title: str, day: date, style: Style, author: str) -> bytes:
    if name == "html":
        return write_html(made, title).encode()
    if name == "txt":
        return write_text(made).encode("utf-8-sig")  # so that an old Notepad sees UTF-8
    properties = Properties(title=title, author=author, date=day)
    return write_docx(made, layout=style.layout or layout, properties=properties, reference=style.reference)


def _portal(made: Document, letter: Letter) -> str:
    """The letter for a web form: field by field with counts, then the whole text."""
    limits = [(one.name, one.sections, one.limit) for one in letter.head.portal]
    parts = []
    for one in fields(made, limits):
        known = f"上限 {one.limit} 字" if one.limit else "上限未知，以网页提示为准"
        parts.append(f"【{one.name}】{one.count} 字（{known}）\n\n{one.text}")
    parts.append(f"【全文】\n\n{write_text(made)}")
    return "\n\n".join(parts) + "\n"
