"""What charts add to a package: for each a chart part and the numbers as a workbook, so that Word can edit them."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING, Final

from letters.render.docx.charts.chart_xml import RELATION, chart_xml, relation_id
from letters.render.docx.charts.workbook import workbook
from letters.render.docx.package import DECLARATION, Member, deflated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.render.blocks import Chart

CONTENT_TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "word/_rels/document.xml.rels"

_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def with_charts(parts: Sequence[Member], charts: Sequence[Chart]) -> tuple[Member, ...]:
    """The parts of a reference document and those of the charts, declared and led to; the order is kept."""
    numbers = _free_numbers({part.name for part in parts}, len(charts))
    types = "".join(map(_types, numbers))
    relations = "".join([_to_chart(place, number) for place, number in enumerate(numbers, 1)])
    added = {CONTENT_TYPES: (types, "</Types>"), RELATIONS: (relations, "</Relationships>")}
    declared = [_with(part, *added[part.name]) if part.name in added else part for part in parts]
    for chart, number in zip(charts, numbers, strict=True):
        declared += _parts(chart, number)
    return tuple(declared)


def _free_numbers(taken: set[str], wanted: int) -> list[int]:
    """As many numbers as are wanted, from 1, that no chart of the reference document has."""
    free = (number for number in count(1) if taken.isdisjoint((_chart(number), _sheet(number))))
    return list(islice(free, wanted))


def _to_chart(place: int, number: int) -> str:
    return _relation(relation_id(place), "chart", f"charts/chart{number}.xml")


def _with(part: Member, more: str, end: str) -> Member:
    """The part with `more` before its end tag."""
    text = part.unpacked().decode()
    return deflated(part.name, [text.replace(end, more + end).encode()])


def _parts(chart: Chart, number: int) -> Iterator[Member]:
    yield deflated(_chart(number), [chart_xml(chart).encode()])
    yield deflated(f"word/charts/_rels/chart{number}.xml.rels", [_relations(number).encode()])
    yield deflated(_sheet(number), [workbook(chart)])


def _chart(number: int) -> str:
    return f"word/charts/chart{number}.xml"


def _sheet(number: int) -> str:
    return f"word/embeddings/chart{number}.xlsx"


def _types(number: int) -> str:
    return (
        f'<Override PartName="/{_chart(number)}" ContentType="{_CHART_TYPE}"/>'
        f'<Override PartName="/{_sheet(number)}" ContentType="{_WORKBOOK_TYPE}"/>'
    )


def _relations(number: int) -> str:
    own = _relation(RELATION, "package", f"../embeddings/chart{number}.xlsx")
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}">{own}</Relationships>'


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_KIND}/{kind}" Target="{target}"/>'
