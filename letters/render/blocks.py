r"""The closed set of blocks between markup and writers: frozen values, plain text, nothing of any file format.

Text is plain Unicode, never escaped; a line break inside a paragraph is "\n".
`priority` says what may be dropped where a web form's limit is tight: 0 never, else the highest number first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

Result = TypeVar("Result", covariant=True)


HEADING: Final = {1: "title", 2: "heading", 3: "subheading"}
"""The paragraph look of each level of heading."""
ANNEX: Final = "annex"
"""That of the title of what is joined to a letter."""


class Run(NamedTuple):
    """A stretch of text in one manner, where a text has several."""

    text: str
    strong: bool = False
    em: bool = False


Text: TypeAlias = str | tuple[Run, ...]
"""Words alone, or runs where some of them are strong or emphasised. Most texts are words alone, and a long table has
tens of thousands: a `str` each is what keeps it quick."""


class Heading(NamedTuple):
    """A title (level 1) or a section's heading (2, 3); `section` is the id under which portal text finds it, or "".

    `is_annex` is the title of what is joined to a letter.
    """

    level: int
    text: Text
    section: str = ""
    priority: int = 0
    is_annex: bool = False

    @property
    def style(self) -> str:
        """A key of `[paragraph]` in data/styles.toml."""
        return ANNEX if self.is_annex else HEADING[self.level]


class Paragraph(NamedTuple):
    """`style` is a key of `[paragraph]` in data/styles.toml."""

    style: str
    text: Text
    priority: int = 0


class Item(NamedTuple):
    """One point of a list."""

    text: Text
    priority: int = 0


class ListBlock(NamedTuple):
    """A list; the numbers of an ordered one are counted by the writers, from 1."""

    ordered: bool
    items: tuple[Item, ...]


class Row(NamedTuple):
    """One row of a table. `spans` says how many columns each cell covers; empty means one each."""

    cells: tuple[Text, ...]
    spans: tuple[int, ...] = ()


class Table(NamedTuple):
    """`layout` is a key of `[table]` in data/styles.toml; `head` rows are repeated on every page."""

    layout: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    priority: int = 0


class Series(NamedTuple):
    """One row of numbers of a chart; None where there is no value."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(NamedTuple):
    """Numbers to be drawn. `look` is a key of `[chart]` in data/styles.toml, `about` says what the labels are.

    Every series has a value for each label; a label may have line breaks. `unit` follows each number where it is
    printed, with `places` decimals.
    """

    look: str
    about: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    places: int = 0
    priority: int = 0


class PageBreak(NamedTuple):
    """What follows starts on a new page; `may_share`: or on this one, where enough of it is free."""

    may_share: bool = False


Block: TypeAlias = Heading | Paragraph | ListBlock | Table | Chart | PageBreak


class Document(NamedTuple):
    """A letter, or several joined."""

    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The text of the first title, or "" where there is none."""
        return next((plain(b.text) for b in self.blocks if isinstance(b, Heading) and b.level == 1), "")


class Writer(Protocol[Result]):
    """What a format has to know: one method for each kind of block."""

    def heading(self, block: Heading) -> Result:
        """A title or heading."""

    def paragraph(self, block: Paragraph) -> Result:
        """A paragraph in one of the styles."""

    def list_block(self, block: ListBlock) -> Result:
        """A list with its numbers or bullets."""

    def table(self, block: Table) -> Result:
        """A table in one of the layouts."""

    def chart(self, block: Chart) -> Result:
        """Numbers drawn in one of the looks."""

    def page_break(self, block: PageBreak) -> Result:
        """The start of a new page."""


def methods(writer: Writer[Result]) -> Mapping[type, Callable[..., Result]]:
    """The writer's method for each type of block; a type outside the closed set is a KeyError, never silence."""
    return {
        Heading: writer.heading,
        Paragraph: writer.paragraph,
        ListBlock: writer.list_block,
        Table: writer.table,
        Chart: writer.chart,
        PageBreak: writer.page_break,
    }


def plain(text: Text) -> str:
    """The words alone."""
    return text if isinstance(text, str) else "".join([run.text for run in text])


def plain_texts(document: Document) -> tuple[tuple[str, ...], ...]:
    """The words of each paragraph, by itself, and of each column of a table, top to bottom; of nothing else."""
    found: list[tuple[str, ...]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append((plain(block.text),))
        elif isinstance(block, Table):
            whole = [row.cells for row in block.rows if not row.spans]
            found += [tuple(map(plain, column)) for column in zip(*whole, strict=False)]
    return tuple(found)


def under_headings(document: Document) -> Iterator[tuple[str, str]]:
    """The words of each paragraph, point and row of a table in order, each with the heading it stands under."""
    heading = ""
    for block in document.blocks:
        match block:
            case Heading():
                heading = plain(block.text)
            case Paragraph():
                yield heading, plain(block.text)
            case ListBlock():
                yield from ((heading, plain(item.text)) for item in block.items)
            case Table():
                yield from ((heading, "\u3000".join(filter(None, map(plain, row.cells)))) for row in block.rows)


def led(mark: str, text: Text) -> Text:
    """The text with `mark` in front, in the plain manner: a number, a bullet."""
    return mark + text if isinstance(text, str) else (Run(mark), *text)


def join(documents: tuple[Document, ...] | list[Document]) -> Document:
    """A letter and its annexes as one, each right after the one before it.

    The first begins on the last page of the letter where there is room, else on a new page.
    """
    blocks: list[Block] = []
    for place, document in enumerate(documents):
        blocks += [PageBreak(may_share=True)] if place == 1 else []
        blocks += document.blocks
    return Document(tuple(blocks))
