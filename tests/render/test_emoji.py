"""Where no font draws emoji, a PDF has one word for each, however many signs it is made of."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest

from letters.render.blocks import Document, Paragraph
from letters.render.emoji import worded
from letters.render.pdf import write_pdf
from letters.render.typesetting import About, fonts_of

SONG = ("FangSong", "SimSun")


@pytest.mark.parametrize("emoji", ["😡", "👨‍👩‍👧‍👦", "👍🏽", "🇨🇳", "❤️", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_an_emoji_is_one_word_where_no_font_draws_it(emoji: str) -> None:
    assert worded(f"脸{emoji}都不要了", SONG) == "脸〔表情〕都不要了"


def test_an_emoji_stays_where_a_font_draws_it() -> None:
    assert worded("脸👨‍👩‍👧‍👦", (*SONG, "Noto Color Emoji")) == "脸👨‍👩‍👧‍👦"


@pytest.mark.parametrize("text", ["𬱖𠮷", "☐★→①", "（2026）“话”……"])
def test_rare_characters_and_signs_are_no_emoji(text: str) -> None:
    assert worded(text, SONG) == text


def test_a_pdf_prints_the_word_and_no_boxes() -> None:
    pytest.importorskip("typst", reason="Typst is not installed")
    if worded("😡", fonts_of().families) == "😡":
        pytest.skip("this computer has a font of emoji")
    about = About("信", "", dt.date(2026, 11, 23))
    made = write_pdf(Document((Paragraph("body", "👨‍👩‍👧‍👦你们一家人"),)), about=about)
    page = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
    assert "〔表情〕你们一家人" in page
