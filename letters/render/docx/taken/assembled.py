"""What was taken of a user's own document as a package of its own, in which nothing else lies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from letters.render.docx.opened import CORE, DOCUMENT
from letters.render.docx.package import DECLARATION, deflated, package, prepare
from letters.render.docx.style_xml import MAIN, RELATIONSHIPS
from letters.render.docx.taken.nodes import Node, written
from letters.render.docx.writer import Properties, core_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_APP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_PACKAGE: Final = "application/vnd.openxmlformats-package."
_NO_DAY: Final = dt.date(1980, 1, 1)  # a file must bear one; letters bear their own
_DECLARED: Final = f' xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}"'


@dataclass(frozen=True, slots=True)
class Taken:
    """The parts that a letter takes, kept already; `letterheads` with their kind ("header") and pages ("default")."""

    styles: Node
    settings: Node | None
    fonts: Node | None
    theme: Node | None
    section: Node
    letterheads: tuple[tuple[str, str, Node], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part beside the document: its name below `word/`, its kind of relationship, its content type, its XML."""

    name: str
    kind: str
    content_type: str
    xml: str


def assembled(found: Taken) -> bytes:
    """A DOCX file that `opened` reads: it names no time, tool or person, and leads nowhere outside itself."""
    parts = tuple(_parts(found))
    members = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _package_relations(),
        DOCUMENT: _document(found),
        CORE: core_xml(Properties("", _NO_DAY)).decode(),
        "docProps/app.xml": f'{DECLARATION}<Properties xmlns="{_APP}"/>',
        "word/_rels/document.xml.rels": _relations(
            [(key, f"{RELATIONSHIPS}/{part.kind}", part.name) for key, part in _keyed(parts)]
        ),
        **{f"word/{part.name}": part.xml for part in parts},
    }
    return package(prepare([]), [deflated(name, [text.encode()], 9) for name, text in members.items()])


def _parts(found: Taken) -> Iterator[_Part]:
    """The parts in their order; the letterheads come last."""
    own = ("styles", found.styles), ("settings", found.settings)
    for kind, node in (*own, ("fontTable", found.fonts)):
        if node:
            yield _Part(f"{kind}.xml", kind, f"wordprocessingml.{kind}+xml", DECLARATION + written(node, _DECLARED))
    if found.theme:
        yield _Part("theme/theme1.xml", "theme", "theme+xml", _theme(found.theme))
    for number, (kind, _, node) in enumerate(found.letterheads, 1):
        xml = DECLARATION + written(node, _DECLARED)
        yield _Part(f"{kind}{number}.xml", kind, f"wordprocessingml.{kind}+xml", xml)


def _keyed(parts: tuple[_Part, ...]) -> Iterator[tuple[str, _Part]]:
    """Each part with the id that leads to it."""
    for number, part in enumerate(parts, 1):
        yield f"rId{number}", part


def _document(found: Taken) -> str:
    """A document part without any text, as the start and end of each letter's."""
    before = len(tuple(_parts(found))) - len(found.letterheads)
    references = [
        Node(f"w:{kind}Reference", {"w:type": pages, "r:id": f"rId{before + number}"})
        for number, (kind, pages, _) in enumerate(found.letterheads, 1)
    ]
    section = found.section._replace(children=(*references, *found.section.children))
    return f"{DECLARATION}<w:document{_DECLARED}><w:body>{written(section)}</w:body></w:document>"


def _content_types(parts: tuple[_Part, ...]) -> str:
    named = [
        (f"/{DOCUMENT}", f"{_OFFICE}wordprocessingml.document.main+xml"),
        (f"/{CORE}", f"{_PACKAGE}core-properties+xml"),
        ("/docProps/app.xml", f"{_OFFICE}extended-properties+xml"),
        *[(f"/word/{part.name}", f"{_OFFICE}{part.content_type}") for part in parts],
    ]
    overrides = "".join([f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named])
    return (
        f'{DECLARATION}<Types xmlns="{_TYPES}">'
        f'<Default Extension="rels" ContentType="{_PACKAGE}relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", f"{RELATIONSHIPS}/officeDocument", DOCUMENT),
            ("rId2", f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
            ("rId3", f"{_RELATIONS}/metadata/core-properties", CORE),
        ]
    )


def _relations(leads: list[tuple[str, str, str]]) -> str:
    """Relationships by id, kind and target."""
    each = "".join([f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in leads])
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


def _theme(theme: Node) -> str:
    """A theme with the user's colours and fonts, and plain fills and lines, which letters do not use."""
    colours, fonts = theme.children[0].children
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    lists = {"fillStyleLst": fill, "lnStyleLst": line, "effectStyleLst": effect, "bgFillStyleLst": fill}
    looks = "".join([f"<a:{name}>{each * 3}</a:{name}>" for name, each in lists.items()])
    whole = f'{written(colours)}{written(fonts)}<a:fmtScheme name="letters">{looks}</a:fmtScheme>'
    inner = f"<a:themeElements>{whole}</a:themeElements>"
    return f'{DECLARATION}<a:theme xmlns:a="{_DRAWING}" name="letters">{inner}</a:theme>'
