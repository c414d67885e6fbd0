"""Document → one self-contained page of HTML that prints as the letter does."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from letters.render.blocks import methods
from letters.render.charts import as_table, share
from letters.render.clean import clean
from letters.render.marks import numbered
from letters.render.styles import DATA, styles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from letters.render.blocks import Chart, Document, Heading, ListBlock, PageBreak, Paragraph, Row, Run, Table, Text


def write_html(document: Document, title: str) -> str:
    """The letter as a page; it loads nothing from elsewhere and runs no script."""
    write = methods(_HtmlWriter())
    body = "\n".join([write[type(block)](block) for block in document.blocks])
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(clean(title))}</title>\n<style>\n{_css()}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


@cache
def _css() -> str:
    return (DATA / "letter.css").read_text(encoding="utf-8")


class _HtmlWriter:
    """Each block as an element."""

    def heading(self, block: Heading) -> str:
        return f"<h{block.level}>{_inline(block.text)}</h{block.level}>"

    def paragraph(self, block: Paragraph) -> str:
        style = "" if block.style == "body" else f' class="{block.style}"'
        return f"<p{style}>{_inline(block.text)}</p>"

    def list_block(self, block: ListBlock) -> str:
        return "\n".join(f'<p class="list">{_inline(text)}</p>' for text in numbered(block))

    def table(self, block: Table) -> str:
        layout = styles().tables[block.layout]
        columns = layout.columns
        looks = [column.look for column in columns]
        grid = "".join(f'<col style="width:{column.width / styles().text_width:.1%}">' for column in columns)
        head = "".join([_row(row, "th", ["head"] * len(looks)) for row in block.head])
        head = f"<thead>{head}</thead>\n" if head else ""
        rows = "\n".join([_row(row, "td", looks) for row in block.rows])
        style = ' class="sides"' if layout.sides else ""
        return f"<table{style}>\n<colgroup>{grid}</colgroup>\n{head}<tbody>\n{rows}\n</tbody>\n</table>"

    def chart(self, block: Chart) -> str:
        head, *rows = as_table(block)
        names = "".join([f'<th class="head">{_words(name)}</th>' for name in head])
        values = zip(*[series.values for series in block.series], strict=True)
        lines = "\n".join([_bars(block, row, amounts) for row, amounts in zip(rows, values, strict=True)])
        return f"<table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table>"

    def page_break(self, _block: PageBreak) -> str:
        return '<hr class="page">'


def _bars(block: Chart, row: tuple[str, ...], amounts: tuple[Decimal | None, ...]) -> str:
    """One label of a chart: its amounts, each with a bar under it."""
    cells = [f'<td class="center">{_words(row[0])}</td>']
    for words, amount in zip(row[1:], amounts, strict=True):
        look = "bar below" if amount is not None and amount < 0 else "bar"
        bar = f'<i class="{look}" style="width:{share(block, amount):.0%}"></i>' if amount else ""
        cells.append(f'<td class="right">{_words(words)}{bar}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _row(row: Row, element: str, looks: Sequence[str]) -> str:
    column, cells = 0, []
    for cell, span in zip(row.cells, row.spans or (1,) * len(row.cells), strict=True):
        spanned = f' colspan="{span}"' if span > 1 else ""
        cells.append(f'<{element} class="{looks[column]}"{spanned}>{_inline(cell)}</{element}>')
        column += span
    return f"<tr>{''.join(cells)}</tr>"


def _inline(text: Text) -> str:
    if isinstance(text, str):
        return _words(text)
    return "".join([_run(run) for run in text])


def _run(run: Run) -> str:
    words = _words(run.text)
    words = f"<em>{words}</em>" if run.em else words
    return f"<strong>{words}</strong>" if run.strong else words


def _words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
