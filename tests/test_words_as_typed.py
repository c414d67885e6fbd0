"""What a person types stands in the letter as typed, in each format: tabs, breaks, spaces and signs of any script."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from lxml import etree

from letters.desk import OpenCase, open_desk, preview_letters
from letters.render.docx.style_xml import MAIN
from tests.stories import contact, lease, platform, row, story, table

if TYPE_CHECKING:
    from collections.abc import Callable

W = f"{{{MAIN}}}"
BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
ONE_BY_ONE = [*"\t\u2028\u2029 　,.!?“”‘’<>&{}%#*_\\/'\"", *"还钱本人家属说过不同意愿㐂𠮷𫍯éñßабвעبرسกข각ﬁＡ"]
TOGETHER = ["e\u0301", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇨🇳", "क\u094dष", "{{ x }}", "<w:t>", "&amp;", "]]>"]
SIGNS = some.lists(some.sampled_from(ONE_BY_ONE + TOGETHER), min_size=1, max_size=30).map("".join)


def marked(place: str, text: str) -> str:
    """The text between two words by which it is found again."""
    return f"{place}开头{text}{place}结尾"


def letters_with(text: str) -> dict[str, str]:
    """A complaint in which the text stands in many places, as read back from each format."""
    case = story(
        platform(),
        lease(),
        table("story", account=marked("陈述", text)),
        contact("I001", "2026-08-10 09:03", words=marked("原话", text), account=marked("经过", text), evidence=["E01"]),
        row("evidence", id="E01", title=marked("证据", text), kind="document", proves=marked("用途", text)),
        row("harms", what=marked("后果", text)),
    )
    opened = OpenCase(case, date(2026, 11, 23), None)
    readers: dict[str, Callable[[bytes], str]] = {
        "docx": of_docx,
        "html": of_html,
        "txt": lambda data: data.decode("utf-8-sig"),
    }
    return {
        name: read(preview_letters(opened, open_desk(), "complaint/consumer-association", name)[0].content)
        for name, read in readers.items()
    }


def of_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    paragraphs = root.iter(f"{W}p")
    return "\n\n".join(
        "".join(signs.get(each.tag, each.text or "") for each in p.iter(f"{W}t", *signs)) for p in paragraphs
    )


def of_html(data: bytes) -> str:
    body = data.decode().partition("<main>")[2].replace("<br>", "\n")
    return unescape(re.sub(r"<[^>]*>", "", body))


@pytest.mark.slow
@settings(max_examples=25)
@given(text=SIGNS)
def test_what_is_typed_stands_in_each_format_as_typed(text: str) -> None:
    printed = BREAK.sub("\n", text)
    for name, whole in letters_with(text).items():
        for place in ("陈述", "原话", "经过", "后果", "证据", "用途"):
            in_row = (
                place in ("原话", "经过", "证据", "用途") and name == "txt"
            )  # a row of a table is one line of plain text
            shown = printed.replace("\n", " ") if in_row else printed
            assert marked(place, shown) in whole, (name, place)


@pytest.mark.parametrize("sign", ["\u2028", "\u2029"])
def test_a_separator_of_lines_breaks_the_line_and_adds_nothing(sign: str) -> None:
    for whole in letters_with(f"第一行{sign}第二行").values():
        assert "陈述开头第一行\n第二行陈述结尾" in whole
