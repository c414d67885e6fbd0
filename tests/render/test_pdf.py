"""A letter as PDF: what is on its pages, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from hypothesis import given, settings
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
from tests.render.printed import ABOUT, BLANK, pages, pdf, words

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("typst", reason="Typst is not installed")


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


def _gb2312() -> Iterator[str]:
    """What GB 2312 has beside ASCII, by its bytes: to ask of all of Unicode what is in it takes ten seconds."""
    for row, cell in product(range(0xA1, 0xF8), range(0xA1, 0xFF)):
        yield from bytes((row, cell)).decode("gb2312", "ignore")


ASCII = [chr(code) for code in range(0x21, 0x7F)]  # of as much weight as all others: it is what Typst is written in
CHINESE = [sign for sign in _gb2312() if unicodedata.category(sign)[0] not in "CZ"]
TYPED = st.text(st.sampled_from(ASCII) | st.sampled_from(CHINESE), min_size=1, max_size=60)


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(TYPED, min_size=1, max_size=12))
def test_any_chinese_text_is_on_the_page_as_it_was_typed(texts):
    """Several in one letter: to set one takes as long as to set twelve."""
    assert words(pdf(*(Paragraph("flush", text) for text in texts))) == BLANK.sub("", "".join(texts))
