"""Places in a list are read as an input method types them, and what is none is said back."""

from __future__ import annotations

import pytest

from letters.errors import UsageError
from letters.kit.places import numbers, read_places


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("1", [1]),
        ("１", [1]),
        ("1,3,5", [1, 3, 5]),
        ("1、3、5", [1, 3, 5]),
        ("1，3；5", [1, 3, 5]),
        ("1 3  5", [1, 3, 5]),
        ("1　3", [1, 3]),
        ("1-4", [1, 2, 3, 4]),
        ("1－4", [1, 2, 3, 4]),
        ("１～４", [1, 2, 3, 4]),
        ("1—4", [1, 2, 3, 4]),
        ("1——4", [1, 2, 3, 4]),
        ("1 - 4", [1, 2, 3, 4]),
        ("6到8", [6, 7, 8]),
        ("6至8", [6, 7, 8]),
        ("第6到第8个", [6, 7, 8]),
        ("1－3，5、7到8", [1, 2, 3, 5, 7, 8]),
        ("3和5", [3, 5]),
        ("三、五", [3, 5]),
        ("二到四", [2, 3, 4]),
        ("3，3", [3]),
        ("3号", [3]),
        ("3。", [3]),
        ("除了3都是", [1, 2, 4, 5, 6, 7, 8]),
        ("除了3、5都是", [1, 2, 4, 6, 7, 8]),
        ("除了2到7，其他都是", [1, 8]),
        ("除3以外都是", [1, 2, 4, 5, 6, 7, 8]),
        ("除了3以外的都选", [1, 2, 4, 5, 6, 7, 8]),
        ("都是，除了3", [1, 2, 4, 5, 6, 7, 8]),
        ("3不是，别的都是", [1, 2, 4, 5, 6, 7, 8]),
        ("全部", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("都是", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("＊", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("都不是", []),
        ("没有", []),
        ("", []),
    ],
)
def test_places_are_read_as_they_are_typed(typed: str, places: list[int]) -> None:
    assert list(read_places(typed, 8)) == places


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("9", "9"),
        ("0", "0"),
        ("5-3", "5-3"),
        ("1，妈妈", "妈妈"),
        ("除了妈妈都是", "妈妈"),
        ("1-9", "1-9"),
        ("1.5", "1.5"),
        ("-1", "-1"),
    ],
)
def test_what_is_no_place_is_said_back_with_the_places_there_are(typed: str, word: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_places(typed, 8)
    assert f"“{word}”" in str(refused.value)
    assert "1 到 8" in str(refused.value)


def test_a_number_with_a_point_is_no_place() -> None:
    with pytest.raises(UsageError):
        read_places("1.5", 20)


def test_a_list_asks_for_the_numbers_it_has():
    assert "到" not in numbers(1)
    assert "1 或 2" in numbers(2)
    assert "1 到 3" in numbers(3)
    assert "例如 1 3" not in numbers(3)
    assert "例如 1 3" in numbers(3, many=True)
