"""Text from the user, verbatim through every writer, whatever Unicode it holds."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from html import unescape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from letters.catalogue.library import Library
from letters.render import Document, Engine, Properties, fields, write_docx, write_html, write_text
from letters.render.clean import clean

TEMPLATE = """<h1>信</h1>
<h2 id="facts">事实</h2>
<p>{{ x }}</p><ul><li>{{ x }}</li></ul>
<table class="parties"><tr><td>内容</td><td>{{ x }}</td></tr></table>
<p class="date">完</p>
"""

NASTY = {
    "markup": "<p class='x'>一</p><w:t>&lt;b&gt;</w:t>",
    "Jinja": "{{ 7*7 }} {% for x in y %} {# 注 #}",
    "quotes": "“双”‘单’\"直\"'撇'「角」",
    "entities": "&amp; &#60; &nbsp; &",
    "the end of CDATA": "]]> <![CDATA[ --> <!--",
    "emoji with joiners": "👨‍👩‍👧‍👦 👍🏽 🇨🇳 ❤️ 1️⃣",
    "rare Han": "㐂䶮龘𠮷𬱖𫍯㛃玥喆镕堃赟",
    "half-width punctuation": "你好,世界.真的?(是)",
    "composed and decomposed": "é é ﬁ ｆｕｌｌ",
    "right-to-left script": "ئۇيغۇرچە עברית",
    "marks of direction": "a\u200eb\u200fc\u061cd",
    "markdown": "*一* _二_ # 三 `四` ~~五~~ [六](七)",
    "format strings": "%s %(a)s {0} {a} $x \\n \\u0000",
    "spaces": "  两  个   空格  ",
    "zero-width": "a\u200bb\u200cc\ufeffd",
    "noncharacters that XML allows": "\ufdd0\U0001fffe",
    "10,000 characters without a space": "长" * 5_000 + "x" * 5_000,
    "a formula": "=1+1",
    "tabs": "\t一\t\t二\t",
}

REMOVED = {
    "bidirectional overrides": ("一\u202e二\u202c三\u2066四\u2069五\u202a", "一二三四五"),
    "control characters": ("一\x00二\x08三\x0b四\x1b五\x7f六\x85七", "一二三四五六七"),
    "what Word cannot read": ("一\ufffe二\uffff三\ud800四\udfff", "一二三四"),
    "CRLF": ("一\r\n二\r三\n四", "一\n二\n三\n四"),
    "separators of lines and paragraphs": ("一\u2028二\u2029三", "一\n二\n三"),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("templates")
    (folder / "letter.html").write_text(TEMPLATE, encoding="utf-8")
    return Engine(Library((folder,)))


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_nasty_text_is_carried_verbatim(engine, text):
    assert_every_writer_gives_back(engine, text, text)


@pytest.mark.parametrize(("text", "kept"), REMOVED.values(), ids=REMOVED.keys())
def test_only_what_breaks_word_or_reverses_print_is_removed(engine, text, kept):
    assert_every_writer_gives_back(engine, text, kept)


@pytest.mark.slow
@settings(max_examples=150)
@given(text=st.text(st.characters() | st.sampled_from("\t\r\n\u2028\u2029"), min_size=1, max_size=60))
def test_any_text_is_carried_verbatim(engine, text):
    assert_every_writer_gives_back(engine, text, expected(text))


@pytest.mark.slow
def test_a_document_of_nasty_text_passes_the_package_checker(engine, faults_of, tmp_path):
    for name, text in {**NASTY, **{name: text for name, (text, _) in REMOVED.items()}}.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(made(engine.document("letter", {"x": text}), title=text))
        assert faults_of(path) == []


def test_the_title_of_the_file_is_cleaned_too(engine):
    data = made(engine.document("letter", {"x": "一"}), title="投\x00诉&\u202e<书>")
    assert docx.Document(io.BytesIO(data)).core_properties.title == "投诉&<书>"


def expected(text: str) -> str:
    """What the design promises, said another way than the code does."""
    text = re.sub("\r\n|\r|\u2028|\u2029", "\n", text)
    removed = {*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)}
    removed |= {*range(0x2066, 0x206A), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)}
    return "".join(character for character in text if ord(character) not in removed)


def made(document: Document, title: str = "信") -> bytes:
    return write_docx(document, properties=Properties(title, dt.date(2026, 11, 23)))


def assert_every_writer_gives_back(engine: Engine, text: str, kept: str) -> None:
    document = engine.document("letter", {"x": text})
    assert_docx_holds(made(document), kept)
    html = write_html(document, "信")
    assert etree.HTML(html.encode()) is not None
    if kept:
        assert f"<p>{kept}</p>" in unescape(html.replace("<br>", "\n"))
        assert f"<p>{write_html_text(kept)}</p>" in html
        assert f"　　{kept}\n" in write_text(document)
        assert kept in fields(document, [("事实", ["facts"], None)])[0].text


def write_html_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


def assert_docx_holds(data: bytes, kept: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            etree.fromstring(package.read(name))
    document = docx.Document(io.BytesIO(data))
    paragraphs = {paragraph.style.name: paragraph.text for paragraph in document.paragraphs}
    assert document.tables[0].cell(0, 1).text == kept
    if kept:
        assert paragraphs["文书正文"] == kept
        assert paragraphs["文书条目"] == f"• {kept}"


def test_cleaning_twice_is_cleaning_once():
    text = "".join(text for text, _ in REMOVED.values())
    assert clean(clean(text)) == clean(text)
