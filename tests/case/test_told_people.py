"""Whom a sentence names by what they are to the person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case import people_in


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("打给我妈", ["母亲"]),
        ("先打给我妈，又打给两个同事", ["母亲", "同事2人"]),
        ("我姐夫接的", ["姐夫"]),
        ("我哥的同事", ["哥哥的同事"]),
        ("我们单位前台接到", ["单位前台"]),
        ("打到我公司", ["公司的人"]),
        ("给我爸妈打电话", ["父母"]),
        ("同事3人", ["同事3人"]),
        ("打给了我老公和我婆婆", ["丈夫", "婆婆"]),
        ("母亲和俺丈母娘", ["母亲", "岳母"]),
        ("我朋友们都收到了", ["朋友"]),
        ("紧急联系人都打了", ["紧急联系人"]),
    ],
)
def test_people_are_found_by_what_they_are(told: str, words: list[str]) -> None:
    assert [person.word for person in people_in(told)] == words


@pytest.mark.parametrize(
    "told", ["打我", "王经理打来", "公司打来", "姐妹群", "我妈妈群", "大妈广场舞", "妈的", "我娘家"]
)
def test_nobody_is_found_where_nobody_is_named(told: str) -> None:
    assert people_in(told) == ()


@given(st.text(max_size=40))
def test_no_text_breaks_it_and_places_are_in_order(told: str) -> None:
    found = people_in(told)
    assert all(0 <= each.start < each.end <= len(told) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
