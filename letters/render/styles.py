"""What data/styles.toml says: the looks of paragraphs, tables and pages, as frozen values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from letters.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).resolve().parent / "data"
HEADING = {1: "title", 2: "heading", 3: "subheading"}
"""The paragraph look of each level of heading."""

Align: TypeAlias = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, which is quick: each style is one value
class ParagraphLook:
    """One paragraph style. Indents are in characters of its own size, `before` and `after` in lines of its pitch."""

    style: str  # the style's id in the reference document
    name: str  # its name there
    font: str = "body"  # a key of [font]
    size: str = "body"  # a key of a layout's `size`
    bold: bool = False
    align: Align = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    keep_next: bool = False
    joined: bool = False  # never parted from the paragraph before it: the signature block
    break_anywhere: bool = False  # Latin letters and digits may break inside a word: digests
    ruled: bool = False  # a line under it over the whole width: to write on by hand
    outline: int = 0  # level in the navigation pane; 0 is body text
    text_indent: int = 0  # full-width spaces before it in plain text


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in mm; `look` is a key of `[cell]`."""

    name: str
    width: float
    look: str = "cell"


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Columns from left to right; together they are as wide as the text.

    `sides` are texts side by side: no frame, never parted by a page's end, one after the other in plain text.
    """

    columns: tuple[Column, ...]
    sides: bool = False


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How a table of numbers is drawn. `height` in mm, and `each` more for every label."""

    name: str
    form: Literal["columns", "bars", "line"]
    height: float
    each: float = 0
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """How one series of a chart is told from the others, in colour (RGB) and without; names are DrawingML's."""

    colour: str
    stroke: str  # the colour as a line, dark enough to be seen
    pattern: str = ""  # a hatching in that colour, in place of a plain fill
    dash: str = "solid"
    marker: str = "circle"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Margins in mm; sizes as (points, line pitch in points); `spacing` between characters in points."""

    top: float
    bottom: float
    left: float
    right: float
    footer: float
    spacing: float
    size: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
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


@cache
def styles() -> Styles:
    """The bundled looks. Raises DataError where the file contradicts itself."""
    return read((DATA / "styles.toml").read_text(encoding="utf-8"))


def read(text: str) -> Styles:
    """The looks that `text` (TOML) describes. Raises DataError."""
    try:
        raw = tomllib.loads(text)
        width = float(raw["text_width"])
        return Styles(
            fonts={key: (font["latin"], font["chinese"]) for key, font in raw["font"].items()},
            layouts={key: _page(value) for key, value in raw["layout"].items()},
            paragraphs={key: ParagraphLook(**value) for key, value in raw["paragraph"].items()},
            cells={key: ParagraphLook(**value) for key, value in raw["cell"].items()},
            tables={key: _table(key, value, width) for key, value in raw["table"].items()},
            charts={key: ChartLook(**value) for key, value in raw.get("chart", {}).items()},
            series=tuple(SeriesLook(**value) for value in raw.get("series", ())),
            text_width=width,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"styles.toml 有误：{error}") from error


def _page(raw: dict[str, Any]) -> PageLayout:
    size = {key: (float(points), float(pitch)) for key, (points, pitch) in raw["size"].items()}
    return PageLayout(**{**raw, "size": size})


def _table(key: str, raw: dict[str, Any], width: float) -> TableLayout:
    columns = raw["columns"]
    rest = width - sum(column.get("width", 0) for column in columns)
    open_columns = [column for column in columns if "width" not in column]
    if rest < 0 or len(open_columns) != (rest > 0) or 0 < rest < 10:  # 10 mm hold two characters
        raise DataError(f"styles.toml：表格 {key} 的列宽合计应为 {width:g} 毫米，至多一列不写宽度")
    return TableLayout(**{**raw, "columns": tuple(Column(**{"width": rest, **column}) for column in columns)})
