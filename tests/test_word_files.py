"""The checker of Word files is trusted because it finds what is broken on purpose, and passes what is sound."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.catalogue.library import Library
from letters.render import Engine, Properties, write_docx
from scripts.word_files import faults

if TYPE_CHECKING:
    from pathlib import Path

LETTER = """<h1>投诉书</h1><p>某某公司：</p><h2>一、事实</h2><p>他们<strong>每天</strong>来电。</p>
<table class="parties"><tr><th>姓名</th><td>林若溪</td></tr></table>"""
BODY, STYLES = "word/document.xml", "word/styles.xml"

# part, what stands there, what is put in its place
BREAKAGES = [
    pytest.param(BODY, "<w:p>", "<w:p><w:bogus/>", id="an element that is not there"),
    pytest.param(BODY, "</w:r>", "<w:rPr><w:b/></w:rPr></w:r>", id="properties after the text"),
    pytest.param(BODY, "<w:pPr>", "<w:pPr><w:jc w:val='center'/>", id="properties out of order"),
    pytest.param(BODY, "<w:body>", "<w:body><w:r><w:t>x</w:t></w:r>", id="a run outside paragraphs"),
    pytest.param(BODY, "<w:p>", "<w:p w:foo='1'>", id="an attribute that is not there"),
    pytest.param(BODY, "<w:tblGrid>.*?</w:tblGrid>", "", id="a table without a grid"),
    pytest.param(BODY, r'<w:gridCol w:w="\d+"', '<w:gridCol w:w="abc"', id="a width that is no number"),
    pytest.param(BODY, r"(<w:tc>(?:<w:tcPr>.*?</w:tcPr>)?).*?</w:tc>", r"\1</w:tc>", id="a cell without a paragraph"),
    pytest.param(BODY, '<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Nope"', id="a style that is not defined"),
    pytest.param(BODY, "</w:body>", "", id="not well-formed"),
    pytest.param(BODY, ".+", None, id="no document"),
    pytest.param(STYLES, "(<w:style [^>]*>)(<w:name )", r"\1<w:pPr/>\2", id="a style out of order"),
    pytest.param(STYLES, ".+", None, id="no styles, though the document leads there"),
    pytest.param("[Content_Types].xml", ".+", None, id="no types of content"),
    pytest.param("[Content_Types].xml", "<Override[^>]*document.xml[^>]*>", "", id="a document of no type"),
    pytest.param("_rels/.rels", ".+", None, id="nothing leads to the document"),
    pytest.param("docProps/core.xml", "</dc:title>", "", id="properties that cannot be read"),
]


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letter")
    (folder / "letter.html").write_text(LETTER, encoding="utf-8")
    path = folder / "letter.docx"
    document = Engine(Library((folder,))).document("letter", {})
    path.write_bytes(write_docx(document, properties=Properties("投诉书", date(2026, 11, 23))))
    return path


def test_a_letter_is_sound(letter: Path) -> None:
    assert faults(letter) == []


@pytest.mark.parametrize(("part", "there", "instead"), BREAKAGES)
def test_what_is_broken_is_found(letter: Path, tmp_path: Path, part: str, there: str, instead: str | None) -> None:
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(letter) as whole, zipfile.ZipFile(broken, "w") as box:
        before = whole.read(part).decode("utf-8")
        for name in set(whole.namelist()) - {part}:
            box.writestr(name, whole.read(name))
        if instead is not None:
            after = re.sub(there, instead, before, count=1, flags=re.DOTALL)
            assert after != before
            box.writestr(part, after)
    assert faults(broken)
