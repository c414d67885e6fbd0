"""Pieces of DrawingML that every part of a chart is made of: lines, fills, type, formats of numbers."""

from __future__ import annotations

from functools import cache
from typing import Final

from letters.render.styles import styles

CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
POINT: Final = 12_700
"""English metric units in a point."""


def colour(rgb: str) -> str:
    """A colour, six hexadecimal digits."""
    return f'<a:srgbClr val="{rgb}"/>'


def fill(rgb: str, pattern: str = "") -> str:
    """A plain fill, or a hatching in that colour on white; `pattern` is one of DrawingML's presets."""
    if not pattern:
        return f"<a:solidFill>{colour(rgb)}</a:solidFill>"
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr>{colour(rgb)}</a:fgClr>'
        f"<a:bgClr>{colour('FFFFFF')}</a:bgClr></a:pattFill>"
    )


def line(rgb: str, width: float, dash: str = "solid") -> str:
    """A line, `width` in points; `dash` is one of DrawingML's presets."""
    return f'<a:ln w="{round(width * POINT)}">{fill(rgb)}<a:prstDash val="{dash}"/></a:ln>'


@cache
def words(points: float) -> str:
    """The manner of all words of a part: the type of tables, black."""
    latin, chinese = styles().fonts["table"]
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(points * 100)}" b="0">{fill("000000")}'
        f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def number_format(places: int, unit: str = "") -> str:
    """A format of numbers as spreadsheets write them: groups of three, `places` decimals, the unit after."""
    decimals = "." + "0" * places if places else ""
    return f"#,##0{decimals}" + (f'"{unit}"' if unit else "")
