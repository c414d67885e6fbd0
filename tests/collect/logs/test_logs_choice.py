"""Callers are pointed at by their places in the list, as one types them."""

from __future__ import annotations

import pytest

from letters.collect.logs import Caller, Survey, pointed_at
from letters.errors import UsageError

KINDS = ("likely", "public", "recorded", "own", "respondent")
SEEN = Survey(
    (), tuple(Caller(f"k{place}", f"1900000000{place}", kind=kind) for place, kind in enumerate(KINDS, 1)), ()
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,3-5", "k1 k3 k4 k5"),
        (" 2、4 ", "k2 k4"),
        ("5，1", "k5 k1"),
        ("2至3 2", "k2 k3"),
        ("*", "k1 k3 k5"),
        ("", ""),
    ],
)
def test_an_answer_names_callers_by_place_once_each_and_a_star_the_likely_ones(typed: str, meant: str) -> None:
    assert pointed_at(typed, SEEN) == tuple(meant.split())


@pytest.mark.parametrize("typed", ["0", "6", "4-2", "2-9", "母亲", "1.5", "１２３４５６７"])
def test_what_is_no_place_in_the_list_is_refused_with_the_places_there_are(typed: str) -> None:
    with pytest.raises(UsageError, match="不是列表里的序号") as caught:
        pointed_at(typed, SEEN)
    assert "写 1 到 5 之间的序号" in caught.value.hint
