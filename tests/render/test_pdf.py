"""A letter as PDF: what is on its pages, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from letters.render.blocks import (
    Chart,
    Document,
    Heading,
    Item,
    ListBlock,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Series,
    Table,
)
from letters.render.pdf import write_pdf
from letters.render.styles import styles
from letters.render.typesetting import About

pytest.importorskip("typst", reason="Typst is not installed")

ABOUT = About("投诉书", "林某", dt.date(2026, 11, 23))
BLANK = re.compile(r"\s+")


def pdf(*blocks, layout="standard") -> bytes:
    return write_pdf(Document(blocks), layout=layout, about=ABOUT)


def pages(data: bytes) -> list[str]:
    """The words of each page without blanks, as PDFium reads them: a hyphen at a line's end comes as U+FFFE."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document]
        return [BLANK.sub("", text) for text in texts]
    finally:
        document.close()


def words(data: bytes) -> str:
    """All words but those at the foot of each page."""
    return "".join(re.sub(r"第\d+页共\d+页", "", page) for page in pages(data))


def reader(data: bytes) -> Any:
    """The file's objects; what pypdf says of their types is too wide to be looked into."""
    return PdfReader(io.BytesIO(data))


def chart(look: str) -> Chart:
    series = (Series("白天", (Decimal(3), Decimal(18))), Series("夜间", (Decimal(70), None)))
    return Chart(look, "日期", ("8月9日", "8月10日"), series, "次")


EACH_KIND = (
    Heading(1, "治安报案书"),
    Heading(2, "一、事实", section="facts"),
    Heading(3, "（一）电话"),
    Paragraph("body", (Run("一句", strong=True), Run("再是"), Run("着重", em=True))),
    ListBlock(ordered=True, items=(Item("第一项请求"), Item("第二项请求"))),
    ListBlock(ordered=False, items=(Item("没有序号的一项"),)),
    Table(
        "figures",
        (Row(("项目", "数值", "依据")),),
        (Row(("来电", "14次", "明细表")), Row(("合计十六次", "口径"), (2, 1))),
    ),
    chart("chart-columns"),
    Paragraph("signature", "报案人（签名）："),
    PageBreak(),
    Table("sides", (), (Row(("甲方：", "乙方：")),)),
)


def test_every_kind_of_block_is_on_the_pages_in_its_order():
    text = words(pdf(*EACH_KIND))
    expected = [
        *("治安报案书", "一、事实", "（一）电话", "一句再是着重", "1.第一项请求", "2.第二项请求", "•没有序号的一项"),
        *("项目数值依据", "来电14次明细表", "合计十六次口径"),
        *("报案人（签名）：", "甲方：", "乙方："),
    ]
    places = [text.index(each) for each in expected]
    assert places == sorted(places)


@pytest.mark.parametrize("style", styles().paragraphs)
def test_every_style_of_paragraph_is_known(style):
    assert words(pdf(Paragraph(style, "这一段在这里"))) == "这一段在这里"


@pytest.mark.parametrize("layout", styles().tables)
def test_every_layout_of_table_is_known(layout):
    cells = tuple(f"第{number}格" for number in range(len(styles().tables[layout].columns)))
    text = words(pdf(Table(layout, (Row(cells),), (Row(cells),))))
    assert all(text.count(cell) == 2 for cell in cells)


@pytest.mark.parametrize("look", styles().charts)
def test_every_look_of_chart_prints_its_labels_its_numbers_and_its_series(look):
    text = words(pdf(chart(look)))
    for told in ("8月9日", "8月10日", "白天", "夜间"):
        assert told in text
    if look in ("chart-columns", "chart-bars"):
        assert all(number in text for number in ("3次", "18次", "70次"))


def test_a_chart_is_told_in_words_to_those_who_hear_the_letter():
    told = reader(pdf(chart("chart-columns"))).trailer["/Root"]["/StructTreeRoot"]
    assert "白天：8月9日 3次，8月10日 18次" in _alternatives(told)


