"""The letter as plain text and as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from letters.errors import DataError, UsageError
from letters.render import write_html, write_text
from letters.render.fonts import order
from letters.render.styles import read_styles, styles

if TYPE_CHECKING:
    from pathlib import Path

    from letters.render.styles import Styles

LETTER = """
<h1>投诉书</h1>
<p class="addressee">某局：</p>
<h2>一、请求</h2>
<ol><li>停止骚扰</li><li><strong>退</strong>押金</li></ol>
<h2>二、事实</h2>
<p>打了<em>三</em>次。</p>
<table class="payments">
  <thead><tr><th>期数</th><th>日期</th><th>金额</th></tr></thead>
  <tr><td>1</td><td>2026年1月1日</td><td>1.00</td></tr>
  <tr><td>2</td><td></td><td>2.00</td></tr>
  <tr><td colspan="2">合计</td><td>3.00</td></tr>
</table>
<table class="parties"><tr><td>姓名</td><td>李明</td></tr></table>
<p class="closing">此致</p>
<p class="authority">某局</p>
<p class="signature">投诉人（签名）：</p>
<p class="date">2026年11月23日</p>
<br class="page"/>
<p class="annex">附件</p>
"""

AS_TEXT = """　　　　　　　　　　　　　投诉书

某局：

　　一、请求
　　1. 停止骚扰
　　2. 退押金

　　二、事实
　　打了三次。
　　期数：1；日期：2026年1月1日；金额：1.00
　　期数：2；金额：2.00
　　合计：3.00
　　姓名：李明

　　此致
某局

　　　　　　　　　　投诉人（签名）：
　　　　　　　　　　　　　　2026年11月23日

————————————————————


附件
"""


def test_plain_text_reads_like_the_letter(render):
    assert write_text(render(LETTER)) == AS_TEXT


def test_a_page_holds_the_same_words(render):
    page = etree.HTML(write_html(render(LETTER), "投诉书").encode())
    words = "".join(page.find("body").itertext())
    for word in AS_TEXT.replace("；", "\n").replace("：", "\n").split():
        if "—" not in word and word not in {"期数", "日期", "金额"}:
            assert word in words.replace("：", "\n"), word


def test_a_page_loads_nothing_and_runs_nothing(render):
    html = write_html(render("<p>{{ x }}</p>", x="<script src='https://a'>"), '"</title><script>')
    page = etree.HTML(html.encode())
    assert page.xpath("//script | //link | //img | //@src | //@href | //@onload") == []
    assert "url(" not in html
    assert page.findtext(".//title") == '"</title><script>'


def test_a_page_says_its_language_and_encoding(render):
    page = etree.HTML(write_html(render("<p>一</p>"), "信").encode())
    assert page.get("lang") == "zh-CN"
    assert page.xpath("//meta/@charset") == ["utf-8"]


def test_a_page_may_load_and_send_nothing_and_makes_no_links_of_numbers(render):
    page = etree.HTML(write_html(render("<p>16700000001</p>"), "信").encode())
    told = {meta.get("http-equiv") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert told["Content-Security-Policy"].startswith("default-src 'none';")
    assert "telephone=no" in told["format-detection"]
    assert told["referrer"] == "no-referrer"


def test_a_page_leaves_light_and_dark_to_its_reader_and_is_black_on_white_paper(render):
    html = write_html(render("<p>一</p>"), "信")
    sheet = html.partition("<style>")[2].partition("</style>")[0]
    on_screen, _, on_paper = sheet.partition("@media print {\n  :root { color-scheme: light; }")
    assert ":root { color-scheme: light dark;" in on_screen
    assert "#000" not in on_screen
    assert "#fff" not in on_screen
    assert "color: #000" in on_paper


@pytest.mark.parametrize("layout", styles().layouts)
def test_a_page_is_printed_in_the_measures_of_its_layout(render, layout):
    look = styles().layouts[layout]
    html = write_html(render("<p>一</p>"), "信", layout)
    points, pitch = look.size["body"]
    assert f"--body-size: {points:g}pt; --body-pitch: {pitch:g}pt;" in html
    assert f"margin: {look.top:g}mm {look.right:g}mm {look.bottom:g}mm {look.left:g}mm;" in html


def test_a_layout_that_there_is_not_is_refused(render):
    with pytest.raises(UsageError, match="没有名为 huge 的版面") as told:
        write_html(render("<p>一</p>"), "信", "huge")
    assert "standard" in told.value.hint


def test_a_page_asks_for_the_fonts_of_a_pdf_in_the_same_order(render):
    html = write_html(render("<p>一</p>"), "信")
    wanted = ", ".join(f'"{name}"' for name in order().chinese["body"])
    assert f'--body-font: "latin body", {wanted}, serif;' in html
    assert "p.salutation { font-family: var(--body-font);" in html


WIDE = """
<table class="items">
  <thead><tr><th>序号</th><th>项<br/>目</th><th>金额"元"</th><th>说明</th></tr></thead>
  <tr><td>1</td><td>押金</td><td>500</td><td></td></tr>
  <tr><td colspan="2">合计</td><td>500</td><td>未退</td></tr>
