"""What data/styles.toml says: the looks of paragraphs, tables and pages, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Number, Several, Whole, YesNo, row
from letters.kit.frozen import frozen
from letters.kit.refusals import Slip, unknown_word

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parent / "data"
NARROWEST = 10  # mm hold two characters

Align: TypeAlias = Literal["left", "center", "right", "both"]


@row
class ParagraphLook:
    """One paragraph style. Indents are in characters of its own size, `before` and `after` in lines of its pitch."""

    style: str  # the style's id in the reference document
    name: str  # its name there
    font: str = "body"  # a key of [font]
    size: str = "body"  # a key of a layout's `size`
    bold: YesNo = False
    align: Align = "both"
    first: Number = 0
    left: Number = 0
    right: Number = 0
    hanging: Number = 0
    before: Number = 0
    after: Number = 0
    keep_next: YesNo = False
    joined: YesNo = False  # never parted from the paragraph before it: the signature block
    break_anywhere: YesNo = False  # Latin letters and digits may break inside a word: digests
    ruled: YesNo = False  # a line under it over the whole width: to write on by hand
    outline: Whole = 0  # level in the navigation pane; 0 is body text
    text_indent: Whole = 0  # full-width spaces before it in plain text

    __eq__ = object.__eq__  # by identity, which is quick: each style is one value
    __hash__ = object.__hash__


@frozen
class Column:
    """`width` in mm; `look` is a key of `[cell]`."""

    name: str
    width: float
    look: str = "cell"


@frozen
class TableLayout:
    """Columns from left to right; together they are as wide as the text.

    `sides` are texts side by side: no frame, never parted by a page's end, one after the other in plain text.
    """

    columns: tuple[Column, ...]
    sides: bool = False


@row
class ChartLook:
    """How a table of numbers is drawn. `height` in mm, and `each` more for every label."""

    name: str
    form: Literal["columns", "bars", "line"]
    height: Number
    each: Number = 0
    stacked: YesNo = False
    beside: YesNo = False  # it draws what a table beside it tells: plain text leaves it out, and its caption


@row
class SeriesLook:
    """How one series of a chart is told from the others, in colour (RGB) and without; names are DrawingML's."""

    colour: str
    stroke: str  # the colour as a line, dark enough to be seen
    pattern: str = ""  # a hatching in that colour, in place of a plain fill
    dash: str = "solid"
    marker: str = "circle"


@row
class PageLayout:
    """Margins in mm; sizes as (points, line pitch in points); `spacing` between characters in points."""

    top: Number
    bottom: Number
    left: Number
    right: Number
    footer: Number
    spacing: Number
    size: Mapping[str, tuple[Number, Number]]


@row
class Breaks:
    """Signs that no line begins or ends with, and patterns of what stays whole in a PDF."""

    never_first: str = ""
    never_last: str = ""
    whole: tuple[str, ...] = ()


@frozen
class Styles:
    """The whole file."""

    fonts: Mapping[str, tuple[str, str]]  # Latin, Chinese
    layouts: Mapping[str, PageLayout]
    paragraphs: Mapping[str, ParagraphLook]
    cells: Mapping[str, ParagraphLook]
    tables: Mapping[str, TableLayout]
    charts: Mapping[str, ChartLook]
    series: tuple[SeriesLook, ...]
    text_width: float
    breaks: Breaks


@row
class FontRow:
    """A font by its names in Latin and Chinese text."""

    latin: str
    chinese: str


@row
class ColumnRow:
    """A column; at most one of a table has no width and takes what is left."""

    name: str
    width: Number | None = None
    look: str = "cell"


@row
class TableRow:
    """A table's columns from left to right."""

    columns: Several[ColumnRow]
    sides: YesNo = False

    def layout(self, width: float) -> TableLayout:
        """The row as a value, `width` mm wide, as the text is."""
        rest = self._rest(width)
        columns = (Column(each.name, rest if each.width is None else each.width, each.look) for each in self.columns)
        return TableLayout(tuple(columns), self.sides)

    def fits(self, width: float) -> bool:
        """Whether the columns fill a text of `width` mm; one that names no width has room for two characters."""
        rest = self._rest(width)
        open_columns = sum(each.width is None for each in self.columns)
        return rest >= 0 and open_columns == (rest > 0) and not 0 < rest < NARROWEST

    def _rest(self, width: float) -> float:
        return width - sum(each.width or 0 for each in self.columns)


@row
class StyleFile:
    """`styles.toml`."""

    text_width: Number
    font: Mapping[str, FontRow]
    layout: Mapping[str, PageLayout]
    paragraph: Mapping[str, ParagraphLook]
    cell: Mapping[str, ParagraphLook]
    table: Mapping[str, TableRow]
    chart: Mapping[str, ChartLook] = field(default_factory=dict)
    series: tuple[SeriesLook, ...] = ()
    breaks: Breaks = field(default_factory=Breaks)


@cache
def styles() -> Styles:
    """The bundled looks."""
    return read_styles(DATA / "styles.toml", read_trusted)


def read_styles(path: Path, read: Read = read) -> Styles:
    """The looks that a file describes. Raises SlipsError, as where widths do not make the text's."""
    file = read(path, StyleFile, _slips)
    return Styles(
        fonts={key: (font.latin, font.chinese) for key, font in file.font.items()},
        layouts=file.layout,
        paragraphs=file.paragraph,
        cells=file.cell,
        tables={key: each.layout(file.text_width) for key, each in file.table.items()},
        charts=file.chart,
        series=file.series,
        text_width=file.text_width,
        breaks=file.breaks,
    )


def _slips(file: StyleFile) -> Iterator[Slip]:
    yield from _unfit(file)
    yield from _unknown(file)


def _unfit(file: StyleFile) -> Iterator[Slip]:
    for key, table in file.table.items():
        if not table.fits(file.text_width):
            yield Slip(("table", key), f"列宽合计应为 {file.text_width:g} 毫米，至多一列不写宽度")


def _unknown(file: StyleFile) -> Iterator[Slip]:
    """Fonts, sizes and looks of cells that are named and not there."""
    sizes = frozenset.intersection(*(frozenset(page.size) for page in file.layout.values()))
    for kind, looks in (("paragraph", file.paragraph), ("cell", file.cell)):
        for key, look in looks.items():
            if look.font not in file.font:
                yield unknown_word((kind, key), "font", look.font, file.font)
            if look.size not in sizes:
                yield unknown_word((kind, key), "size", look.size, sizes)
    for key, table in file.table.items():
        for number, column in enumerate(table.columns):
            if column.look not in file.cell:
                yield unknown_word(("table", key, "columns", number), "look", column.look, file.cell)
