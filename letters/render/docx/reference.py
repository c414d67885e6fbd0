"""The bundled reference documents, one for each layout of data/styles.toml, with python-docx.

`python -m letters.render.docx.reference` writes data/<layout>.docx anew.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.shared import Mm

from letters.render.docx.opened import CORE, DOCUMENT
from letters.render.docx.package import deflated, package, prepare
from letters.render.docx.style_xml import MAIN, RELATIONSHIPS, footer_xml, settings_xml, styles_xml
from letters.render.docx.writer import Properties, core_xml
from letters.render.styles import DATA, styles

if TYPE_CHECKING:
    from letters.render.styles import PageLayout

W: Final = f"{{{MAIN}}}"
_APP_PART: Final = "/docProps/app.xml"
_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_NO_DAY: Final = dt.date(1980, 1, 1)  # a file must bear one; letters bear their own


def build(layout: str) -> bytes:
    """The reference document of a layout of data/styles.toml, from nothing, with a line in each style."""
    page = styles().layouts[layout]
    document = docx.Document()
    _set_page(document, page)
    _leave_only(document, frozenset({KIND.STYLES, KIND.SETTINGS}))
    document.part._styles_part._element = parse_xml(styles_xml(page))
    document.part._settings_part._element = parse_xml(settings_xml())
    _add_footer(document)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            document.add_paragraph(style.name, style=style)
    return _rewritten(document)


def _set_page(document: Any, page: PageLayout) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance, section.footer_distance = Mm(15), Mm(page.footer)
    for grid in section._sectPr.findall(f"{W}docGrid"):  # LibreOffice halves the lines of a page with a grid
        section._sectPr.remove(grid)


def _leave_only(document: Any, kinds: frozenset[str]) -> None:
    """Leave the document and its package only relationships of these kinds; the parts go with them."""
    for parent, kept in ((document.part, kinds), (document.part.package, {KIND.OFFICE_DOCUMENT})):
        for key, relationship in list(parent.rels.items()):
            if relationship.reltype not in kept or relationship.is_external:
                del parent.rels[key]


def _add_footer(document: Any) -> None:
    part = XmlPart(
        PackURI("/word/footer1.xml"), CONTENT_TYPE.WML_FOOTER, parse_xml(footer_xml()), document.part.package
    )
    key = document.part.relate_to(part, KIND.FOOTER)
    reference = f'<w:footerReference xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}" w:type="default" r:id="{key}"/>'
    document.sections[0]._sectPr.insert(0, parse_xml(reference))


def _rewritten(document: Any) -> bytes:
    """The document as bytes that name no time, tool or person, its parts in a fixed order under their usual names."""
    main = document.part
    main.partname, main._styles_part.partname = PackURI(f"/{DOCUMENT}"), PackURI("/word/styles.xml")
    neutral = Part(PackURI(_APP_PART), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _APP, main.package)
    main.package.relate_to(neutral, KIND.EXTENDED_PROPERTIES)
    _ = document.core_properties  # python-docx adds the part; its content is replaced below
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        parts = {name: saved.read(name) for name in saved.namelist()}
    parts[CORE] = core_xml(Properties("", _NO_DAY))
    first = ["[Content_Types].xml", "_rels/.rels", DOCUMENT]
    names = [*first, *sorted(parts.keys() - set(first))]
    return package(prepare([]), [deflated(name, [parts[name]], 9) for name in names])


def main() -> None:
    """Write the bundled reference documents."""
    for layout in styles().layouts:
        (DATA / f"{layout}.docx").write_bytes(build(layout))


if __name__ == "__main__":
    main()
