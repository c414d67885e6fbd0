"""What a long story names is proposed with its place; never what was done, who did it or what is owed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from letters.collect.interview.words.story import ProposalKind, proposals, read_back

TODAY = date(2026, 11, 27)
STORY = (
    "我在人人趣租租了手机，订单RZ2026031200123，每月899，12个月，付了5394元。9月起失业没付。11月20号到24号每天约30个电话，"
    "半夜也打。11月24号晚上9点两条短信，说要告诉我领导。11月25日中午12点20，02100000000打给我妈，说我欠钱，我妈血压高了。"
    "每小时打5次。我想从12月开始还。"
)


def test_what_a_story_names_is_proposed_with_its_place() -> None:
    found = proposals(STORY, TODAY)
    assert [(each.kind.name, each.said) for each in found] == [
        ("ORDER", "RZ2026031200123"),
        ("SUM", "每月899"),
        ("TERM", "12个月"),
        ("SUM", "5394元"),
        ("TIME", "9月起"),
        ("SPAN", "11月20号到24号"),
        ("COUNT", "每天约30个电话"),
        ("TIME", "11月24号晚上9点"),
        ("COUNT", "两条短信"),
        ("PERSON", "我领导"),
        ("TIME", "11月25日中午12点20"),
        ("PHONE", "02100000000"),
        ("PERSON", "我妈"),
        ("COUNT", "每小时打5次"),
        ("TIME", "从12月开始"),
    ]
    assert all(STORY[each.start : each.end] == each.said for each in found)


def test_what_may_be_meant_otherwise_has_no_value_and_is_asked_for() -> None:
    hourly, later = proposals(STORY, TODAY)[-2:]
    assert hourly.value is None
    assert "几个小时" in hourly.asks
    assert later.value is None
    assert "以后的事吗" in later.asks


def test_proposals_are_read_back_line_by_line() -> None:
    told = read_back(proposals("昨晚12点打给我妈，每小时5次", TODAY)).splitlines()
    assert told[0].startswith("1. 时间：“昨晚12点” → 2026年11月27日（星期五） 00:00")
    assert told[1] == "2. 家人、朋友、同事：“我妈” → 母亲"
    assert told[2].startswith("3. 次数：“每小时5次”（")


def test_nothing_is_proposed_but_what_can_be_read_off_the_page() -> None:
    assert {kind.name for kind in ProposalKind} == {"ORDER", "PHONE", "SUM", "TERM", "COUNT", "TIME", "SPAN", "PERSON"}
    assert proposals("他们骂我，威胁要上门，说我是老赖，人人趣租的人打的", TODAY) == ()


def test_of_two_things_in_one_place_the_more_certain_is_proposed() -> None:
    found = proposals("订单号20260312，电话 170 1234 5678，付了13800000000元", TODAY)
    assert [(each.kind.name, each.said) for each in found] == [
        ("ORDER", "20260312"),
        ("PHONE", "170 1234 5678"),
        ("PHONE", "13800000000"),
    ]


@given(st.text(max_size=80))
def test_no_story_breaks_it_and_proposals_never_overlap(text: str) -> None:
    found = proposals(text, TODAY)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all((each.value is None) == bool(each.asks) for each in found)
