"""The tables of an HTML page, which some carriers name .xls, as lines of a table."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit.tables.encoding import chunks
from letters.kit.tables.rows import Line, Spot, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.kit.tables.encoding import Encoding

LARGEST = 32 * 1024 * 1024  # bytes
_HIDDEN = frozenset({"script", "style", "head"})


class _Tables(HTMLParser):
    """Collects rows as they close, or as the next one opens; a table inside a cell gives rows of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Line] = []
        self._rows: list[tuple[int, int, list[list[str]]]] = []  # how deep its table lies, its line, its cells
        self._depth = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  as HTMLParser has it
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
        elif tag == "tr":
            self._finish(self._depth)
            self._rows.append((self._depth, self.getpos()[0], []))
        elif tag in ("td", "th") and self._rows:
            self._rows[-1][2].append([])
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "tr":
            self._finish(self._depth)
        elif tag == "table":
            self._finish(self._depth)
            self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._rows and self._rows[-1][2] and not self._hidden:
            self._rows[-1][2][-1].append(data)

    def finish(self) -> None:
        """Close the rows that the page leaves open."""
        self._finish(0)

    def _finish(self, depth: int) -> None:
        """Close the rows of a table that lies so deep, or deeper."""
        while self._rows and self._rows[-1][0] >= depth:
            _, number, cells = self._rows.pop()
            self.done.append(Line(Spot(number), tuple(" ".join("".join(cell).split()) for cell in cells)))


def lines(path: Path, encoding: Encoding) -> Iterator[Line | Unreadable]:
    """Every row of every table, in the order in which they end. Raises FileError for a page out of all proportion."""
    if path.stat().st_size > LARGEST:
        raise FileError(f"{path} 超过 32 MB，不像详单网页", "请在营业厅网站按月分开导出，或者导出 CSV、XLSX")
    parser = _Tables()
    for text in chunks(path, encoding):
        parser.feed(text)
        yield from _taken(parser, damaged=encoding.damaged)
    parser.close()
    parser.finish()
    yield from _taken(parser, damaged=encoding.damaged)


def _taken(parser: _Tables, *, damaged: bool) -> Iterator[Line | Unreadable]:
    rows, parser.done = parser.done, []
    for row in rows:
        if damaged and any("\ufffd" in str(cell) for cell in row.cells):
            yield Unreadable(row.spot, "这一行有认不出的字节（文件损坏，或存成了别的编码）")
        else:
            yield row
