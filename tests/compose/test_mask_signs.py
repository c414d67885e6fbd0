"""Masks know every sign by one table, whichever Python runs: what print shows of it is the same everywhere."""

from __future__ import annotations

import sys
import unicodedata
from hashlib import sha256
from itertools import pairwise

import pytest

from letters.compose.masks.printed import seen
from letters.compose.masks.signs import NONE, _table, category, decomposed, digit
from tests.whole import WHOLE

ALL = [chr(code) for code in range(sys.maxunicode + 1)]
PLANES = range(17) if WHOLE else (0, 1, 2, 3, 14)
"""Each of 65,536 signs; in the gate those in which Unicode has named any, with a meaning of its own."""
SHOWN = (
    "bc19461461dc675fd49cbee65ecec966d2a9c3f23a984dbf5e05858ed5c4ad98"
    if WHOLE
    else "229e86c76c7cbe4de1a8706ae5a69c76d9c78ba6d11c2784dafbe9bda4032a45"
)
"""The digest of what print shows of every sign in them, on each Python."""


@pytest.mark.slow
def test_what_print_shows_of_every_sign_does_not_depend_on_the_python() -> None:
    made = sha256()
    for code in (code for plane in PLANES for code in range(plane << 16, (plane + 1) << 16)):
        sign = chr(code)
        made.update(seen.__wrapped__(sign).encode("utf-8", "surrogatepass") + b"\n")
    assert made.hexdigest() == SHOWN


@pytest.mark.slow
def test_each_sign_that_this_python_knows_decomposes_as_it_says() -> None:
    for sign in ALL:
        if unicodedata.category(sign) not in (NONE, "Cs") and category(sign) != NONE:
            assert decomposed(sign) == unicodedata.normalize("NFKD", sign)


@pytest.mark.slow
def test_the_categories_are_those_of_a_python_with_the_same_unicode() -> None:
    changed = [sign for sign in ALL if unicodedata.category(sign) not in (NONE, category(sign))]
    known = [sign for sign in changed if category(sign) != NONE]
    assert known == (["\U0001171e"] if unicodedata.unidata_version < "16" else [])


@pytest.mark.parametrize("sign", ["３", "٣", "③", "\U0001d7db", "\U0001ccf3", "\U00016d73"])
def test_a_digit_is_known_in_any_script_also_in_one_that_older_pythons_have_not(sign: str) -> None:
    assert seen(sign) == "3"
    assert digit(sign) == 3 or decomposed(sign) == "3"


@pytest.mark.slow
def test_a_sign_newer_than_the_table_stands_for_nothing_else() -> None:
    newer = [sign for sign in ALL if category(sign) == NONE and unicodedata.category(sign) != NONE]
    assert all(decomposed(sign) == sign for sign in newer)


def test_the_runs_follow_each_other_over_all_of_unicode() -> None:
    table = _table()
    assert table.begins[0] == 0
    assert all(before < after for before, after in pairwise(table.begins))
    assert all(before != after for before, after in pairwise(table.categories))