</table>
"""


def test_a_table_with_no_room_on_a_telephone_names_the_column_at_each_cell(render):
    page = etree.HTML(write_html(render(WIDE), "信").encode())
    assert page.find(".//table").get("class") == "wide"
    labels = [[cell.get("data-label") for cell in row] for row in page.iterfind(".//tbody/tr")]
    assert labels == [["序号", "项目", '金额"元"', "说明"], [None, '金额"元"', "说明"]]


def test_a_table_that_fits_a_telephone_stays_a_table(render):
    page = etree.HTML(write_html(render(LETTER), "信").encode())
    assert [table.get("class") for table in page.iter("table")] == [None, None]
    assert not page.xpath("//@data-label")


def test_every_class_of_a_page_is_in_its_style_sheet(render):
    html = write_html(render(LETTER), "信")
    sheet = html.partition("<style>")[2].partition("</style>")[0]
    for name in set(styles().paragraphs) - {"body", "title", "heading", "subheading"}:
        assert f"p.{name}" in sheet, name
    for name in set(styles().cells) - {"cell", "head"}:
        assert f"td.{name}" in sheet, name


TOML = """
text_width = 156
paragraph = {}
[font.body]
latin = "Times New Roman"
chinese = "仿宋"
[layout.standard]
top = 1
bottom = 1
left = 1
right = 1
footer = 1
spacing = 0
size = { body = [16, 28] }
[cell.cell]
style = "Cell"
name = "格"
[table.one]
columns = [%s]
"""


def looks(folder: Path, columns: str) -> Styles:
    """A file with one table of these columns, read."""
    path = folder / "styles.toml"
    path.write_text(TOML % columns, encoding="utf-8")
    return read_styles(path)


def test_a_column_without_a_width_takes_the_rest(tmp_path):
    widths = [
        column.width for column in looks(tmp_path, '{ name = "a", width = 40 }, { name = "b" }').tables["one"].columns
    ]
    assert widths == [40, 116]


@pytest.mark.parametrize(
    "columns",
    ['{ name = "a", width = 200 }', '{ name = "a", width = 40 }', '{ name = "a" }, { name = "b" }', '{ nam = "a" }'],
    ids=["too wide", "too narrow", "two without a width", "an unknown key"],
)
def test_a_layout_that_does_not_fit_the_page_is_refused(tmp_path, columns):
    with pytest.raises(DataError, match=r"styles\.toml table one"):
        looks(tmp_path, columns)


def test_looks_use_only_fonts_and_sizes_that_are_there():
    known = styles()
    for look in (*known.paragraphs.values(), *known.cells.values()):
        assert look.font in known.fonts
        assert all(look.size in layout.size for layout in known.layouts.values())
    for table in known.tables.values():
        assert all(column.look in known.cells for column in table.columns)
