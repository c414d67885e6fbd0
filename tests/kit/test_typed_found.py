"""What a longer text names: times, counts, sums, telephone numbers, each with its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.typed import Found, counts_in, phones_in, sums_in, times_in

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 27)
STORY = (
    "今年三月十二号租的，每月８９９，付了5394块，8月9月10月没付。11月20号到24号每天大概三十个电话，上周三打了3次，"
    "小寨路28号来了两个人，02100000000打给我妈，170 1234 5678发了三四条短信。"
)


def test_each_is_found_where_it_stands() -> None:
    def said(found: Sequence[Found[Any]]) -> list[str]:
        return [STORY[each.start : each.end] for each in found]

    assert said(times_in(STORY, TODAY)) == ["今年三月十二号", "8月", "9月", "10月", "11月20号到24号", "上周三"]
    assert said(counts_in(STORY)) == ["每天大概三十个电话", "3次", "三四条短信"]
    assert said(sums_in(STORY)) == ["每月８９９", "5394块"]
    assert said(phones_in(STORY)) == ["02100000000", "170 1234 5678"]


@pytest.mark.parametrize(
    "text",
    [
        "第28号",
        "每周三",
        "每月5号",
        "小寨路28号",
        "3-5次",
        "1950.00元",
        "20个电话",
        "一个月",
        "天天打",
        "周末",
    ],
)
def test_what_is_no_time_is_not_found_as_one(text: str) -> None:
    assert times_in(text, TODAY) == ()


@pytest.mark.parametrize("text", ["两个人上门", "三个月", "12个月", "第3次", "订单20260312"])
def test_people_and_months_are_no_counts_of_contacts(text: str) -> None:
    assert counts_in(text) == ()


@pytest.mark.slow
@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["138 ", "昨天", "T1", "大概", "一", "11月", "3-5"])
def test_a_long_text_is_read_in_no_long_time(piece: str) -> None:
    text = piece * 4000
    assert len([*times_in(text, TODAY), *counts_in(text), *sums_in(text), *phones_in(text)]) >= 0


@given(st.text(max_size=60))
def test_no_text_breaks_them_and_every_place_is_in_it(text: str) -> None:
    every: list[Found[Any]] = [*times_in(text, TODAY), *counts_in(text), *sums_in(text), *phones_in(text)]
    for found in every:
        assert 0 <= found.start < found.end <= len(text)
