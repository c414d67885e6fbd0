"""Chart → DrawingML: the chart part, and the drawing in the letter's body that leads to it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from letters.render.charts import described, has_room_for_numbers, takes_turns
from letters.render.docx.charts.chart_series import series_xml
from letters.render.docx.charts.chart_shapes import CHART, DRAWING, RELATIONSHIPS, fill, line, number_format, words
from letters.render.docx.package import DECLARATION
from letters.render.styles import styles

if TYPE_CHECKING:
    from letters.render.blocks import Chart
    from letters.render.styles import ChartLook

RELATION: Final = "rId1"  # from a chart part to its workbook
EMU: Final = 36_000
"""English metric units in a millimetre."""

TALLEST: Final = 200  # mm; a chart is never longer than a page
SMALL: Final = 8
"""Below it, programs may divide an axis by less than one."""

_PLACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_LABELS_AXIS: Final = 1
_AMOUNTS_AXIS: Final = 2


def relation_id(number: int) -> str:
    """The id of the relationship from the document part to its chart of that number, from 1."""
    return f"letterChart{number}"


def drawing(chart: Chart, number: int, width: float) -> str:
    """The run that shows the document's chart of that number, as wide as the text (`width` in mm)."""
    look = styles().charts[chart.look]
    height = min(look.height + look.each * len(chart.labels), TALLEST)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACE}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{round(width * EMU)}" cy="{round(height * EMU)}"/>'
        f'<wp:docPr id="{number}" name="{look.name}{number}" descr="{escape(described(chart))}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" xmlns:r="{RELATIONSHIPS}" r:id="{relation_id(number)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_xml(chart: Chart) -> str:
    """The chart part: the numbers, kept in it, and how they are drawn."""
    look = styles().charts[chart.look]
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{words(9)}</c:legend>' if _has_legend(chart) else ""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}">'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{_plot(chart, look)}{_labels_axis(look)}{_amounts_axis(chart, look)}</c:plotArea>"
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{fill('FFFFFF')}<a:ln><a:noFill/></a:ln></c:spPr>{words(9)}"
        f'<c:externalData r:id="{RELATION}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _has_legend(chart: Chart) -> bool:
    return len(chart.series) > 1


def _plot(chart: Chart, look: ChartLook) -> str:
    labelled = has_room_for_numbers(chart)
    series = "".join([series_xml(chart, place, labelled=labelled) for place in range(len(chart.series))])
    axes = f'<c:axId val="{_LABELS_AXIS}"/><c:axId val="{_AMOUNTS_AXIS}"/>'
    if look.form == "line":
        head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{head}{series}<c:marker val="1"/>{axes}</c:lineChart>'
    direction = "bar" if look.form == "bars" else "col"
    grouping = "stacked" if look.stacked else "clustered"
    head = f'<c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
    overlap = 100 if look.stacked or takes_turns(chart) else 0
    return f'<c:barChart>{head}{series}<c:gapWidth val="60"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'


def _labels_axis(look: ChartLook) -> str:
    position, order = ("l", "maxMin") if look.form == "bars" else ("b", "minMax")  # bars: the first label on top
    return (
        f'<c:catAx><c:axId val="{_LABELS_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{position}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line('000000', 0.75)}</c:spPr>{words(9)}"
        f'<c:crossAx val="{_AMOUNTS_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _floor(chart: Chart) -> str:
    """The axis begins at zero, so that a length tells an amount; unless there is something below zero."""
    below = any(value is not None and value < 0 for series in chart.series for value in series.values)
    return "" if below else '<c:min val="0"/>'


def _amounts_axis(chart: Chart, look: ChartLook) -> str:
    position, crosses = ("b", "max") if look.form == "bars" else ("l", "autoZero")
    places, step = _scale(chart)
    return (
        f'<c:valAx><c:axId val="{_AMOUNTS_AXIS}"/><c:scaling><c:orientation val="minMax"/>{_floor(chart)}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{position}"/>'
        f"<c:majorGridlines><c:spPr>{line('D9D9D9', 0.5)}</c:spPr></c:majorGridlines>"
        f'<c:numFmt formatCode="{escape(number_format(places, chart.unit))}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{words(9)}"
        f'<c:crossAx val="{_LABELS_AXIS}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>{step}'
        "</c:valAx>"
    )


def _scale(chart: Chart) -> tuple[int, str]:
    """Decimals of the axis, and its step where Word would choose one that they cannot show: half a call."""
    longest = max(abs(value) for series in chart.series for value in series.values if value is not None)
    if longest >= SMALL:
        return 0, ""
    return chart.places, "" if chart.places else '<c:majorUnit val="1"/>'
