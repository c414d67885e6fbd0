"""Callers are pointed at as one types them; who is known is never among those who are taken together."""

from __future__ import annotations

import pytest

from letters.collect.logs import Caller, CallerList, Survey, caller_list, looked_up, pointed_at
from letters.errors import UsageError


def called(key: str, times: int, kind: str = "", name: str = "") -> Caller:
    """A number that called so often."""
    names = (name,) if name else ()
    return Caller(key, key, names, bool(name), contacts=times, incoming=times, kind=kind or ("named" if name else ""))


CALLERS = (
    called("13900000001", 90, name="妈妈"),
    called("17000000001", 30, "likely"),
    called("17000000002", 12),
    called("95188", 8, "public"),
    called("17000000003", 3, "recorded"),
    called("13900000002", 3, "third"),
    called("17000000004", 2),
    called("19900000011", 1, "own"),
)
SEEN = caller_list(Survey((), CALLERS, ()))
ONE, TWO, THREE, PUBLIC, SELDOM = "17000000001", "17000000002", "17000000003", "95188", "17000000004"
MOTHER, THIRD = "13900000001", "13900000002"


def keys(callers: tuple[Caller, ...]) -> list[str]:
    return [one.key for one in callers]


def test_those_without_a_name_who_called_three_times_are_the_first_list_and_the_known_are_apart() -> None:
    assert keys(SEEN.often) == [ONE, TWO, THREE]
    assert keys(SEEN.others) == [PUBLIC, SELDOM]
    assert keys(SEEN.known) == [MOTHER, THIRD]
    assert SEEN.tells_names


def test_where_nobody_called_three_times_whoever_called_is_the_first_list() -> None:
    few = caller_list(Survey((), (called("1", 2), called("2", 0), called("3", 1, "public")), ()))
    assert (keys(few.often), keys(few.others)) == (["1"], ["2", "3"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,3", [ONE, THREE]),
        (" 2、4 ", [TWO, PUBLIC]),
        ("1－3", [ONE, TWO, THREE]),
        ("１～２", [ONE, TWO]),
        ("2到3，5", [TWO, THREE, SELDOM]),
        ("都是", [ONE, TWO, THREE]),
        ("*", [ONE, TWO, THREE]),
        ("除了2都是", [ONE, THREE]),
        ("17000000002", [TWO]),
        ("170 不是", None),
        ("17000000004，1", [SELDOM, ONE]),
        ("6", [MOTHER]),
        ("6和7", [MOTHER, THIRD]),
        ("都不是", []),
        ("", []),
    ],
)
def test_an_answer_names_callers_by_place_by_number_or_all_of_the_first_list(
    typed: str, meant: list[str] | None
) -> None:
    if meant is None:
        with pytest.raises(UsageError):
            pointed_at(typed, SEEN)
    else:
        assert list(pointed_at(typed, SEEN)) == meant


@pytest.mark.parametrize("typed", ["1-6", "4到7", "1-7"])
def test_a_span_that_would_take_somebody_who_is_known_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="认识"):
        pointed_at(typed, SEEN)


@pytest.mark.parametrize("typed", ["0", "8", "4-2", "母亲", "除了妈妈都是", "17099999999", "除了7都是"])
def test_what_names_nobody_in_the_list_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="不是列表里的号码"):
        pointed_at(typed, SEEN)


@pytest.mark.parametrize(
    ("typed", "shown", "places"),
    [
        ("更多", 2, (3, 4, 5, 6, 7)),
        ("更多", 7, ()),
        ("认识", 0, (6, 7)),
        ("找170", 0, (1, 2, 3, 5)),
        ("搜 妈妈", 0, (6,)),
        ("查找：0002", 0, (2, 7)),
        ("找没有这个", 0, ()),
        ("1", 0, None),
        ("都是", 0, None),
    ],
)
def test_the_rest_of_the_list_is_seen_by_asking_for_it(typed: str, shown: int, places: tuple[int, ...] | None) -> None:
    assert looked_up(typed, SEEN, shown) == places


def test_a_list_of_nobody_takes_nobody() -> None:
    nobody = CallerList((), (), (), tells_names=False)
    assert pointed_at("都是", nobody) == ()
