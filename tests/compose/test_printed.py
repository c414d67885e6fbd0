"""A text as print shows it: what is unseen is gone, other digits and letters are plain, and the way back is exact."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.compose.masks.printed import end_of, printed
from letters.render.clean import REMOVED

UNSEEN = "\u202d\u2069\u200b\ufeff\u00ad\u0000\u0301\ufe0f\u20e3\u3164"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("199\u202d0000\u202c7788", "19900007788"),
        ("１９９⑩", "19910"),
        ("❶①1️⃣𝟏¹١१", "1111111"),
        ("Ｚhū ⓖé", "Zhu ge"),
        ("○◯〇零", "〇〇〇零"),
        ("張，\u3000李。\t\r\n", "張， 李。\t\r\n"),
        ("", ""),
    ],
)
def test_what_print_shows(text, shown):
    assert printed(text).text == shown


def test_whatever_a_letter_removes_is_unseen():
    removed = re.compile(f"[{REMOVED}]")
    left = [hex(code) for code in range(sys.maxunicode + 1) if removed.match(chr(code)) and printed(chr(code)).text]
    assert left == []


@given(st.text(st.one_of(st.sampled_from("欧阳19 ，" + UNSEEN + "①⑫½１é한"), st.characters()), max_size=30))
def test_each_character_knows_where_it_stood(text):
    shown = printed(text)

    for index, char in enumerate(shown.text):
        assert char in printed(text[shown.back(index)]).text
    places = [shown.back(index) for index in range(len(shown.text))]
    assert places == sorted(places)


@given(st.text(max_size=30))
def test_printing_what_is_printed_changes_nothing(text):
    once = printed(text).text
    assert printed(once).text == once
    assert len(once.lower()) == len(once)


def test_what_stands_on_a_character_ends_with_it():
    text = "8\ufe0f\u20e3号"
    assert text[: end_of(text, 0)] == "8\ufe0f\u20e3"
    assert unicodedata.category("\u20e3") == "Me"
