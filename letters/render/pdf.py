"""Document → PDF, set by Typst from data/typst: the blocks go there as data, the looks are those of styles.toml."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING, Final

from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.render.axis import axis, told
from letters.render.blocks import Heading, PageBreak, Paragraph, Run, Table, methods, plain
from letters.render.charts import described, has_room_for_numbers, shown, takes_turns
from letters.render.emoji import worded
from letters.render.fonts import chosen
from letters.render.keeping import kept, stays
from letters.render.marks import numbered
from letters.render.styles import DATA, styles
from letters.render.table_rows import leading_rows
from letters.render.typesetting import About, fonts_of, inputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    import typst

    from letters.render.blocks import Block, Chart, Document, ListBlock, Row, Series, Text
    from letters.render.typesetting import Value

TALLEST_WHOLE_ROW: Final = 30  # lines: a taller row may break across pages, as in the Word file
TALLEST_CHART: Final = 200  # mm
_CHARACTER: Final = 3.7  # mm: the size of type in a table
_ONE_AT_A_TIME: Final = RLock()  # the one compiler refuses whoever comes while it is at work


@frozen
class Part:
    """One letter of several that are printed together: its blocks, and a key of `[layout]` in data/styles.toml."""

    document: Document
    layout: str = "standard"


def write_pdf(document: Document, *, layout: str = "standard", about: About) -> bytes:
    """The letter as a tagged PDF with its fonts in it. Equal input gives equal bytes with the same Typst and fonts.

    Raises UsageError where there is no Chinese font.
    """
    return write_volume((Part(document, layout),), about=about)


def write_volume(parts: Sequence[Part], *, about: About) -> bytes:
    """Several letters as one PDF: each begins on the front of a sheet and counts its own pages.

    Raises UsageError where there is no Chinese font.
    """
    with _ONE_AT_A_TIME:
        written = _compiler().compile(format="pdf", sys_inputs=_inputs(parts, about), timestamp=about.midnight)
    if not isinstance(written, bytes):
        raise TypeError("Typst gives one PDF where no file is named")
    return written


def page_counts(parts: Sequence[Part]) -> tuple[int, ...]:
    """How many pages each letter has. Raises UsageError where there is no Chinese font."""
    with _ONE_AT_A_TIME:
        compiler = _compiler()
        compiler.compile(format="pdf", sys_inputs=_inputs(parts, About("", "", dt.date.min)))
        return tuple(json.loads(compiler.query("<end>", field="value")))


def has_fonts() -> bool:
    """Whether this computer has a Chinese font for every type."""
    try:
        chosen(fonts_of().families)
    except UsageError:
        return False
    return True


def _inputs(parts: Sequence[Part], about: About) -> dict[str, str]:
    return inputs([{"layout": part.layout, "blocks": values(part.document)} for part in parts], about)


@cache
def _compiler() -> typst.Compiler:
    """Typst with the bundled template."""
    import typst

    return typst.Compiler(DATA / "typst" / "letter.typ", root=DATA, font_paths=fonts_of().fonts)


def values(document: Document) -> list[Value]:
    """The blocks as letter.typ reads them."""
    writer = _JsonWriter()
    write = methods(writer)
    found = []
    for block, writer.keep in zip(document.blocks, kept(document.blocks), strict=True):
        found.append(write[type(block)](block))
        writer.before = block
    for place, block in enumerate(document.blocks):
        if isinstance(block, Table):
            start = _led_from(document.blocks, place)
            found[start]["begins"] = place - start + 1
    return found


def _led_from(blocks: Sequence[Block], place: int) -> int:
    """Where the words begin that lead up to the table at this place; its own place where none do."""
    while place and isinstance(blocks[place - 1], (Heading, Paragraph)) and stays(blocks[place - 1], blocks[place]):
        place -= 1
    return place


class _JsonWriter:
    """Each block as a value. `before` is the one before it, `keep` whether it stays with the next, set before each."""

    def __init__(self) -> None:
        self.before: Block | None = None
        self.keep = False

    def heading(self, block: Heading) -> Value:
        return self._paragraph(block.style, block.text, block.level)

    def paragraph(self, block: Paragraph) -> Value:
        return self._paragraph(block.style, block.text, 0)

    def list_block(self, block: ListBlock) -> Value:
        points = [_inline(text) for text in numbered(block)]
        return {"kind": "list", "points": points, "keep": self.keep}

    def table(self, block: Table) -> Value:
        apart = isinstance(self.before, (Table, PageBreak))
        tall = _most_characters(block.layout)
        return {
            "kind": "table",
            "layout": block.layout,
            "head": [_row(row, tall) for row in block.head],
            "rows": [_row(row, tall) for row in block.rows],
            "leading": leading_rows(block),
            "keep": self.keep,
            "apart": apart,
        }

    def chart(self, block: Chart) -> Value:
        look = styles().charts[block.look]
        reach = axis(block)
        return {
            "kind": "chart",
            "form": look.form,
            "stacked": look.stacked,
            "height": min(look.height + look.each * len(block.labels), TALLEST_CHART),
            "labels": block.labels,
            "series": [_series(block, series) for series in block.series],
            "low": float(reach.low),
            "high": float(reach.high),
            "ticks": [(float(tick), told(block, tick)) for tick in reach.ticks],
            "turns": takes_turns(block),
            "labelled": has_room_for_numbers(block),
            "told": described(block),
            "keep": self.keep,
        }

    def page_break(self, block: PageBreak) -> Value:
        return {"kind": "break", "shares": block.may_share}

    def _paragraph(self, style: str, text: Text, level: int) -> Value:
        return {"kind": "paragraph", "style": style, "text": _inline(text), "keep": self.keep, "level": level}


def _inline(text: Text) -> str | list[tuple[str, bool, bool, bool]]:
    """The words alone, or in runs: strong, emphasised, kept whole in a line."""
    if isinstance(text, str) and not _whole().search(text):
        return _drawn(text)
    runs = (Run(text),) if isinstance(text, str) else text
    return [(part, run.strong, run.em, whole) for run in runs for part, whole in _parted(_drawn(run.text))]


def _drawn(text: str) -> str:
    return text if text.isascii() else worded(text, fonts_of().families)


@cache
def _whole() -> re.Pattern[str]:
    """What stays whole in a line: a date, an amount, the number of an article; with the sign that no line begins with.

    Typst keeps 、 and 。 with the box before them, and parts it from these (UAX 14: class NS comes after rule LB20).
    """
    return re.compile(f"(?:{'|'.join(f'(?:{each})' for each in styles().breaks.whole)})[；：！？]?")


def _parted(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether it stays whole."""
    done = 0
    for match in _whole().finditer(text):
        yield text[done : match.start()], False
        yield match[0], True
        done = match.end()
    yield text[done:], False


def _row(row: Row, most: tuple[int, ...]) -> Value:
    texts = [plain(cell) for cell in row.cells]
    tall = any(
        len(text) > fits or text.count("\n") > TALLEST_WHOLE_ROW for text, fits in zip(texts, most, strict=False)
    )
    spans = row.spans or (1,) * len(row.cells)
    return {"cells": [_inline(cell) for cell in row.cells], "spans": spans, "tall": tall}


def _most_characters(layout: str) -> tuple[int, ...]:
    """How many Chinese characters fill TALLEST_WHOLE_ROW lines of each column."""
    columns = styles().tables[layout].columns
    return tuple(TALLEST_WHOLE_ROW * max(1, int(column.width / _CHARACTER) - 1) for column in columns)


def _series(block: Chart, series: Series) -> Value:
    values: list[Decimal | None] = list(series.values)
    return {
        "name": series.name,
        "values": [None if value is None else float(value) for value in values],
        "words": [shown(block, value) for value in values],
    }
