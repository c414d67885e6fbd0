"""Where lines and pages of a PDF break: dates and sums stay whole, an annex begins where there is room."""

from __future__ import annotations

import pypdfium2
import pytest

from letters.render.blocks import (
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from tests.render.printed import BLANK, pages, pdf, words

pytest.importorskip("typst", reason="Typst is not installed")


def test_lines_and_blanks_of_a_text_are_kept():
    one, other = pdf(Paragraph("flush", "甲\n乙\n丙")), pdf(Paragraph("flush", "甲乙丙"))
    lines = pypdfium2.PdfDocument(one)[0].get_textpage()
    tops = {round(lines.get_charbox(lines.get_text_range().index(sign))[3]) for sign in "甲乙丙"}
    assert len(tops) == 3
    assert words(one) == words(other)


WHOLE = ("第五十条", "第一百一十六条", "2026年8月10日", "8月10日", "1,832.00元", "16次", "3个", "证据12", "第5行")


@pytest.mark.parametrize("phrase", WHOLE)
def test_a_date_an_amount_or_the_number_of_an_article_is_not_parted_wherever_the_line_ends(phrase):
    paragraphs = [Paragraph("body", "字" * before + phrase + "字" * 30) for before in range(15, 33)]
    document = pypdfium2.PdfDocument(pdf(*paragraphs, layout="compact"))
    lines = [line for page in document for line in page.get_textpage().get_text_range().split("\r\n")]
    assert sum(phrase in BLANK.sub("", line) for line in lines) == len(paragraphs)
    document.close()


def test_a_text_of_many_dates_is_set_without_a_word_lost():
    told = "2026年8月10日来电16次。" * 400
    assert words(pdf(Paragraph("body", told))) == told


ANNEX = (Paragraph("annex", "附件2"), Heading(1, "催收事件明细表"), Paragraph("note", "说明：时间为北京时间。" * 5))


@pytest.mark.parametrize("led", [(Paragraph("caption", "统计"),), ANNEX], ids=["a caption", "an annex"])
def test_every_page_that_is_counted_is_there_wherever_a_table_begins(led):
    row = Row(("来电", "14次", "按附件明细表逐行次数相加；" * 6))
    table = Table("figures", (Row(("项目", "数值", "依据")),), (row,) * 3)
    for lines in range(15, 23):
        text = [Paragraph("body", f"正文第{number}行。") for number in range(lines)]
        told = pages(pdf(*text, *led, table, layout="compact"))
        wanted = [f"第{number}页共{len(told)}页" for number in range(1, len(told) + 1)]
        assert [page[-len(wanted[0]) :] for page in told] == wanted, f"{lines} lines before it"


@pytest.mark.parametrize(("lines", "on_its_page"), [(10, True), (25, True), (33, False), (35, False)])
def test_an_annex_begins_on_the_last_page_of_the_letter_where_a_third_of_it_is_free(lines, on_its_page):
    text = [Paragraph("body", f"正文第{number}行。") for number in range(lines)]
    told = pages(pdf(*text, PageBreak(may_share=True), *ANNEX, Paragraph("body", "表。"), layout="business"))
    assert len(told) == (1 if on_its_page else 2)
    assert ("附件2" in told[0]) is on_its_page


@pytest.mark.parametrize(("rows", "on_its_page"), [(1, True), (3, True), (4, False)])
def test_an_annex_with_a_short_table_begins_there_where_all_of_it_has_room(rows, on_its_page):
    text = [Paragraph("body", f"正文第{number}行。") for number in range(30)]
    title, *_ = ANNEX
    table = Table("figures", (Row(("项目", "数值", "依据")),), (Row(("来电", "14次", "明细表")),) * rows)
    told = pages(pdf(*text, PageBreak(may_share=True), title, table, layout="business"))
    assert ("附件2" in told[0]) is on_its_page
    assert len(told) == (1 if on_its_page else 2)


@pytest.mark.parametrize("before", ["来电", "至"])
def test_the_gap_between_chinese_and_digits_is_the_same_on_both_sides_of_what_stays_whole(before):
    [page] = pypdfium2.PdfDocument(pdf(Paragraph("flush", f"{before}14次，共")))
    text = page.get_textpage()
    found = text.get_text_range()
    at = found.index("14")
    left = text.get_charbox(at, loose=True)[0] - text.get_charbox(at - 1, loose=True)[2]
    assert left == pytest.approx(4, abs=0.6)  # a quarter of 16 points
    assert text.get_charbox(found.index("次"), loose=True)[0] - text.get_charbox(at + 1, loose=True)[
        2
    ] == pytest.approx(left, abs=0.6)


def test_a_line_that_begins_with_what_stays_whole_begins_at_the_margin():
    for filled in range(24, 29):
        [page] = pypdfium2.PdfDocument(pdf(Paragraph("flush", "字" * filled + "2026年8月10日")))
        text = page.get_textpage()
        if "\n" in (found := text.get_text_range()):
            starts = [text.get_charbox(place, loose=True)[0] for place in (0, found.index("2"))]
            assert starts[1] == pytest.approx(starts[0], abs=1), filled


@pytest.mark.parametrize("sign", "；：！？，。")
def test_no_line_begins_with_the_sign_after_what_stays_whole(sign):
    for filled in range(20, 28):
        [page] = pypdfium2.PdfDocument(pdf(Paragraph("flush", "字" * filled + f"14次{sign}又来")))
        told = page.get_textpage().get_text_range()
        assert not any(line.startswith(sign) for line in told.split("\r\n")), filled
