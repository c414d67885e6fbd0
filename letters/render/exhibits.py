"""Exhibits as one PDF with running page numbers: blocks, pictures, pages of other PDFs, tables of any columns, texts.

What is embedded lies in a folder, as PDFs: Typst would unpack each picture and hold it to the end, while the pages of a
PDF pass through as they are. What a person wrote is data here too, never read as Typst.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from letters.errors import LetterError
from letters.render.blocks import Document
from letters.render.clean import clean
from letters.render.pdf import values
from letters.render.styles import DATA
from letters.render.typesetting import fonts_of, inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import typst

    from letters.render.typesetting import About, Value


class Leaf(NamedTuple):
    """A page of a PDF in the folder, as large as it is printed, in mm; `alt` says what it is to who cannot see it.

    `is_full` has a page of its own with narrow margins; `is_repeating` begins with what ended the one before.
    """

    file: str
    page: int
    width: float
    height: float
    alt: str
    is_full: bool = False
    is_repeating: bool = False


class Grid(NamedTuple):
    """A table as a file has it: `widths` are shares, `is_wide` sets it across the page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    is_wide: bool = False


class Lines(NamedTuple):
    """A text as a file has it."""

    text: str


Content: TypeAlias = Document | Leaf | Grid | Lines


class Exhibit(NamedTuple):
    """Pages of one exhibit, which begin on a page of their own; `head` stands above each."""

    head: str
    contents: tuple[Content, ...]


class Pages(NamedTuple):
    """The first and last page of something in the volume, counted from 1."""

    first: int
    last: int


class Bound(NamedTuple):
    """The volume, and the pages of each exhibit."""

    content: bytes
    pages: tuple[Pages, ...]


def bind(
    front: Callable[[Sequence[Pages]], Document], exhibits: Sequence[Exhibit], folder: Path, about: About
) -> Bound:
    """The volume: `front` makes the list from the pages of the exhibits, which are set until they agree with it.

    `folder` holds what is embedded, and is filled with what Typst reads. Equal input gives equal bytes. Raises
    UsageError where there is no Chinese font, LetterError where Typst fails.
    """
    import typst

    compiler = _compiler(folder)
    parts = [_part(exhibit) for exhibit in exhibits]
    pages: tuple[Pages, ...] = tuple(Pages(1, 1) for _ in exhibits)
    for _ in range(_TRIES):
        first = {"head": "", "running": True, "layout": LAYOUT, "blocks": values(front(pages))}
        try:
            made = compiler.compile(format="pdf", sys_inputs=inputs([first, *parts], about), timestamp=about.midnight)
        except typst.TypstError as error:
            raise LetterError(*_UNSET) from error
        now = _pages(compiler)[1:]
        if now == pages and isinstance(made, bytes):
            return Bound(made, pages)
        pages = now
    raise LetterError(*_UNSET)


_TRIES = 6  # the second agrees, the third where the list came to take another page
_UNSET = ("证据排不成一册 PDF", "文件夹和压缩包里的证据是全的，可以直接交；请把这件事告诉我们")


LAYOUT = "compact"
"""The key of `[layout]` in data/styles.toml: margins to bind it by, and type that is read easily."""


def is_embeddable(path: Path) -> bool:
    """Whether Typst takes a PDF's pages; not every way in which one may be written."""
    import typst

    source = f"#image({json.dumps(f'/{path.name}')}, page: 1)".encode()
    try:
        typst.Compiler(source, root=path.parent, font_paths=fonts_of().fonts).compile(format="pdf")
    except typst.TypstError:
        return False
    return True


def _compiler(folder: Path) -> typst.Compiler:
    """Typst with the folder as all that it may read."""
    import typst

    shutil.copytree(DATA / "typst", folder / "typst")
    shutil.copy(DATA / "styles.toml", folder)
    return typst.Compiler(folder / "typst" / "letter.typ", root=folder, font_paths=fonts_of().fonts)


def _pages(compiler: typst.Compiler) -> tuple[Pages, ...]:
    first, last = (json.loads(compiler.query(f"<{mark}>", field="value")) for mark in ("begin", "end"))
    return tuple(Pages(*ends) for ends in zip(first, last, strict=True))


def _part(exhibit: Exhibit) -> Value:
    blocks = [value for content in exhibit.contents for value in _values(content)]
    return {"head": clean(exhibit.head), "running": True, "layout": LAYOUT, "blocks": blocks}


def _values(content: Content) -> list[Value]:
    if isinstance(content, Document):
        return values(content)
    if isinstance(content, Leaf):
        return [{"kind": "leaf", **content._asdict()}]
    if isinstance(content, Grid):
        head, *rows = ([clean(cell) for cell in row] for row in (content.head, *content.rows))
        return [{"kind": "grid", "head": head, "rows": rows, "widths": content.widths, "wide": content.is_wide}]
    return [{"kind": "lines", "lines": clean(content.text).split("\n")}]
