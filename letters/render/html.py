"""Document → one self-contained page of HTML that prints as the letter does."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from letters.render.blocks import methods, plain
from letters.render.charts import as_table, share
from letters.render.clean import clean
from letters.render.marks import numbered
from letters.render.style_sheet import style_sheet, width
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from letters.render.blocks import Chart, Document, Heading, ListBlock, PageBreak, Paragraph, Row, Run, Table, Text
    from letters.render.styles import TableLayout


ROOMY: Final = 3
"""Columns that a telephone has room for beside each other: a table of more is read row by row there."""

ALONE: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may load and do: nothing but show itself, whatever stands in it."""

HOW_TO_PRINT: Final = (
    "打印：用 A4 纸，缩放 100%。浏览器问到“页眉和页脚”的，不要勾选，不然会印上这个文件的位置和打印的日期。"
    "这几行只在屏幕上，不会印出来。"
)


def write_html(document: Document, title: str, layout: str = "standard") -> str:
    """The letter as a page for any screen, and for paper as `layout` has it, a key of `[layout]` in data/styles.toml.

    It loads nothing from elsewhere and runs no script; a telephone makes no links of the numbers in it, which a finger
    could call by chance. Raises UsageError for a layout that there is not.
    """
    policy = f'<meta http-equiv="Content-Security-Policy" content="{ALONE}">\n'
    look = f"<style>\n{style_sheet(layout)}</style>"
    return page(policy, title, look, f"<aside>{HOW_TO_PRINT}</aside>\n{_body(document)}")


def write_framed(documents: Iterable[Document], title: str, sheet: str) -> str:
    """Letters one after the other, each on a sheet of its own, for a frame of another page.

    `sheet` is the address where that page has the style sheet: nothing in here has a style of its own, so that the
    page's policy need not allow any.
    """
    look = f'<link rel="stylesheet" href="{escape(sheet)}">'
    return page("", title, look, "\n".join(_body(document) for document in documents))


def write_together(papers: Iterable[tuple[Document, str]], title: str, sheet: str) -> str:
    """Papers one after the other, each on a sheet of its own in its layout, for a frame as `write_framed` says.

    `sheet` is the address of the style sheet of all layouts (EVERY).
    """
    bodies = (_body(document, f' class="{layout}"') for document, layout in papers)
    return page("", title, f'<link rel="stylesheet" href="{escape(sheet)}">', "\n".join(bodies))


def page(policy: str, title: str, look: str, inside: str) -> str:
    """A document of HTML: its policy, its title, its looks, and what stands in it."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n{policy}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">\n'
        f"<title>{escape(clean(title))}</title>\n{look}\n</head>\n<body>\n{inside}\n</body>\n</html>\n"
    )


def _body(document: Document, look: str = "") -> str:
    write = methods(HtmlWriter())
    blocks = "\n".join([write[type(block)](block) for block in document.blocks])
    return f"<main{look}>\n{blocks}\n</main>"


class HtmlWriter:
    """Each block as an element; `inline` writes the words within one."""

    def heading(self, block: Heading) -> str:
        """A title, or a section's."""
        look = f' class="{block.style}"' if block.is_annex else ""
        return f"<h{block.level}{look}>{self.inline(block.text)}</h{block.level}>"

    def paragraph(self, block: Paragraph) -> str:
        """A paragraph in one of the styles."""
        style = "" if block.style == "body" else f' class="{block.style}"'
        return f"<p{style}>{self.inline(block.text)}</p>"

    def list_block(self, block: ListBlock) -> str:
        """Each point as a paragraph with its mark."""
        return "\n".join(f'<p class="list">{self.inline(text)}</p>' for text in numbered(block))

    def table(self, block: Table) -> str:
        """A table in one of the layouts."""
        layout = styles().tables[block.layout]
        wide = layout.sides or len(layout.columns) > ROOMY
        looks = [column.look for column in layout.columns]
        labels = _labels(block) if wide and not layout.sides else ()
        head = "".join([self._row(row, "th", ["head"] * len(looks)) for row in block.head])
        head = f"<thead>{head}</thead>\n" if head else ""
        rows = "\n".join([self._row(row, "td", looks, labels) for row in block.rows])
        names = [name for name, fits in (("wide", wide), ("sides", layout.sides)) if fits]
        return _framed(f"{_grid(layout)}\n{head}<tbody>\n{rows}\n</tbody>", names)

    def chart(self, block: Chart) -> str:
        """The numbers of a chart, each with a bar."""
        head, *rows = as_table(block)
        names = "".join([f'<th class="head">{_words(name)}</th>' for name in head])
        values = zip(*[series.values for series in block.series], strict=True)
        lines = "\n".join([_bars(block, row, amounts) for row, amounts in zip(rows, values, strict=True)])
        return _framed(f"<thead><tr>{names}</tr></thead>\n<tbody>\n{lines}\n</tbody>", ())

    def page_break(self, block: PageBreak) -> str:
        """A line on a screen, an end of page on paper."""
        return "<hr>" if block.may_share else '<hr class="page">'

    def inline(self, text: Text) -> str:
        """Words with what is strong or marked in them."""
        if isinstance(text, str):
            return _words(text)
        return "".join([_run(run) for run in text])

    def _row(self, row: Row, element: str, looks: Sequence[str], labels: Sequence[str] = ()) -> str:
        column, cells = 0, []
        for cell, span in zip(row.cells, row.spans or (1,) * len(row.cells), strict=True):
            spanned = f' colspan="{span}"' if span > 1 else ""
            label = f' data-label="{escape(labels[column])}"' if labels and span == 1 else ""
            cells.append(f'<{element} class="{looks[column]}"{spanned}{label}>{self.inline(cell)}</{element}>')
            column += span
        return f"<tr>{''.join(cells)}</tr>"


def _bars(block: Chart, row: tuple[str, ...], amounts: tuple[Decimal | None, ...]) -> str:
    """One label of a chart: its amounts, each with a bar under it."""
    cells = [f'<td class="center">{_words(row[0])}</td>']
    for words, amount in zip(row[1:], amounts, strict=True):
        look = "bar below" if amount is not None and amount < 0 else "bar"
        bar = f'<i class="{look} {width(share(block, amount))}"></i>' if amount else ""
        cells.append(f'<td class="right">{_words(words)}{bar}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _framed(inside: str, names: Sequence[str]) -> str:
    """A table in a box of its own, which moves sideways by itself where the table is too wide all the same."""
    style = f' class="{" ".join(names)}"' if names else ""
    return f'<div class="table"><table{style}>\n{inside}\n</table></div>'


def _grid(layout: TableLayout) -> str:
    """The columns in parts of the text's width."""
    widths = [column.width / styles().text_width for column in layout.columns]
    columns = "".join([f'<col class="{width(part)}">' for part in widths])
    return f"<colgroup>{columns}</colgroup>"


def _labels(block: Table) -> Sequence[str]:
    """The columns' names, where each cell is to be read under its own; nothing where a head covers several."""
    last = block.head[-1] if block.head else None
    return () if last is None or last.spans else [plain(cell).replace("\n", "") for cell in last.cells]


def _run(run: Run) -> str:
    words = _words(run.text)
    words = f"<em>{words}</em>" if run.em else words
    return f"<strong>{words}</strong>" if run.strong else words


def _words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")
