"""Each peer's way to a DOCX with the same text and tables, as its own documentation would have it done.

A peer is a function that takes the content, prepares what it can beforehand (its template, its parsed base document),
and gives the function that is timed: from the texts to the bytes of a file. A peer that is not installed raises
ImportError, or FileNotFoundError for a program.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.content import DAY, LAYOUT, Content, Words
from benchmarks.shapes import BASE, body, body_template, clear, markdown, tagged, values, with_merge_fields
from letters.render.docx.opened import DOCUMENT, bundled
from letters.render.docx.package import deflated, package, stored
from letters.render.docx.writer import Properties, core_xml

if TYPE_CHECKING:
    from collections.abc import Callable

    Timed = Callable[[], bytes]


def floor(content: Content) -> Timed:
    """The least there is: a Jinja template of the body's XML, the other parts compressed beforehand."""
    from jinja2 import Environment

    reference = bundled(LAYOUT)
    template = Environment(autoescape=True).from_string(
        f"{reference.opening}<w:body>{body_template(content)}{reference.section}</w:body></w:document>"
    )
    words, grids = values(content)
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
    tagged(content).save(saved)
    template = DocxTemplate(saved)  # it reads its file again for every letter: here from memory
    words, grids = values(content)
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
    with_merge_fields(content).save(buffer)
    base = buffer.getvalue()
    words, grids = values(content)
    rows = {f"{key}_0": [{f"{key}_{i}": c for i, c in enumerate(row)} for row in grid] for key, grid in grids.items()}

    def make() -> bytes:
        with MailMerge(io.BytesIO(base)) as merged:
            merged.merge(**words)
            for anchor, filled in rows.items():
                merged.merge_rows(anchor, filled)
            out = io.BytesIO()
            merged.write(out)
        return out.getvalue()

    return make


def python_docx(content: Content) -> Timed:
    """python-docx as its manual shows it: add_paragraph, add_table, table.cell."""
    import docx

    def make() -> bytes:
        document = docx.Document(str(BASE))
        clear(document)
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
        xml = f"{reference.opening}<w:body>{body(content)}{reference.section}</w:body></w:document>"
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
        text = "\n\n".join(markdown(part) for part in content.parts)
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
