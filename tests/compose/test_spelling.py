"""A name or number is looked for by its outline first: what a pattern finds, the outline holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.compose.guard.spelling import compiled, outline

LETTERS = st.text(st.sampled_from("王若溪aKsiXx19０９8 ·-（"), min_size=1, max_size=8)
PARTS = st.text(st.sampled_from("王若溪aAkKſsıiİI19０９8Ｘｘ \t·.-—（)"), max_size=24)


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        ("19900000011", "打１９９-0000 0011"),
        ("33010619990814002X", "身份证330106 19990814 002ｘ"),
        ("若溪", "若 溪"),
        ("Kim", "\u212aIM"),
        ("lisa", "LıſA"),
    ],
)
def test_however_it_is_written_its_outline_stands_in_that_of_the_text(secret: str, text: str) -> None:
    assert compiled([secret]).search(text)
    assert outline(secret) in outline(text)


@given(LETTERS, PARTS)
def test_nothing_that_a_pattern_finds_is_missed_by_the_outline(secret: str, text: str) -> None:
    if secret.strip() and compiled([secret]).search(text):
        assert outline(secret) in outline(text)
