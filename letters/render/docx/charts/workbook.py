"""The numbers of a chart as the smallest workbook that spreadsheet programs open: one sheet, labels and series."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from letters.render.docx.package import DECLARATION, package, prepare, stored

if TYPE_CHECKING:
    from decimal import Decimal

    from letters.render.blocks import Chart

SHEET: Final = "Sheet1"

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIXED: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}">'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_KIND}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def workbook(chart: Chart) -> bytes:
    """The XLSX file: labels in column A, a series in each further column; its own parts lie in it unpacked."""
    parts = {**_FIXED, "xl/worksheets/sheet1.xml": _sheet(chart)}
    return package(prepare(()), [stored(name, f"{DECLARATION}{text}".encode()) for name, text in parts.items()])


def column(number: int) -> str:
    """The letter of a column, counted from 0; charts have fewer than 26."""
    return chr(ord("A") + number)


def _sheet(chart: Chart) -> str:
    head = (chart.about, *[series.name for series in chart.series])
    rows = zip(chart.labels, *[series.values for series in chart.series], strict=True)
    written = "".join([_row(number, cells) for number, cells in enumerate((head, *rows), 1)])
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'


def _row(number: int, cells: tuple[str | Decimal | None, ...]) -> str:
    written = "".join([_cell(f"{column(at)}{number}", value) for at, value in enumerate(cells) if value is not None])
    return f'<row r="{number}">{written}</row>'


def _cell(place: str, value: str | Decimal) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value, quote=False)}</t></is></c>'
    return f'<c r="{place}"><v>{value:f}</v></c>'
