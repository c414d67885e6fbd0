"""The reference documents: how the bundled ones are built, and how a user's own one is taken in. Needs python-docx.

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

from letters.errors import FileError
from letters.render.docx.opened import CORE, DOCUMENT, Reference, opened
from letters.render.docx.package import deflated, package, prepare
from letters.render.docx.style_xml import MAIN, RELATIONSHIPS, SETTINGS, footer_xml, styles_xml
from letters.render.docx.writer import Properties, core_xml
from letters.render.styles import DATA, styles

if TYPE_CHECKING:
    from pathlib import Path

    from letters.render.styles import PageLayout

W: Final = f"{{{MAIN}}}"
KEPT_PARTS: Final = frozenset(
    {*(KIND.STYLES, KIND.SETTINGS, KIND.THEME, KIND.FONT_TABLE, KIND.NUMBERING, KIND.HEADER, KIND.FOOTER)}
)
"""What a user's document part may lead to. Comments, notes, pictures of the body, links and macros are left behind."""

PRIVATE_SETTINGS: Final = frozenset(
    {
        *("attachedTemplate", "mailMerge", "docVars", "rsids", "footnotePr", "endnotePr"),
        *("documentProtection", "writeProtection", "trackRevisions", "revisionView"),
    }
)
"""Settings that name a person's folders, keep the letter from being edited, or lead to parts left behind."""

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
    document.part._settings_part._element = parse_xml(SETTINGS)
    _add_footer(document)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            document.add_paragraph(style.name, style=style)
    return _rewritten(document)


def load_reference(path: Path) -> Reference:
    """Take a user's own document for its styles, page, header and footer; its text is left behind.

    Styles of ours that it lacks, by name, are added from the `standard` layout. Raises FileError.
    """
    try:
        document = docx.Document(str(path))
        _empty(document)
        _leave_only(document, KEPT_PARTS)
        _clean_settings(document)
        _add_missing_styles(document)
        return opened(_rewritten(document))
    except Exception as error:  # python-docx and lxml raise whatever a damaged file makes them stumble over
        message = f"打不开参考文档 {path.name}" if path.exists() else f"找不到参考文档 {path.name}"
        raise FileError(message, "应为 Word 的 .docx 文件；请用 Word 或 WPS 另存为 .docx") from error


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


def _empty(document: Any) -> None:
    body = document.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    if body.sectPr is None:
        body.get_or_add_sectPr()
        _set_page(document, styles().layouts["standard"])


def _clean_settings(document: Any) -> None:
    settings = document.settings.element
    for element in list(settings):
        if str(element.tag).removeprefix(W) in PRIVATE_SETTINGS:
            settings.remove(element)
    for zoom in settings.findall(f"{W}zoom"):
        zoom.set(f"{W}percent", zoom.get(f"{W}percent") or "100")


def _add_missing_styles(document: Any) -> None:
    """Add our styles that the document lacks by name, based on its own Normal, under ids that it does not use."""
    own = document.part._styles_part.element
    ids = {_name(style): style.get(f"{W}styleId") for style in own.findall(f"{W}style")}
    ours = parse_xml(styles_xml(styles().layouts["standard"])).findall(f"{W}style")
    new_ids = {style.get(f"{W}styleId"): ids.get(_name(style)) or _free_id(style, ids) for style in ours}
    for style in ours:
        if _name(style) not in ids:
            style.set(f"{W}styleId", new_ids[style.get(f"{W}styleId")])
            for based in style.findall(f"{W}basedOn"):
                based.set(f"{W}val", new_ids[based.get(f"{W}val")])
            style.attrib.pop(f"{W}default", None)
            own.append(style)


def _name(style: Any) -> str:
    return str(style.find(f"{W}name").get(f"{W}val"))


def _free_id(style: Any, ids: dict[str, str]) -> str:
    own = str(style.get(f"{W}styleId"))
    return f"{own}Letters" if own in ids.values() else own


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
