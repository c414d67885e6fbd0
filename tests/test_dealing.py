"""Which test runs where."""

from __future__ import annotations

import pytest

from tests.dealing import AT_FIRST, dealt

TESTS = ["a", "b0", "c", "d1", "e2", *(f"f{number}" for number in range(100, 200)), "g1", "h0"]


def turn(test: str) -> int | None:
    return int(test[1:]) if len(test) == 2 else None


def test_each_process_begins_with_the_tests_of_its_turn() -> None:
    piece = len(TESTS) // 3 // AT_FIRST
    ordered = dealt(TESTS, turn, 3)
    assert [ordered[place : place + 2] for place in (0, piece)] == [["b0", "h0"], ["d1", "g1"]]
    assert ordered[2 * piece : 2 * piece + 2] == ["e2", "f110"]


def test_of_few_processes_one_begins_with_the_tests_of_several_turns() -> None:
    assert dealt(TESTS, turn, 1)[:6] == ["b0", "h0", "d1", "g1", "e2", "a"]
    assert dealt(TESTS, turn, 2)[:4] == ["b0", "h0", "e2", "a"]


@pytest.mark.parametrize("processes", [1, 2, 3, 8, 200])
def test_every_test_is_dealt_once_and_the_others_keep_their_order(processes: int) -> None:
    ordered = dealt(TESTS, turn, processes)
    assert sorted(ordered) == sorted(TESTS)
    assert [each for each in ordered if turn(each) is None] == [each for each in TESTS if turn(each) is None]
