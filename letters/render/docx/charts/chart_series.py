"""One series of a chart in DrawingML: its numbers, and how it is told from the others."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from letters.render.docx.charts.chart_shapes import fill, line, number_format, words
from letters.render.docx.charts.workbook import SHEET, column
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.render.blocks import Chart, Series
    from letters.render.styles import SeriesLook

OUTLINE: Final = "404040"
"""Round every column: a light one must be seen on white paper."""


def series_xml(chart: Chart, place: int, *, labelled: bool) -> str:
    """The series at `place`, counted from 0; with `labelled`, each number is printed beside what is drawn for it."""
    series, look = chart.series[place], styles().series[place]
    form = styles().charts[chart.look].form
    labels = _labels(chart, "t" if form == "line" else "outEnd") if labelled else ""
    name = _texts(f"{SHEET}!${column(place + 1)}$1", [series.name])
    numbers = f"{_names(chart)}{_numbers(chart, series, place)}"
    head = f'<c:idx val="{place}"/><c:order val="{place}"/><c:tx>{name}</c:tx>'
    if form == "line":
        return f'<c:ser>{head}{_line(look)}{labels}{numbers}<c:smooth val="0"/></c:ser>'
    return f"<c:ser>{head}{_column(look)}{_below(chart, series)}{labels}{numbers}</c:ser>"


def _line(look: SeriesLook) -> str:
    marker = f"<c:spPr>{fill(look.stroke)}{line(OUTLINE, 0.5)}</c:spPr>"
    return (
        f"<c:spPr>{line(look.stroke, 2, look.dash)}</c:spPr>"
        f'<c:marker><c:symbol val="{look.marker}"/><c:size val="6"/>{marker}</c:marker>'
    )


def _column(look: SeriesLook) -> str:
    return f'{_shape(look)}<c:invertIfNegative val="0"/>'


def _shape(look: SeriesLook) -> str:
    return f"<c:spPr>{fill(look.colour, look.pattern)}{line(OUTLINE, 0.75)}</c:spPr>"


def _below(chart: Chart, series: Series) -> str:
    """The second look for what is below zero, where one series stands alone."""
    if len(chart.series) > 1:
        return ""
    places = [place for place, value in enumerate(series.values) if value is not None and value < 0]
    own = f'<c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_shape(styles().series[1])}'
    return "".join([f'<c:dPt><c:idx val="{place}"/>{own}</c:dPt>' for place in places])


def _labels(chart: Chart, position: str) -> str:
    code = escape(number_format(chart.places))
    shown = "".join(
        f'<c:{what} val="{int(what == "showVal")}"/>'
        for what in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{words(7.5)}<c:dLblPos val="{position}"/>{shown}</c:dLbls>'
    )


def _names(chart: Chart) -> str:
    return f"<c:cat>{_texts(f'{SHEET}!$A$2:$A${len(chart.labels) + 1}', chart.labels)}</c:cat>"


def _numbers(chart: Chart, series: Series, place: int) -> str:
    letter = column(place + 1)
    points = [(at, f"{value:f}") for at, value in enumerate(series.values) if value is not None]
    cache = f"<c:formatCode>{escape(number_format(chart.places))}</c:formatCode>{_cached(len(series.values), points)}"
    place_in_sheet = f"{SHEET}!${letter}$2:${letter}${len(series.values) + 1}"
    return f"<c:val><c:numRef><c:f>{place_in_sheet}</c:f><c:numCache>{cache}</c:numCache></c:numRef></c:val>"


def _texts(place_in_sheet: str, texts: Iterable[str]) -> str:
    points = [(at, escape(text, quote=False)) for at, text in enumerate(texts)]
    cached = _cached(len(points), points)
    return f"<c:strRef><c:f>{place_in_sheet}</c:f><c:strCache>{cached}</c:strCache></c:strRef>"


def _cached(count: int, points: list[tuple[int, str]]) -> str:
    """What a program shows that does not open the workbook."""
    told = "".join([f'<c:pt idx="{at}"><c:v>{words}</c:v></c:pt>' for at, words in points])
    return f'<c:ptCount val="{count}"/>{told}'
