"""Canonical markup text → blocks.

Templates are checked before they run (lint.py), so the text is well formed by construction; this parser still takes
nothing that it does not know. It reads by whole elements, since user text holds no "<": that is what makes it fast.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.render.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    Item,
    ListBlock,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from letters.render.charts import ChartFault, chart
from letters.render.elements import ROOT, fault_in_attributes
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_open = re.compile(r'<(h1|h2|h3|p|ol|ul|table|br)((?: [a-z-]+="[^"<>]*")*)(/?)>')
_attribute = re.compile(r'([a-z-]+)="([^"]*)"')
_item = re.compile(r'<li((?: [a-z-]+="[^"<>]*")*)>(.*?)</li>', re.DOTALL)
_cell = re.compile(r'<(t[dh])((?: [a-z-]+="[^"<>]*")*)>(.*?)</\1>', re.DOTALL)
_tag = re.compile(r"(<[^<>]*>)")
_spanned = re.compile("<t[dh] ").search  # of a cell's attributes there is only colspan
_INLINE: Final = {"<strong>": (0, True), "</strong>": (0, False), "<em>": (1, True), "</em>": (1, False)}
_PAGE_BREAK: Final = '<br class="page"/>'


class MarkupFault(Exception):  # noqa: N818  it becomes a TemplateError, which has the line
    """The markup breaks a rule at `offset` characters from its start."""

    def __init__(self, offset: int, message: str, hint: str = "") -> None:
        super().__init__(f"{offset}: {message}")
        self.offset = offset
        self.message = message
        self.hint = hint


class Attributes(NamedTuple):
    """The attributes of one opening tag, read."""

    style: str = ""
    id: str = ""
    priority: int = 0
    span: int = 1


def parse(text: str) -> Document:
    """Blocks of `text`, which is canonical markup (see static.py). Raises MarkupFault.

    Paragraphs, points and lists without any words are left out: a value that is empty leaves no gap.
    """
    return Document(tuple([block for _, _, block in elements(text) if block is not None]))


def elements(text: str) -> Iterator[tuple[int, int, Block | None]]:
    """Where each outermost element starts and ends, and its block or None where it has no words. Raises as `parse`."""
    position = 0
    while position < len(text):
        opening = _open.match(text, position)
        if opening is None:
            raise MarkupFault(position, f"这里不是段落、标题、列表或表格：{text[position : position + 20]}")
        start, position = position, opening.end()
        if opening[3]:
            yield start, position, _page_break(opening)
            continue
        name, end = opening[1], text.find(f"</{opening[1]}>", start)
        if end < 0:
            raise MarkupFault(start, f"<{name}> 没有结束")
        block = _READERS[name](name, _attributes(name, opening[2], start), text[position:end], position)
        position = end + len(name) + 3
        yield start, position, block


def _page_break(opening: re.Match[str]) -> PageBreak:
    if opening[0] != _PAGE_BREAK:
        raise MarkupFault(opening.start(), f"段落之外不能有 {opening[0]}")
    return PageBreak()


def _heading(name: str, attributes: Attributes, inner: str, offset: int) -> Heading | None:
    text = _text(inner, offset)
    return Heading(int(name[1]), text, attributes.id, attributes.priority) if text else None


def _paragraph(_name: str, attributes: Attributes, inner: str, offset: int) -> Paragraph | None:
    text = _text(inner, offset)
    return Paragraph(attributes.style or "body", text, attributes.priority) if text else None


def _list(name: str, _own: Attributes, inner: str, offset: int) -> ListBlock | None:
    items = []
    end = 0
    for match in _item.finditer(inner):
        if match.start() != end:
            break
        end = match.end()
        text = _text(match[2], offset + match.start(2))
        if text:
            items.append(Item(text, _attributes("li", match[1], offset + match.start()).priority))
    if end != len(inner):
        raise MarkupFault(offset + end, "列表里只能有 <li>")
    return ListBlock(name == "ol", tuple(items)) if items else None


def _table(_name: str, attributes: Attributes, inner: str, offset: int) -> Table | Chart | None:
    head, rest = "", inner
    if inner.startswith("<thead>"):
        head, _, rest = inner[len("<thead>") :].partition("</thead>")
    starts = offset + len("<thead>"), offset + len(inner) - len(rest)
    if attributes.style in styles().charts:
        return _chart(attributes, (head, rest), starts)
    width = len(styles().tables[attributes.style].columns)
    head_rows, rows = _rows(head, starts[0], width), _rows(rest, starts[1], width)
    return Table(attributes.style, head_rows, rows, attributes.priority) if rows else None


def _chart(attributes: Attributes, parts: tuple[str, str], starts: tuple[int, int]) -> Chart | None:
    if parts[0].count("<tr>") != 1 or _spanned(parts[0] + parts[1]):
        raise MarkupFault(starts[0], "图要有一行表头，格不能合并", "表头第一格说各行是什么，其余各格是各组数的名称")
    width = parts[0].count("</th>") + parts[0].count("</td>")
    [head], rows = _rows(parts[0], starts[0], width), _rows(parts[1], starts[1], width)
    try:
        return chart(attributes.style, head, rows, attributes.priority)
    except ChartFault as fault:
        before = parts[1].split("</tr>")[: fault.row]
        raise MarkupFault(starts[1] + sum(len(row) + 5 for row in before), fault.message, fault.hint) from fault


def _rows(inner: str, offset: int, width: int) -> tuple[Row, ...]:
    *parts, rest = inner.split("</tr>")
    if rest:
        raise MarkupFault(offset + len(inner) - len(rest), "表格里只能有 <tr>")
    rows = []
    for part in parts:
        if not part.startswith("<tr>"):
            raise MarkupFault(offset, "表格里只能有 <tr>")
        row = _row(part[4:], offset + 4)
        if (sum(row.spans) if row.spans else len(row.cells)) != width:
            raise MarkupFault(
                offset, f"这一行有 {len(row.cells)} 格，而这种版式是 {width} 列", "核对 <td> 的个数和 colspan"
            )
        rows.append(row)
        offset += len(part) + 5
    return tuple(rows)


def _row(inner: str, offset: int) -> Row:
    """The cells of a row; one of bare cells, as most are, is parted without looking at each tag."""
    if _is_bare(inner):
        broken = inner.replace("<br/>", "\n")
        plain = broken[4:-5].split("</td><td>")
        if broken.count("<") == 2 * len(plain):
            return Row(tuple([unescape(cell) for cell in plain] if "&" in broken else plain))
        return Row(tuple([_text(cell, offset) for cell in plain]))
    return _row_by_tags(inner, offset)


def _is_bare(inner: str) -> bool:
    """Whether a row holds <td> without attributes alone."""
    return inner.startswith("<td>") and inner.endswith("</td>") and "<td " not in inner and "<th" not in inner


def _row_by_tags(inner: str, offset: int) -> Row:
    cells, spans = [], []
    end = 0
    for match in _cell.finditer(inner):
        if match.start() != end:
            break
        end = match.end()
        cells.append(_text(match[3], offset + match.start(3)))
        spans.append(_attributes(match[1], match[2], offset + match.start()).span)
    if end != len(inner):
        raise MarkupFault(offset + end, "表格的行里只能有 <td> 和 <th>")
    return Row(tuple(cells), tuple(spans) if max(spans, default=1) > 1 else ())


def _text(inner: str, offset: int) -> Text:
    """The text that stands inside a paragraph or cell."""
    if "<" not in inner:
        return unescape(inner) if "&" in inner else inner
    inner = inner.replace("<br/>", "\n")
    return _runs(inner, offset) if "<" in inner else unescape(inner)


def _runs(inner: str, offset: int) -> tuple[Run, ...]:
    runs: list[Run] = []
    manner = [False, False]
    for index, part in enumerate(_tag.split(inner)):
        if not part:
            continue
        if index % 2 == 0:
            runs.append(Run(unescape(part), *manner))
        elif part in _INLINE:
            which, manner[which] = _INLINE[part]
        else:
            raise MarkupFault(offset, f"文字里不能有 {part}")
    return tuple(runs)


def unescape(text: str) -> str:
    """The words that stand for markup."""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _attributes(name: str, written: str, offset: int) -> Attributes:
    if not written:
        return _NONE
    attributes, fault = _read_attributes(name, written)
    if fault:
        raise MarkupFault(offset, fault)
    return attributes


@lru_cache(maxsize=4096)
def _read_attributes(name: str, written: str) -> tuple[Attributes, str]:
    found = dict(_attribute.findall(written))
    fault = fault_in_attributes(name, ROOT, found)
    if fault:
        return _NONE, fault
    priority, span = int(found.get("data-priority", 0)), int(found.get("colspan", 1))
    return Attributes(found.get("class", ""), found.get("id", ""), priority, span), ""


_NONE: Final = Attributes()
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))
_READERS: Mapping[str, Callable[[str, Attributes, str, int], Block | None]] = {
    **dict.fromkeys(("h1", "h2", "h3"), _heading),
    "p": _paragraph,
    "ol": _list,
    "ul": _list,
    "table": _table,
}
