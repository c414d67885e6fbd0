"""The letter's text in the shapes that the peers want: values, tagged templates, XML, markdown."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from benchmarks.content import LAYOUT, Content, Grid, Words
from letters.render.docx.opened import TWIPS, bundled
from letters.render.styles import DATA

BASE = DATA / f"{LAYOUT}.docx"


def values(content: Content) -> tuple[dict[str, str], dict[str, Any]]:
    words = {f"p{number}": part.text for number, part in enumerate(content.words)}
    grids = {f"t{number}": [list(row) for row in part.rows[1:]] for number, part in enumerate(content.grids)}
    return words, grids


def clear(document: Any) -> None:
    for child in list(document.element.body)[:-1]:
        document.element.body.remove(child)


def tagged(content: Content) -> Any:
    """A template for docxtpl: a tag in each paragraph, a repeated row in each table."""
    import docx

    document = docx.Document(str(BASE))
    clear(document)
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


def with_merge_fields(content: Content) -> Any:
    import docx

    document = docx.Document(str(BASE))
    clear(document)
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


def body(content: Content) -> str:
    out = []
    for part in content.parts:
        if isinstance(part, Words):
            out.append(_paragraph(part.style, _xml(part.text)))
        else:
            rows = [_row(part, [_xml(text) for text in row]) for row in part.rows]
            out += [_table_start(part), *rows, "</w:tbl>"]
    return "".join(out)


def body_template(content: Content) -> str:
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


def markdown(part: Words | Grid) -> str:
    if isinstance(part, Words):
        return _as_markdown(part.text)
    head, *rows = ["| " + " | ".join(_as_markdown(text) for text in row) + " |" for row in part.rows]
    return "\n".join([head, "|" + "---|" * len(part.widths), *rows])


def _as_markdown(text: str) -> str:
    special = "\\`*_{}[]<>|&#~^$\"'@()+-.!"
    return "".join("\\" + one if one in special else one for one in text).replace("\n", " ")
