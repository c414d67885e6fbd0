"""The tables of an HTML page, which some carriers name .xls, as lines of a table.

Only a handful of tags matter here and no attribute does, so the page is cut into tags and text by patterns that look
at a bounded stretch each: the time is proportional to the page, whatever stands in it. (The parser of the standard
library takes two and a half minutes for 64 KB of `<a <a <a`.)
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit.tables.encoding import chunks
from letters.kit.tables.rows import Line, Spot, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.kit.tables.encoding import Encoding

LARGEST = 32 * 1024 * 1024  # bytes
LONGEST_TAG = 1 << 14  # characters; what is longer is taken for text
_HIDDEN = frozenset({"script", "style", "head"})
_ENDS = {"script": re.compile("(?=</script)", re.IGNORECASE), "style": re.compile("(?=</style)", re.IGNORECASE)}
_COMMENT, _COMMENT_END = "<!--", re.compile("-->")
_LONGEST_END = len("</script") - 1  # characters that may be the beginning of an end
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*+)(?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+>""")
_NO_ELEMENT = re.compile(r"<(?:[!?]|/(?![A-Za-z]))[^>]*>")
_BEGINS = re.compile(r"<[A-Za-z/!?]")
_STRAY = re.compile(r"<(?:<(?![A-Za-z/!?]))*+")


class _Rows:
    """Collects rows as they close, or as the next one opens; a table inside a cell gives rows of its own."""

    def __init__(self) -> None:
        self.done: list[Line] = []
        self._rows: list[tuple[int, int, list[list[str]]]] = []  # how deep its table lies, its line, its cells
        self._depth = 0
        self._hidden = 0

    def start(self, tag: str, line: int) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
        elif tag == "tr":
            self._finish(self._depth)
            self._rows.append((self._depth, line, []))
        elif tag in ("td", "th") and self._rows:
            self._rows[-1][2].append([])
        elif tag == "br":
            self.text(" ")

    def end(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "tr":
            self._finish(self._depth)
        elif tag == "table":
            self._finish(self._depth)
            self._depth = max(0, self._depth - 1)

    def text(self, text: str) -> None:
        if self._rows and self._rows[-1][2] and not self._hidden:
            self._rows[-1][2][-1].append(text)

    def finish(self) -> None:
        """Close the rows that the page leaves open."""
        self._finish(0)

    def _finish(self, depth: int) -> None:
        """Close the rows of a table that lies so deep, or deeper."""
        while self._rows and self._rows[-1][0] >= depth:
            _, number, cells = self._rows.pop()
            self.done.append(Line(Spot(number), tuple(_cell(cell) for cell in cells)))


def _cell(pieces: list[str]) -> str:
    return " ".join(html.unescape("".join(pieces)).split())


class _Page:
    """Cuts a page, given a piece at a time, into tags and text."""

    def __init__(self) -> None:
        self.rows = _Rows()
        self._rest = ""
        self._line = 1
        self._skipped_to: re.Pattern[str] | None = None  # the end of a comment or script that has begun

    def feed(self, text: str, *, last: bool = False) -> None:
        """Take what can be told for certain; a stretch in which a tag may still end waits for the next piece."""
        page, here = self._rest + text, 0
        stop = len(page) - (0 if last else LONGEST_TAG)
        while here < stop:
            end = self._step(page, here)
            self._line += page.count("\n", here, end)
            here = end
        self._rest = page[here:]

    def _step(self, page: str, here: int) -> int:
        """Take one tag or stretch of text; where it ends."""
        if self._skipped_to is not None:
            return self._skip(page, here, self._skipped_to)
        if page[here] != "<":
            end = page.find("<", here)
            return self._text(page, here, len(page) if end < 0 else end)
        if page.startswith(_COMMENT, here):
            self._skipped_to = _COMMENT_END
            return here + len(_COMMENT)
        if tag := _TAG.match(page, here, here + LONGEST_TAG):
            return self._tag(tag)
        if found := _NO_ELEMENT.match(page, here, here + LONGEST_TAG):
            return found.end()
        if _BEGINS.match(page, here):  # and does not end
            return self._text(page, here, min(here + LONGEST_TAG, len(page)))
        stray = _STRAY.match(page, here)
        return self._text(page, here, stray.end() if stray else here + 1)

    def _tag(self, found: re.Match[str]) -> int:
        name = found[2].lower()
        if found[1]:
            self.rows.end(name)
        else:
            self.rows.start(name, self._line)
            self._skipped_to = _ENDS.get(name)
        return found.end()

    def _text(self, page: str, here: int, end: int) -> int:
        self.rows.text(page[here:end])
        return end

    def _skip(self, page: str, here: int, until: re.Pattern[str]) -> int:
        found = until.search(page, here)
        if found:
            self._skipped_to = None
            return found.end()
        return max(here + 1, len(page) - _LONGEST_END)


def lines(path: Path, encoding: Encoding) -> Iterator[Line | Unreadable]:
    """Every row of every table, in the order in which they end. Raises FileError for a page out of all proportion."""
    if path.stat().st_size > LARGEST:
        raise FileError(f"{path} 超过 32 MB，不像详单网页", "请在营业厅网站按月分开导出，或者导出 CSV、XLSX")
    page = _Page()
    for text in chunks(path, encoding):
        page.feed(text)
        yield from _taken(page.rows, damaged=encoding.damaged)
    page.feed("", last=True)
    page.rows.finish()
    yield from _taken(page.rows, damaged=encoding.damaged)


def _taken(rows: _Rows, *, damaged: bool) -> Iterator[Line | Unreadable]:
    done, rows.done = rows.done, []
    for row in done:
        if damaged and any("\ufffd" in str(cell) for cell in row.cells):
            yield Unreadable(row.spot, "这一行有认不出的字节（文件损坏，或存成了别的编码）")
        else:
            yield row