def _alternatives(node) -> str:
    """All texts in place of a picture, below a node of the tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return "".join(map(_alternatives, node))
    return str(node.get("/Alt", "")) + _alternatives(node.get("/K", [])) if hasattr(node, "get") else ""


def test_the_file_tells_its_title_and_day_its_language_and_its_tags_and_no_other_day():
    file = reader(pdf(Heading(1, "投诉书")))
    root = file.trailer["/Root"]
    assert (file.metadata.title, file.metadata.author) == ("投诉书", "林某")
    assert file.metadata.creation_date == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("zh")
    assert not {"/AcroForm", "/OpenAction", "/AA"} & set(root)


def test_every_font_is_in_the_file():
    file = reader(pdf(*EACH_KIND))
    fonts = [font.get_object() for page in file.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(inner)


def test_the_same_letter_gives_the_same_bytes():
    assert pdf(*EACH_KIND) == pdf(*EACH_KIND)


@pytest.mark.parametrize("layout", styles().layouts)
def test_the_foot_of_each_page_counts_them(layout):
    told = pages(pdf(*[Paragraph("body", "很长的一段话。" * 60)] * 12, layout=layout))
    assert len(told) > 1
    for number, page in enumerate(told, 1):
        assert page.endswith(f"第{number}页共{len(told)}页")


def test_the_head_of_a_table_stands_on_each_of_its_pages_and_no_row_is_torn():
    rows = tuple(Row((f"第{number:03}项", f"{number}次", "两行的依据" * 8)) for number in range(90))
    told = pages(pdf(Table("figures", (Row(("项目", "数值", "依据")),), rows)))
    assert len(told) > 2
    assert all("项目数值依据" in page for page in told)
    assert all(page.count("两行的依据") == 8 * len(re.findall(r"第\d{3}项", page)) for page in told)


def test_a_row_taller_than_a_page_goes_on_to_the_next():
    told = words(
        pdf(Table("figures", (), (Row(("项目", "1次", "".join(f"第{number}句。" for number in range(900)))),)))
    )
    assert "第899句" in told


@pytest.mark.parametrize("lines", range(15, 22))
def test_a_signature_never_stands_on_a_page_by_itself(lines):
    text = [Paragraph("body", f"正文第{number}行。") for number in range(lines)]
    ending = [
        ("closing", "此致"),
        ("authority", "某某局"),
        ("signature", "投诉人（签名）："),
        ("date", "2026年11月23日"),
    ]
    told = pages(pdf(*text, *[Paragraph(style, said) for style, said in ending]))
    last = next(page for page in told if "投诉人（签名）" in page)
    for part in ("正文", "此致", "某某局", "2026年11月23日"):
        assert part in last


@pytest.mark.parametrize("length", [12, 40, 150])
@pytest.mark.parametrize("layout", ["digests", "incidents"])
def test_a_word_wider_than_its_column_breaks_and_stays_whole_as_text(length, layout):
    word = ("ab12" * length)[:length]
    columns = len(styles().tables[layout].columns)
    data = pdf(Table(layout, (), (Row(tuple(word for _ in range(columns))),)))
    assert words(data).count(word) == columns
    page = pypdfium2.PdfDocument(data)[0]
    right = max(box[2] for box in (page.get_textpage().get_charbox(at) for at in range(columns * length)))
    assert right <= (210 - 26) / 25.4 * 72 + 1


HOSTILE = [
    "#panic(1)",
    '#read("/etc/passwd")',
    "$x^2$",
    "*粗* _斜_ `码`",
    "= 标题",
    "\\u{41}",
    "// 注释",
    "<label> @ref",
    '#import "@preview/x:1.0.0"',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_person_wrote_is_read_as_typst(text):
    data = write_pdf(Document((Heading(1, text), Paragraph("body", text))), about=About(text, text, ABOUT.day))
    assert words(data) == BLANK.sub("", text) * 2
    assert reader(data).metadata.title == text


@given(st.text(st.characters(codec="gb2312", exclude_categories=["C", "Z"]), min_size=1, max_size=60))
def test_any_chinese_text_is_on_the_page_as_it_was_typed(text):
    assert words(pdf(Paragraph("flush", text))) == BLANK.sub("", text)


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
