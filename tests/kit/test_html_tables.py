"""Tables of HTML pages: read as the standard library's parser reads them, in time proportional to the page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.tables import html_tables
from letters.kit.tables.encoding import CHUNK, Encoding
from letters.kit.tables.html_tables import LONGEST_TAG

if TYPE_CHECKING:
    from pathlib import Path

    from letters.kit.tables.rows import Line

UTF8 = Encoding("utf-8")


class Oracle(HTMLParser):
    """The tags and the text as the standard library has them, put into rows by the same rules."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows = html_tables._Rows()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.rows.start(tag, self.getpos()[0])

    def handle_endtag(self, tag: str) -> None:
        self.rows.end(tag)

    def handle_data(self, data: str) -> None:
        self.rows.text(data.replace("&", "&amp;"))


PIECES = st.sampled_from(
    [
        *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<TH Class=x>", '<td title="a>b">', "<td a='\"'>"),
        *("<br>", "<br/>", "<b>", "</b>", "<!-- <td> -->", "<!doctype html>", "<?xml?>", "<head>", "</head>"),
        *("<script>if (a<b) '<td>'</script>", "<style>td > a { }</style>", "&nbsp;", "&amp;", "&lt;td&gt;"),
        *("文", "1", " ", "\n", "a < b "),
    ]
)


def rows_of(pieces: list[str]) -> list[Line]:
    page = html_tables._Page()
    for piece in pieces:
        page.feed(piece)
    page.feed("", last=True)
    page.rows.finish()
    return page.rows.done


@given(st.lists(PIECES, max_size=40), st.integers(1, 7))
def test_a_page_is_read_as_the_standard_library_reads_it_however_it_is_cut(pieces: list[str], size: int) -> None:
    text = "".join(pieces)
    oracle = Oracle()
    oracle.feed(text)
    oracle.close()
    oracle.rows.finish()
    assert rows_of([text]) == oracle.rows.done
    assert rows_of([text[start : start + size] for start in range(0, len(text), size)]) == oracle.rows.done


def test_tags_comments_and_scripts_that_lie_across_two_pieces_are_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    for fill in range(CHUNK - 40, CHUNK + 1):
        page = "<table>" + " " * fill + "<!-- <td> --><script>'<td>'</script><tr><td>1<td>2</table>"
        path.write_text(page, "utf-8")
        assert [line.cells for line in html_tables.lines(path, UTF8)] == [("1", "2")]


@pytest.mark.parametrize(
    "part",
    ['a="', "a='", "<a ", "<", "<!", "<!--", "<?", "</a ", '<a=">', "&", "&#1", "<a \"'", "<script>", "<a>"],
)
def test_a_page_made_to_be_slow_is_read_to_its_end(tmp_path: Path, part: str) -> None:
    """Half a megabyte of these took the standard library's parser hours; a limit of time would end the test."""
    path = tmp_path / "page.html"
    path.write_text("<table><tr><td>1</td></tr><tr><td " + part * (2**19 // len(part)), "utf-8")
    assert next(iter(html_tables.lines(path, UTF8))).cells == ("1",)
    assert sum(1 for _ in html_tables.lines(path, UTF8)) <= 2


def test_a_tag_out_of_all_proportion_is_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<table><tr><td>1<td " + "x" * LONGEST_TAG + ">2</table>", "utf-8")
    [line] = html_tables.lines(path, UTF8)
    assert [str(cell)[:4] for cell in line.cells] == ["1<td"]
