"""A letter's names are made as they are asked for, each once, and say the same as if all had been."""

import pytest

from letters.kit.computed import Names
from tests.shelf import planned
from tests.stories import TODAY, lease, platform, story


def never(_: object) -> object:
    raise AssertionError("nobody asked for this")


def test_a_value_is_made_when_it_is_asked_for_and_once() -> None:
    made: list[int] = []

    def double(number: int) -> int:
        made.append(number)
        return number * 2

    names = Names({"double": double, "other": never}, 4, {"beside": "字"})

    assert made == []
    assert (names["double"], names["double"], names["beside"]) == (8, 8, "字")
    assert made == [4]


def test_names_are_known_without_being_made() -> None:
    names = Names({"other": never}, 4, Names({"below": never}, 5))

    assert list(names) == ["other", "below"]
    assert len(names) == 2
    assert "below" in names
    assert "nothing" not in names
    with pytest.raises(KeyError):
        names["nothing"]


def test_all_of_them_are_what_a_letter_says_of_itself() -> None:
    letters = planned(story(platform(), lease()), TODAY).letters

    for one in letters:
        assert repr(one.context) == repr(dict(one.context))
        assert one.context == dict(one.context)
