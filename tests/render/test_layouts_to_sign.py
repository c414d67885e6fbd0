"""Layouts that are filled in and signed by hand: two parties side by side, ruled lines, clauses."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from letters.render import fields, write_html, write_text
from letters.render.blocks import Document
from letters.render.docx.opened import SIDES_STYLE
from letters.render.styles import styles

SIDES = (
    '<table class="sides"><tr><td>甲方（签名）：</td><td>乙方（盖章）：<br/>代表人：</td></tr>'
    "<tr><td>日期：</td><td>日期：</td></tr></table>"
)
LINES = '<p class="blank-line">地址：</p><p class="blank-line">　</p>'


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def test_two_parties_sign_side_by_side_without_a_frame(render, docx_of):
    [table] = opened(docx_of(render(f"<p>一</p>{SIDES}"))).tables
    assert table.style.name == SIDES_STYLE
    assert table.style.element.xpath(".//w:tblBorders") == []
    assert {cell.paragraphs[0].style.name for row in table.rows for cell in row.cells} == {"并列文字"}


def test_the_signatures_stay_on_one_page_with_the_words_before_them(render, docx_of):
    made = opened(docx_of(render(f"<p>一</p><p>二</p>{SIDES}<p>三</p>")))
    assert [paragraph.paragraph_format.keep_with_next for paragraph in made.paragraphs] == [None, True, None]
    rows = made.tables[0].rows
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows] == [True, None]


def test_a_signature_that_follows_is_kept_with_the_last_row(render, docx_of):
    made = opened(docx_of(render(f'{SIDES}<p class="date">某日</p>')))
    assert made.tables[0].rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next is True


def test_in_plain_text_one_party_stands_after_the_other(render):
    assert write_text(render(SIDES)) == (
        "　　甲方（签名）：\n　　日期：\n\n　　乙方（盖章）：\n　　代表人：\n　　日期：\n"
    )


def test_a_row_for_one_party_alone_is_not_lost_in_plain_text(render):
    words = write_text(render(SIDES.replace("</table>", '<tr><td colspan="2">见证人：</td></tr></table>')))
    assert "见证人：" in words
    assert "乙方（盖章）：" in words


def test_a_web_form_gets_no_empty_line_between_the_parties(render):
    document = Document((*render('<h2 id="end">落款</h2>').blocks, *render(SIDES).blocks))
    assert "\n\n" not in fields(document, [("落款", ("end",), None)])[0].text


def test_a_page_shows_the_parties_without_a_frame(render):
    html = write_html(render(SIDES), "协议")
    assert "sides" in etree.HTML(html.encode()).find(".//table").get("class").split()
    assert "table.sides td { padding: 0; border: 0;" in html


def test_a_line_to_write_on_is_ruled_in_word(render, docx_of):
    made = opened(docx_of(render(LINES)))
    borders = made.styles["文书填写线"].element.xpath(".//w:pBdr/*")
    assert [etree.QName(border).localname for border in borders] == ["bottom", "between"]
    assert [paragraph.style.name for paragraph in made.paragraphs] == ["文书填写线"] * 2


def test_a_line_to_write_on_is_as_long_with_a_label_as_without_in_plain_text(render):
    first, second = write_text(render(LINES)).splitlines()
    assert first == "地址：" + "＿" * 21
    assert second == "＿" * 24


def test_a_party_may_sign_in_the_right_half_of_the_page(render, docx_of):
    indent = opened(docx_of(render('<p class="side">乙方：</p>'))).paragraphs[0].style.paragraph_format.left_indent
    assert indent.mm == pytest.approx(styles().text_width / 2, abs=3)


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["standard", "compact"])
def test_every_table_layout_passes_the_package_checker(render, docx_of, faults_of, tmp_path, layout):
    tables = "".join(
        f'<table class="{name}"><tr>{"<td>一</td>" * len(table.columns)}</tr></table>'
        for name, table in styles().tables.items()
    )
    path = tmp_path / "letter.docx"
    path.write_bytes(docx_of(render(f'{LINES}<p class="clause">1. 条款。</p>{tables}'), layout=layout))
    assert faults_of(path) == []
    with zipfile.ZipFile(path) as package:
        assert len(re.findall("<w:tbl>", package.read("word/document.xml").decode())) == len(styles().tables)
