"""A table of numbers becomes a chart: bars in text, a table with bars on a page."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from lxml import etree

from letters.errors import TemplateError
from letters.render import Document, fields, write_html, write_text
from letters.render.blocks import Chart, Series
from letters.render.styles import styles
from tests.render.chart_samples import COUNTS, FLOWS, one_column

# Markup to block


def test_a_table_of_numbers_becomes_a_chart(render):
    [chart] = render(FLOWS).blocks
    paid = (None, Decimal("-1083.15"), Decimal("-1083.15"))
    series = (Series("收到", (Decimal("5450.56"), None, None)), Series("支付", paid))
    assert chart == Chart("chart-columns", "日期", ("9月10日", "10月10日", "11月\n10日"), series, "元", 2, 0)


@pytest.mark.parametrize("cell", ["三", "约3", "1,08", "1.2.3", "--1", "3e5", "NaN", "—", "3次电话吧", "１", "1 000"])
def test_a_cell_that_is_no_number_is_refused_with_its_line(render, cell):
    with pytest.raises(TemplateError, match=f"图里的“{re.escape(cell)}”不是数") as refused:
        render(
            f"<p>一</p>\n{one_column('1')}\n"
            + one_column("1", "2").replace("<tr><td>甲</td><td>2", "\n<tr><td>甲</td><td>" + cell)
        )
    assert refused.value.line == 4


def test_numbers_of_two_units_are_refused(render):
    with pytest.raises(TemplateError, match="单位不一致：“元”和“%”"):
        render(one_column("3元", "4%"))


@pytest.mark.parametrize(
    "table",
    [
        '<table class="chart-line"><tr><td>甲</td><td>1</td></tr></table>',
        one_column("1").replace("<th>数</th>", '<th colspan="2">数</th>'),
        one_column("1").replace("<td>甲</td><td>1</td>", '<td colspan="2">1</td>'),
    ],
    ids=["no head", "a head across columns", "a cell across columns"],
)
def test_a_chart_needs_a_head_and_whole_columns(render, table):
    with pytest.raises(TemplateError, match="图要有一行表头，格不能合并"):
        render(table)


def test_more_series_than_can_be_told_apart_are_refused(render):
    heads = "".join(f"<th>{number}</th>" for number in range(len(styles().series) + 2))
    cells = heads.replace("th>", "td>")
    with pytest.raises(TemplateError, match="图要有 1 至 6 组数，这里有 7 组"):
        render(f'<table class="chart-line"><thead><tr>{heads}</tr></thead><tr>{cells}</tr></table>')


def test_a_table_without_any_number_is_no_chart(render):
    assert render(one_column("", "")).blocks == ()
    assert render(one_column()).blocks == ()


# Text and page


def test_plain_text_shows_numbers_in_columns_with_bars(render):
    assert write_text(render(FLOWS)).splitlines() == [
        "　　9月10日   收到   5,450.56元  ████████████████████",
        "　　10月10日  支付  -1,083.15元  ░░░░",
        "　　11月10日  支付  -1,083.15元  ░░░░",
    ]


def test_a_number_too_small_for_a_bar_is_not_taken_for_nothing(render):
    assert [line.split()[-1] for line in write_text(render(one_column("1000", "1", "0"))).splitlines()] == [
        "█" * 20,
        "▏",
        "0",
    ]


def test_a_web_form_gets_the_numbers_without_bars(render):
    document = Document((*render('<h2 id="sums">数</h2>').blocks, *render(FLOWS + COUNTS).blocks))
    [field] = fields(document, [("数额", ("sums",), 90)])
    assert field.text.splitlines()[0] == "日期：9月10日；收到：5,450.56元"
    assert field.dropped == ("方式：电话；次数：87次\n方式：短信 & 彩信“略”；次数：0次",)


def test_a_page_has_a_table_whose_bars_are_as_long_as_the_numbers(render):
    page = etree.HTML(write_html(render(FLOWS), "图").encode())
    assert ["".join(cell.itertext()) for cell in page.iter("td")][:3] == ["9月10日", "5,450.56元", ""]
    bars = [bar.get("class") for bar in page.iter("i")]
    assert bars == ["bar w100", "bar below w20", "bar below w20"]


def test_labels_of_different_width_stand_in_columns(render):
    lines = write_text(render(COUNTS)).splitlines()
    assert lines[0] == "　　电话" + " " * 13 + "87次  " + "█" * 20
