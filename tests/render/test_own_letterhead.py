"""What a letter takes of a user's own document, and what the user is told of the rest."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Pt, Twips

from attacks.letterheads import DOCUMENT, FOOTER, HEADER, office, write
from attacks.reference_elements import ELEMENTS, SETTINGS, elements, parts_elsewhere
from attacks.reference_files import SHEET, add, field, lead, swap
from attacks.references import letter_with
from letters.render import load_reference

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from attacks.reference_files import Change


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    def make(*changes: Change) -> Path:
        parts = office()
        for change in changes:
            change(parts)
        return write(parts, tmp_path / "own.docx")

    return make


def word_file(path: Path) -> docx.document.Document:
    return docx.Document(io.BytesIO(letter_with(path)))


def footer(path: Path) -> str:
    return word_file(path).sections[0].footer._element.xml


def test_styles_theme_and_page_are_taken(own):
    made = word_file(own())
    assert made.styles["Heading 1"].font.size == Pt(22)
    assert made.sections[0].page_width == Twips(11906)
    kinds = {part.partname for part in made.part.package.iter_parts()}
    assert {"/word/theme/theme1.xml", "/word/fontTable.xml"} <= kinds


def test_headings_that_are_numbered_there_are_not_numbered_twice(own):
    made = word_file(own())
    assert made.styles["Heading 1"].element.xml.count("numPr") == 0
    assert "/word/numbering.xml" not in {part.partname for part in made.part.package.iter_parts()}
    assert any(paragraph.text.startswith("一、") for paragraph in made.paragraphs)


def test_the_words_of_the_letterhead_and_its_page_numbers_are_taken(own):
    made = word_file(own())
    assert made.sections[0].header.paragraphs[0].text == "某某法律援助中心"
    assert made.sections[0].footer.paragraphs[0].text == "第  页"
    assert r'w:fldSimple w:instr=" PAGE \* MERGEFORMAT "' in footer(own())


@pytest.mark.parametrize("instruction", ["NUMPAGES", "SECTIONPAGES", "page", r"PAGE \* CHINESENUM3"])
def test_the_page_numbers_of_word_and_wps_are_taken(own, instruction):
    simple = f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
    assert f'w:instr=" {instruction.upper()} "' in footer(own(add(FOOTER, simple)))


@pytest.mark.parametrize("name", ["link", "bound control", "smart tag", "inserted"])
def test_words_stay_where_what_wraps_them_goes(own, name):
    kept = {"link": "网站", "bound control": "字", "smart tag": "字", "inserted": "补"}[name]
    assert word_file(own(add(FOOTER, ELEMENTS[name]))).sections[0].footer.paragraphs[-1].text == kept


def test_the_words_of_a_link_that_is_a_field_stay(own):
    made = word_file(own(add(FOOTER, field('HYPERLINK "http://example.org"', "网站"))))
    assert made.sections[0].footer.paragraphs[-1].text == "网站"


def test_a_table_in_the_letterhead_stays(own):
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
        "<w:tr><w:tc><w:p><w:r><w:t>电话 010-12345678</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    header = word_file(own(add(HEADER, table))).sections[0].header
    assert header.tables[0].cell(0, 0).text == "电话 010-12345678"
    assert header._element[-1].tag.endswith("}p")


def test_headers_of_first_and_even_pages_stay(own):
    change = swap(DOCUMENT, 'headerReference w:type="default"', 'headerReference w:type="first"')
    made = word_file(own(change, swap(DOCUMENT, "<w:docGrid", "<w:titlePg/><w:docGrid")))
    assert made.sections[0].different_first_page_header_footer
    assert made.sections[0].first_page_header.paragraphs[0].text == "某某法律援助中心"


@pytest.mark.parametrize("name", ["no room on the page", "a page as large as a house"])
def test_a_page_that_no_letter_fits_on_gives_way_to_a4(own, name):
    section = word_file(own(parts_elsewhere()[name])).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_a_template_of_word_is_a_reference_too(own):
    assert word_file(own(swap("[Content_Types].xml", "document.main+xml", "template.main+xml")))


def test_styles_never_go_round_in_a_circle(own):
    made = word_file(own(parts_elsewhere()["styles based on each other"]))
    assert [made.styles[name].base_style for name in ("x0", "x1", "x2")] == [None, None, None]


def test_a_footer_outside_the_file_is_not_taken_even_where_one_of_its_name_lies_inside(own):
    change = swap(SHEET, 'Target="footer1.xml"', 'Target="footer1.xml" TargetMode="External"')
    assert word_file(own(change)).sections[0].footer.is_linked_to_previous


def test_a_style_never_hides_words(own):
    made = word_file(own(parts_elsewhere()["hidden words"]))
    assert made.styles["Heading 1"].font.hidden is None


def test_of_a_clean_document_nothing_is_said(own):
    assert load_reference(own()).left_out == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("picture", "图片、图形和文本框"),
        ("text box", "图片、图形和文本框"),
        ("alternate", "图片、图形和文本框"),
        ("object", "嵌入的对象、控件和文件"),
        ("chunk", "嵌入的对象、控件和文件"),
        ("link", "链接（文字留下了）"),
        ("comment", "批注、脚注和尾注"),
        ("deleted", "修订痕迹（插入的文字留下了，删去的没有）"),
    ],
)
def test_what_a_letterhead_loses_is_named(own, name, words):
    for part in (HEADER, FOOTER):
        assert load_reference(own(elements()[f"{name} in {part}"])).left_out == (words,)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (add(FOOTER, field("DATE")), "页码以外的域"),
        (add("word/settings.xml", SETTINGS["attached template"]), "附加的模板"),
        (add("word/settings.xml", SETTINGS["mail merge"]), "邮件合并"),
        (parts_elsewhere()["embedded font"], "嵌入的字体"),
        (parts_elsewhere()["background of the page"], "页面背景"),
        (lead(DOCUMENT, "vbaProject", "vbaProject.bin"), "宏"),
    ],
)
def test_what_else_is_left_behind_is_named(own, change, words):
    assert load_reference(own(change)).left_out == (words,)
