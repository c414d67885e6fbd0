"""One number is written in one way, however it was spelt; what is no number stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.phone_numbers import number_key, written_number

SPELT = {
    "16700004001": ("16700004001", "+86 167 0000 4001", "0086-167-0000-4001", "＋８６１６７００００４００１"),
    "0571-00000031": ("057100000031", "0571-00000031", "(0571) 0000 0031"),
    "021-00000095": ("02100000095", "021 0000 0095"),
    "12368": ("12368",),
    "1069000000021": ("1069 0000 00021",),
    "+85200000001": ("+852 0000 0001",),
    "+861000000099": ("+86 10 0000 0099",),  # its 0 is not guessed
    "多个106号段": ("多个106号段",),
    "0571-87654321-801": ("0571-87654321-801",),
}


@pytest.mark.parametrize(("written", "spelt"), [(to, one) for to, every in SPELT.items() for one in every])
def test_a_number_is_written_in_one_way(written: str, spelt: str) -> None:
    assert written_number(spelt) == written


@given(st.text() | st.from_regex(r"\+?[0-9 ()-]{3,20}", fullmatch=True))
def test_what_is_written_is_the_same_number_and_is_written_so_again(spelt: str) -> None:
    assert number_key(written_number(spelt)) == number_key(spelt)
    assert written_number(written_number(spelt)) == written_number(spelt)
