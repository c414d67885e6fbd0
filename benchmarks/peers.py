"""Each peer's way to a DOCX with the same text and tables, as its own documentation would have it done.

A peer is a function that takes the content, prepares what it can beforehand (its template, its parsed base document),
and gives the function that is timed: from the texts to the bytes of a file. A peer that is not installed raises
ImportError, or FileNotFoundError for a program.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from benchmarks.content import DAY, LAYOUT, Content, Grid, Words
from letters.render.docx.opened import DOCUMENT, TWIPS, bundled
from letters.render.docx.package import deflated, package, stored
from letters.render.docx.writer import Properties, core_xml
from letters.render.styles import DATA

if TYPE_CHECKING:
    from collections.abc import Callable

    Timed = Callable[[], bytes]

BASE = DATA / f"{LAYOUT}.docx"


def floor(content: Content) -> Timed:
    """The least there is: a Jinja template of the body's XML, the other parts compressed beforehand."""
    from jinja2 import Environment

    reference = bundled(LAYOUT)
    template = Environment(autoescape=True).from_string(
        f"{reference.opening}<w:body>{_body_template(content)}{reference.section}</w:body></w:document>"
    )
    words, grids = _values(content)
    core = stored("docProps/core.xml", core_xml(Properties("信", DAY)))

    def make() -> bytes:
        xml = template.render(**words, **grids)
        return package(reference.prepared, (deflated(DOCUMENT, [xml.encode()], 6), core))

    return make


def docxtpl(content: Content) -> Timed:
    """python-docx-template: a Word file with Jinja tags; one object kept for all letters."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    saved = io.BytesIO()
    _tagged(content).save(saved)
    template = DocxTemplate(saved)  # it reads its file again for every letter: here from memory
    words, grids = _values(content)
    environment = Environment(autoescape=True)

    def make() -> bytes:
        template.render({**words, **grids}, environment)
        buffer = io.BytesIO()
        template.save(buffer)
        return buffer.getvalue()

    return make


def mailmerge(content: Content) -> Timed:
    """docx-mailmerge2: Word's own merge fields, a repeated row for each table."""
    from mailmerge import MailMerge

    buffer = io.BytesIO()
    _with_merge_fields(content).save(buffer)
    base = buffer.getvalue()
    words, grids = _values(content)
    rows = {f"{key}_0": [{f"{key}_{i}": c for i, c in enumerate(row)} for row in grid] for key, grid in grids.items()}

    def make() -> bytes:
        with MailMerge(io.BytesIO(base)) as merged:
            merged.merge(**words)
            for anchor, values in rows.items():
                merged.merge_rows(anchor, values)
            out = io.BytesIO()
            merged.write(out)
        return out.getvalue()

    return make


def python_docx(content: Content) -> Timed:
    """python-docx as its manual shows it: add_paragraph, add_table, table.cell."""
    import docx

    def make() -> bytes:
        document = docx.Document(str(BASE))
        _clear(document)
        for part in content.parts:
            if isinstance(part, Words):
                document.add_paragraph(part.text, style=part.style)
            else:
                table = document.add_table(len(part.rows), len(part.widths), style="文书表格")
                for i, row in enumerate(part.rows):
                    for j, text in enumerate(row):
                        table.cell(i, j).text = text
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return make


def python_docx_fast(content: Content) -> Timed:
    """python-docx for load and save only; the body is made as one string and parsed."""
    import docx
    from docx.oxml import parse_xml

    base = BASE.read_bytes()
    reference = bundled(LAYOUT)

    def make() -> bytes:
        document = docx.Document(io.BytesIO(base))
        xml = f"{reference.opening}<w:body>{_body(content)}{reference.section}</w:body></w:document>"
        document.part._element = parse_xml(xml)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return make


def pandoc(content: Content) -> Timed:
    """pandoc, a process a letter: markdown in, the reference document for its styles."""
    if shutil.which("pandoc") is None:
        raise FileNotFoundError("pandoc")
    command = ["pandoc", "-f", "markdown-smart", "-t", "docx", "--reference-doc", str(BASE), "-o", "-"]

    def make() -> bytes:
        text = "\n\n".join(_markdown(part) for part in content.parts)
        return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout  # noqa: S603

    return make


