"""Document → DOCX bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.kit.frozen import frozen
from letters.render.blocks import Chart
from letters.render.clean import clean
from letters.render.docx.body import document_xml
from letters.render.docx.opened import CORE, DOCUMENT, Reference, bundled
from letters.render.docx.package import DECLARATION, deflated, package, prepare, stored

if TYPE_CHECKING:
    import datetime as dt

    from letters.render.blocks import Document

_NAMESPACES: Final = (
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


@frozen
class Properties:
    """What a file manager shows of a letter. `date` is the letter's own; no clock, person or computer is named."""

    title: str
    date: dt.date
    author: str = ""


def write_docx(
    document: Document, *, layout: str = "standard", properties: Properties, reference: Reference | None = None
) -> bytes:
    """The letter as a DOCX file. Equal input gives equal bytes with the same Python build.

    `layout` is a key of `[layout]` in data/styles.toml; a `reference` brings its own page and wins over it.
    Raises UsageError for an unknown layout.
    """
    chosen = reference or bundled(layout)
    own = deflated(DOCUMENT, document_xml(document, chosen)), stored(CORE, core_xml(properties))
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    if charts:
        from letters.render.docx.charts.chart_parts import with_charts  # here: few letters have a chart

        return package(prepare(()), (*with_charts(chosen.parts, charts), *own))
    return package(chosen.prepared, own)


def core_xml(properties: Properties) -> bytes:
    """The core properties part, in UTF-8."""
    day = f"{properties.date.isoformat()}T00:00:00Z"
    return (
        f"{DECLARATION}<cp:coreProperties{_NAMESPACES}><dc:title>{_escaped(properties.title)}</dc:title>"
        f"<dc:creator>{_escaped(properties.author)}</dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    ).encode()


def _escaped(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
