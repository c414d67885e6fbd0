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
    """Columns from left to right; together they are as wide as the text."""

    columns: tuple[Column, ...]


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
            tables={key: _table(key, value["columns"], width) for key, value in raw["table"].items()},
            text_width=width,
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"styles.toml 有误：{error}") from error


def _page(raw: dict[str, Any]) -> PageLayout:
    size = {key: (float(points), float(pitch)) for key, (points, pitch) in raw["size"].items()}
    return PageLayout(**{**raw, "size": size})


def _table(key: str, raw: list[dict[str, Any]], width: float) -> TableLayout:
    rest = width - sum(column.get("width", 0) for column in raw)
    open_columns = [column for column in raw if "width" not in column]
    if rest < 0 or len(open_columns) != (rest > 0) or 0 < rest < 10:  # 10 mm hold two characters
        raise DataError(f"styles.toml：表格 {key} 的列宽合计应为 {width:g} 毫米，至多一列不写宽度")
    return TableLayout(tuple(Column(**{"width": rest, **column}) for column in raw))