PEERS: dict[str, Callable[[Content], Timed]] = {
    "floor": floor,
    "python-docx, fast idiom": python_docx_fast,
    "docx-mailmerge2": mailmerge,
    "docxtpl, reused": docxtpl,
    "pandoc": pandoc,
    "python-docx": python_docx,
}


# What they share


def _values(content: Content) -> tuple[dict[str, str], dict[str, Any]]:
    words = {f"p{number}": part.text for number, part in enumerate(content.words)}
    grids = {f"t{number}": [list(row) for row in part.rows[1:]] for number, part in enumerate(content.grids)}
    return words, grids


def _clear(document: Any) -> None:
    for child in list(document.element.body)[:-1]:
        document.element.body.remove(child)


def _tagged(content: Content) -> Any:
    """A template for docxtpl: a tag in each paragraph, a repeated row in each table."""
    import docx

    document = docx.Document(str(BASE))
    _clear(document)
    names, tables = iter(range(len(content.words))), iter(range(len(content.grids)))
    for part in content.parts:
        if isinstance(part, Words):
            document.add_paragraph(f"{{{{ p{next(names)} }}}}", style=part.style)
            continue
        columns = range(len(part.widths))
        table = document.add_table(4, len(columns), style="文书表格")
        tags = [f"{{{{ r[{column}] }}}}" for column in columns]
        start, end = f"{{%tr for r in t{next(tables)} %}}", "{%tr endfor %}"
        for row, texts in enumerate((part.rows[0], [start], tags, [end])):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    return document


def _with_merge_fields(content: Content) -> Any:
    import docx

    document = docx.Document(str(BASE))
    _clear(document)
    names, tables = iter(range(len(content.words))), iter(range(len(content.grids)))
    for part in content.parts:
        if isinstance(part, Words):
            _add_field(document.add_paragraph(style=part.style), f"p{next(names)}")
            continue
        table = document.add_table(2, len(part.widths), style="文书表格")
        key = f"t{next(tables)}"
        for column, text in enumerate(part.rows[0]):
            table.cell(0, column).text = text
            _add_field(table.cell(1, column).paragraphs[0], f"{key}_{column}")
    return document


def _add_field(paragraph: Any, name: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    run = f"<w:r><w:t>«{name}»</w:t></w:r>"
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD {name} ">{run}</w:fldSimple>'
    paragraph._p.append(parse_xml(field))


def _paragraph(style: str, text: str) -> str:
    start = f'<w:p><w:pPr><w:pStyle w:val="{bundled(LAYOUT).style_ids[style]}"/></w:pPr>'
    return f'{start}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _row(grid: Grid, texts: list[str]) -> str:
    cells = []
    for width, text in zip(grid.widths, texts, strict=False):
        properties = f'<w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/></w:tcPr>'
        cells.append(f"<w:tc>{properties}{_paragraph('表格文字', text)}</w:tc>")
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _table_start(grid: Grid) -> str:
    columns = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width in grid.widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def _xml(text: str) -> str:
    return escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def _body(content: Content) -> str:
    out = []
    for part in content.parts:
        if isinstance(part, Words):
            out.append(_paragraph(part.style, _xml(part.text)))
        else:
            rows = [_row(part, [_xml(text) for text in row]) for row in part.rows]
            out += [_table_start(part), *rows, "</w:tbl>"]
    return "".join(out)


def _body_template(content: Content) -> str:
    out = []
    names, tables = iter(range(len(content.words))), iter(range(len(content.grids)))
    for part in content.parts:
        if isinstance(part, Words):
            out.append(_paragraph(part.style, f"{{{{ p{next(names)} }}}}"))
            continue
        tags = [f"{{{{ r[{column}] }}}}" for column in range(len(part.widths))]
        loop = f"{{% for r in t{next(tables)} %}}{_row(part, tags)}{{% endfor %}}"
        out.append(f"{_table_start(part)}{_row(part, list(part.rows[0]))}{loop}</w:tbl>")
    return "".join(out)


def _markdown(part: Words | Grid) -> str:
    if isinstance(part, Words):
        return _as_markdown(part.text)
    head, *rows = ["| " + " | ".join(_as_markdown(text) for text in row) + " |" for row in part.rows]
    return "\n".join([head, "|" + "---|" * len(part.widths), *rows])


def _as_markdown(text: str) -> str:
    special = "\\`*_{}[]<>|&#~^$\"'@()+-.!"
    return "".join("\\" + one if one in special else one for one in text).replace("\n", " ")
