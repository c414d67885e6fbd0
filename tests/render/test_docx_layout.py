"""What the DOCX says to Word: styles, tables, what stays together, and the page."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from letters.errors import UsageError
from letters.render import join
from letters.render.blocks import Document, Heading, Item, ListBlock, PageBreak, Paragraph, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENDING = (
    "<p>一</p><p>以上属实。</p>"
    '<p class="closing">此致</p><p class="authority">某局</p>'
    '<p class="signature">投诉人（签名）：</p><p class="date">2026年11月23日</p><p class="enclosure">附件：证据目录</p>'
)
TABLE = (
    '<table class="payments"><thead><tr><th>期数</th><th>日期</th><th>金额</th></tr></thead>'
    "{% for n in numbers %}<tr><td>{{ n }}</td><td>{{ text }}</td><td>1</td></tr>{% endfor %}</table>"
)


def body(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def kept(data: bytes) -> list[bool]:
    return [p.paragraph_format.keep_with_next is True for p in docx.Document(io.BytesIO(data)).paragraphs]


def kept_rows(data: bytes) -> list[bool | None]:
    rows = docx.Document(io.BytesIO(data)).tables[0].rows
    return [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]


def test_every_block_has_its_style(render, docx_of):
    document = render(f"<h1>信</h1><h2>一</h2><h3>1</h3><p>文</p><ol><li>甲</li></ol>{ENDING}")
    names = [paragraph.style.name for paragraph in docx.Document(io.BytesIO(docx_of(document))).paragraphs]
    assert names[:5] == ["Title", "Heading 1", "Heading 2", "文书正文", "文书条目"]
    assert names[-5:] == ["文书此致", "文书受文机关", "文书落款", "文书日期", "文书附件"]


def test_the_signature_block_with_its_enclosures_is_chained_to_the_last_words_before_it(render, docx_of):
    ending = ENDING.replace("以上属实。", "以上属实。" * 8)
    assert kept(docx_of(render(ending))) == [False, True, True, True, True, True, False]


def test_a_last_line_alone_brings_what_stands_before_it(render, docx_of):
    assert kept(docx_of(render(f"<p>二</p>{ENDING}"))) == [False, True, True, True, True, True, True, False]


@pytest.mark.parametrize(
    ("before", "chained"),
    [("<ol><li>甲</li><li>乙</li></ol>", [False, True]), ("<h2>一</h2>", [True])],
    ids=["a list", "a heading"],
)
def test_the_signature_block_is_chained_to_whatever_stands_before_it(render, docx_of, before, chained):
    assert kept(docx_of(render(f'{before}<p class="signature">签名：</p>'))) == [*chained, False]


def test_a_signature_after_a_table_is_chained_to_its_last_row(render, docx_of):
    data = docx_of(render(f'{TABLE}<p class="signature">签名：</p>', numbers=range(9), text="x"))
    assert kept_rows(data)[-1] is True


def test_a_table_begins_and_ends_on_a_page_with_three_rows(render, docx_of):
    rows = kept_rows(docx_of(render(TABLE, numbers=range(9), text="x")))
    assert rows == [True, True, True, None, None, None, None, True, True, None]


def test_a_small_table_is_not_parted(render, docx_of):
    assert kept_rows(docx_of(render(TABLE, numbers=range(6), text="x"))) == [True] * 6 + [None]
    long = kept_rows(docx_of(render(TABLE, numbers=range(6), text="长" * 60)))
    assert long == [True, True, True, None, True, True, None]


def test_a_row_that_fills_half_a_page_is_not_kept_with_the_next(render, docx_of):
    assert kept_rows(docx_of(render(TABLE, numbers=range(4), text="长" * 5_000))) == [True, None, None, None, None]


def test_words_that_lead_up_to_a_table_stay_with_it(render, docx_of):
    data = docx_of(render(f"<p>一</p><p>见下表：</p>{TABLE}", numbers=[1], text="x"))
    assert kept(data)[:2] == [False, True]


def test_words_that_lead_up_to_a_list_stay_with_its_first_point(render, docx_of):
    data = docx_of(render("<p>一</p><p>如下：</p><ol><li>甲</li><li>乙</li></ol><ul><li>丙</li></ul>"))
    assert kept(data) == [False, True, False, False, False]


def test_a_tables_head_is_repeated_and_its_rows_are_whole(render, docx_of):
    xml = body(docx_of(render(TABLE, numbers=range(3), text="x")))
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 4
    assert '<w:tblLayout w:type="fixed"/>' in xml


def test_a_row_taller_than_half_a_page_may_break(render, docx_of):
    assert body(docx_of(render(TABLE, numbers=range(3), text="长" * 5_000))).count("<w:cantSplit/>") == 1
    assert body(docx_of(render(TABLE, numbers=range(3), text="一\n" * 40))).count("<w:cantSplit/>") == 1


def test_column_widths_add_up_to_the_width_of_the_text(render, docx_of):
    xml = body(docx_of(render(TABLE, numbers=[1], text="x")))
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    assert sum(widths) == pytest.approx(156 * 1440 / 25.4, abs=3)


def test_a_cell_across_columns_is_as_wide_as_they(render, docx_of):
    markup = '<table class="payments"><tr><td colspan="2">合计</td><td>1</td></tr></table>'
    xml = body(docx_of(render(markup)))
    grid = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    assert f'<w:tcW w:w="{grid[0] + grid[1]}" w:type="dxa"/><w:gridSpan w:val="2"/>' in xml


def test_two_tables_are_kept_apart_and_a_last_one_is_followed_by_a_paragraph(render, docx_of):
    xml = body(docx_of(render(TABLE + TABLE, numbers=[1], text="x")))
    assert "</w:tbl><w:tbl>" not in xml
    assert "</w:tbl><w:sectPr" not in xml


@pytest.mark.parametrize(
    "first",
    [
        Heading(1, "附件"),
        Paragraph("annex", "附件"),
        ListBlock(True, (Item("甲"), Item("乙"))),
    ],
    ids=["a title", "a paragraph", "a list"],
)
def test_what_follows_a_break_starts_on_a_new_page_without_an_empty_paragraph(docx_of, first):
    data = docx_of(Document((Paragraph("body", "信"), PageBreak(), first)))
    assert body(data).count("<w:pageBreakBefore/>") == 1
    assert all(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def test_an_annex_goes_on_after_the_letter_and_its_title_stays_with_its_first_rows(render, docx_of):
    annex = Document((Heading(1, "明细表", is_annex=True), *render(TABLE, numbers=[1], text="x").blocks))
    xml = body(docx_of(join([Document((Paragraph("body", "信"),)), annex])))
    assert "<w:pageBreakBefore/>" not in xml
    assert re.search(r'w:val="LetterAnnex"/><w:keepNext/>.*明细表</w:t></w:r></w:p><w:tbl>', xml)


@pytest.mark.parametrize(("long", "small", "keeps"), [(160, 60, 0), (160, 20, 1), (60, 60, 1)])
def test_long_text_is_not_held_with_other_text_below_it(docx_of, long, small, keeps):
    xml = body(docx_of(Document((Paragraph("body", "长" * long), Paragraph("small", "小" * small)))))
    assert xml.count("<w:keepNext/>") == keeps


def test_a_table_right_after_a_page_break_starts_the_page(render, docx_of):
    xml = body(docx_of(render(f'<p>一</p><br class="page"/>{TABLE}', numbers=[1], text="x")))
    assert re.search(r"<w:pageBreakBefore/></w:pPr></w:p><w:tbl>", xml)


def test_chinese_punctuation_carries_the_east_asian_hint_and_other_words_none(render, docx_of):
    xml = body(docx_of(render("<p>来电</p><p>“还钱”——……</p>")))
    runs = re.findall(r"<w:r>(.*?)<w:t ", xml)
    assert runs == ["", '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>']


def test_a_row_of_numbers_may_be_parted_after_the_comma_and_nowhere_else(render, docx_of):
    """LibreOffice ends no line between 、 and a number that are not both Chinese, and parts numbers that are."""
    xml = body(docx_of(render("<p>16700000001、16700000002、甲、3</p>")))
    chinese = re.findall(r'<w:lang w:val="zh-CN"/></w:rPr><w:t xml:space="preserve">(.*?)</w:t>', xml)
    assert chinese == ["、1"]
    assert "".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", xml)) == "16700000001、16700000002、甲、3"


def test_word_is_told_which_signs_begin_and_end_no_line_beside_the_usual_punctuation(render, docx_of):
    with zipfile.ZipFile(io.BytesIO(docx_of(render("<p>一</p>"), layout="compact"))) as package:
        settings = etree.fromstring(package.read("word/settings.xml"))
        styles = package.read("word/styles.xml").decode()
    signs = {}
    for side in ("After", "Before"):
        [element] = settings.findall(f"{W}noLineBreaks{side}")
        assert element.get(f"{W}lang") == "zh-CN"
        signs[side] = element.get(f"{W}val")
    assert set("条款项次个元年月日") | set("，。、；：？！）》”") <= set(signs["Before"])
    assert set("第一二三四五六七八九十百年月") | set("（《“") <= set(signs["After"])
    assert len(signs["Before"]) <= 101
    assert len(signs["After"]) <= 51
    assert 'w:eastAsia="zh-CN"' in styles


def test_fonts_stand_in_the_styles_alone(render, docx_of):
    xml = body(docx_of(render(f"<h1>信</h1><p>一<strong>二</strong></p>{ENDING}{TABLE}", numbers=[1], text="“x”")))
    assert "w:ascii" not in xml
    assert "<w:sz " not in xml


def test_the_numbers_of_a_list_are_words(render, docx_of):
    document = render("<ol><li>甲</li><li><strong>乙</strong></li></ol>")
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(docx_of(document))).paragraphs]
    assert texts == ["1. 甲", "2. 乙"]


@pytest.mark.parametrize(("layout", "margins"), [("standard", (37, 35, 28, 26)), ("compact", (25, 25, 28, 26))])
def test_the_page_is_a4_with_the_margins_of_the_layout(render, docx_of, layout, margins):
    section = docx.Document(io.BytesIO(docx_of(render("<p>一</p>"), layout=layout))).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert tuple(round(side.mm) for side in sides) == margins


def test_the_footer_counts_the_pages(render, docx_of):
    with zipfile.ZipFile(io.BytesIO(docx_of(render("<p>一</p>")))) as package:
        footer = package.read("word/footer1.xml").decode()
    assert re.sub("<[^>]*>", "", footer).strip() == "第 1 页　共 1 页"
    assert re.findall(r'w:instr=" (\w+) "', footer) == ["PAGE", "NUMPAGES"]


def test_an_unknown_layout_is_refused(render, docx_of):
    with pytest.raises(UsageError, match="没有名为 wide 的版面"):
        docx_of(render("<p>一</p>"), layout="wide")


def test_the_file_names_its_title_and_date_and_nobody_elses(render, docx_of):
    data = docx_of(render("<p>一</p>"))
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("投诉书", "", "")
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2026-11-23"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"python" not in everything
    assert b"Application" not in everything


def test_an_unknown_block_is_an_error_not_silence(docx_of):
    with pytest.raises(KeyError):
        docx_of(Document("一"))  # type: ignore[arg-type]


def test_a_document_may_be_empty(docx_of, faults_of, tmp_path):
    path = tmp_path / "empty.docx"
    path.write_bytes(docx_of(Document((PageBreak(),))))
    assert faults_of(path) == []


@pytest.mark.parametrize("layout", ["standard", "compact"])
def test_a_whole_letter_passes_the_package_checker(render, docx_of, faults_of, tmp_path, layout):
    path = tmp_path / "letter.docx"
    words = "<h1>信</h1><p>一<strong>“二”</strong><em>三</em></p><ul><li>四</li></ul>"
    markup = f'{words}{TABLE}<br class="page"/>{TABLE}{ENDING}'
    path.write_bytes(docx_of(render(markup, numbers=range(3), text="a\nb"), layout=layout))
    assert faults_of(path) == []


def test_a_table_is_never_written_for_a_layout_that_is_not_there(docx_of):
    with pytest.raises(KeyError):
        docx_of(Document((Table("unheard", (), ()),)))
