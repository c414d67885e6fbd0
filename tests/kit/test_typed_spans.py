"""Times that are not one day or not exact, spans, and times with which a text begins."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.moment import Moment
from letters.kit.typed import head, moment, span

TODAY = date(2026, 11, 27)  # a Friday


@pytest.mark.parametrize(
    ("typed", "meant", "kept"),
    [
        ("上个月底", "2026-10", "10月底"),
        ("11月初", "2026-11", "11月初"),
        ("前两天", "2026-11", "前两天（从11月27日算）"),
        ("最近", "2026-11", "最近（从11月27日算）"),
        ("国庆那几天", "2026-10", "国庆那几天"),
        ("上周", "2026-11", "11月16日至11月22日之间"),
        ("上礼拜天天打", "2026-11", "11月16日至11月22日之间，天天打"),
        ("一周前", "2026-11", "11月20日前后"),
        ("三天前左右", "2026-11", "11月24日左右"),
        ("两三天前", "2026-11", "两三天前（从11月27日算）"),
        ("上周末", "2026-11", "11月21日至11月22日之间"),
        ("11月二十几号", "2026-11", "11月二十几号"),
        ("十一月二十四号晚上九点来钟", "2026-11-24", "晚上九点来钟"),
        ("11月10日早上八点左右吧", "2026-11-10", "早上八点左右"),
        ("11月15日下午三点多", "2026-11-15", "下午三点多"),
        ("11月24日晚上九点左右", "2026-11-24", "晚上九点左右"),
        ("昨天中午十二点多", "2026-11-26", "中午十二点多"),
        ("11月24日晚上八九点", "2026-11-24", "晚上八九点"),
        ("11月20日晚上11点多到半夜", "2026-11-20", "晚上11点多到半夜"),
        ("昨天大概晚上八点", "2026-11-26", "大概晚上八点"),
        ("11月20号晚上", "2026-11-20", "晚上"),
        ("昨晚", "2026-11-26", "晚上"),
        ("昨天半夜", "2026-11-26", "半夜"),
        ("10月的一天晚上8点", "2026-10", "一天晚上8点"),
        ("11月20号二十多次", "2026-11-20", "二十多次"),
        ("11月20号，打了一整天", "2026-11-20", "打了一整天"),
        ("刚才", "2026-11-27", ""),
        ("今天早上八点", "2026-11-27 08:00", ""),
        ("十一月二十", "2026-11-20", ""),
        ("去年国庆", "2025-10-01", ""),
    ],
)
def test_what_is_not_exact_stays_so_and_its_words_are_kept(typed: str, meant: str, kept: str) -> None:
    found = moment(typed, TODAY)
    assert found.value == Moment.parse(meant)
    assert found.kept == kept
    assert kept in found.shown


@pytest.mark.parametrize(
    ("typed", "meant", "told"),
    [
        ("昨晚12点", "2026-11-27 00:00", "11月26日晚12点，就是11月27日零点"),
        ("昨天晚上12点", "2026-11-27 00:00", "就是11月27日零点"),
        ("11月20号晚上12点", "2026-11-21 00:00", "就是11月21日零点"),
        ("8月10日24:00", "2026-08-11 00:00", "就是8月11日零点"),
        ("昨晚两点", "2026-11-27 02:00", "就是11月27日凌晨"),
    ],
)
def test_the_end_of_a_night_belongs_to_the_next_day_and_that_is_told(typed: str, meant: str, told: str) -> None:
    found = moment(typed, TODAY)
    assert found.value == Moment.parse(meant)
    assert told in found.shown


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("11月20日到24日", "2026-11-20", "2026-11-24"),
        ("从11月20号到24号", "2026-11-20", "2026-11-24"),
        ("11.20-11.24", "2026-11-20", "2026-11-24"),
        ("11.20-24", "2026-11-20", "2026-11-24"),
        ("20-24号", "2026-11-20", "2026-11-24"),
        ("十一月二十号至二十四号", "2026-11-20", "2026-11-24"),
        ("上周五到这周二", "2026-11-20", "2026-11-24"),
        ("上周一至周五", "2026-11-16", "2026-11-20"),
        ("2026.10.1-2026.10.7", "2026-10-01", "2026-10-07"),
        ("11月20日晚上11点到凌晨2点", "2026-11-20 23:00", "2026-11-21 02:00"),
        ("从上周五一直到昨天", "2026-11-20", "2026-11-26"),
        ("11月20号到现在", "2026-11-20", "2026-11-27"),
        ("28号到3号", "2026-10-28", "2026-11-03"),
        ("12月28日到1月3日", "2025-12-28", "2026-01-03"),
        ("2026年10月28日至2026年11月3日", "2026-10-28", "2026-11-03"),
        ("8号9号", "2026-11-08", "2026-11-09"),
        ("8号和9号", "2026-11-08", "2026-11-09"),
        ("11月20、21、22号", "2026-11-20", "2026-11-22"),
        ("昨晚8点到10点", "2026-11-26 20:00", "2026-11-26 22:00"),
        ("11月24日 21:00-21:30", "2026-11-24 21:00", "2026-11-24 21:30"),
    ],
)
def test_from_when_to_when_is_understood(typed: str, first: str, last: str) -> None:
    found = span(typed, TODAY).value
    assert found is not None
    assert (found.at, found.until) == (Moment.parse(first), Moment.parse(last))


def test_a_span_without_an_end_says_so_and_one_day_is_a_span_of_one() -> None:
    begun = span("11月20号开始", TODAY)
    assert begun.value is not None
    assert (begun.value.until, begun.value.goes_on) == (None, True)
    assert "到哪天为止没有写" in begun.shown
    one = span("11-20", TODAY).value
    assert one is not None
    assert (one.at, one.until, one.goes_on) == (Moment(2026, 11, 20), None, False)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("8号、12号", "中间隔着几天"),
        ("11月24日到20日", "没有这样的日子|截止早于开始|还没有到"),
        ("11月20日到12月5日", "还没有到"),
        ("11月20日到31日", "没有这样的日子"),
        ("那几天", "没有认出"),
        ("今天到昨天", "截止早于开始"),
        ("最近一周", "“最近一周”是从哪天到哪天"),
    ],
)
def test_a_span_that_cannot_be_is_asked_back(typed: str, asked: str) -> None:
    found = span(typed, TODAY)
    assert found.value is None
    assert any(each in found.reason for each in asked.split("|"))
    assert found.kept == typed


@pytest.mark.parametrize("typed", ["前两天", "11月30号左右", "最近", "12月1号那几天"])
def test_a_time_that_may_lie_in_two_months_is_asked_back(typed: str) -> None:
    found = moment(typed, date(2026, 12, 2))
    assert found.value is None
    assert "是哪一天" in found.reason


def test_an_hour_that_may_be_two_leaves_the_day_and_is_kept_in_words() -> None:
    found = head("11月8日8点 打来", TODAY)
    assert found is not None
    assert (found.at, found.kept, found.note) == (Moment(2026, 11, 8), "8点", "“8点”说不准是几点，照您的话记")


@pytest.mark.parametrize(
    ("typed", "at", "rest"),
    [
        ("11月15日下午三点多 打给我哥", "2026-11-15", " 打给我哥"),
        ("8月10日 9:03 16700002002 还钱", "2026-08-10 09:03", " 16700002002 还钱"),
        ("上礼拜天天打", "2026-11", "天天打"),
        ("上礼拜天打了三次", "2026-11-22", "打了三次"),
        ("11月20三个电话", "2026-11-20", "三个电话"),
        ("11月20日8点30个电话", "2026-11-20", "30个电话"),
        ("11月20日晚上8点30个电话", "2026-11-20 20:00", "30个电话"),
        ("11月20日晚上8点半夜里又打", "2026-11-20 20:00", "半夜里又打"),
        ("昨天下午3点多次打来", "2026-11-26 15:00", "多次打来"),
        ("周一一直打", "2026-11-23", "一直打"),
        ("11月20日到24日每天30个", "2026-11-20", "每天30个"),
        ("２０２６年１１月２４日　晚上九点，短信", "2026-11-24 21:00", "，短信"),
    ],
)
def test_a_time_at_the_beginning_never_ends_inside_a_word(typed: str, at: str | None, rest: str) -> None:
    found = head(typed, TODAY)
    assert found is not None
    assert found.at == (Moment.parse(at) if at else None)
    assert typed[found.end :] == rest


@pytest.mark.parametrize(
    "typed", ["3-5次", "11.20元", "20个电话", "每周三都打", "28号楼", "一个月899", "天天打", "打给我妈", ""]
)
def test_what_is_no_time_is_not_taken_for_one(typed: str) -> None:
    found = head(typed, TODAY)
    assert found is None or found.at is None


DAYS = st.sampled_from(["11月20日", "昨天", "上周三", "3月5号", "2026-11-01", "前天", "10.8"])
CLOCKS = st.sampled_from(["晚上八点", "下午3点", "23:10", "上午9点半", "凌晨2点", "中午12点"])
LOOSE = st.sampled_from(["多", "左右", "前后", "多钟", "上下"])


@given(DAYS, st.sampled_from(["", " ", "，"]), CLOCKS, LOOSE)
def test_a_time_that_is_not_exact_never_gives_an_exact_one(day: str, gap: str, clock: str, loose: str) -> None:
    found = moment(day + gap + clock + loose, TODAY)
    assert found.value is None or found.value.clock is None
    assert found.value is None or loose[0] in found.kept


@pytest.mark.slow
@given(DAYS, st.sampled_from(["左右", "前后", "那几天", "上下"]))
def test_a_day_that_is_not_exact_never_gives_one(day: str, loose: str) -> None:
    found = moment(day + loose, TODAY)
    assert found.value is None or found.value.day is None


PIECES = [
    *(
        "11月",
        "20",
        "日",
        "号",
        "到",
        "-",
        "上周",
        "五",
        "昨天",
        "晚上",
        "8点",
        "多",
        "半",
        "夜",
        "天天",
        "打",
        "三",
        "个电话",
        "，",
        " ",
    ),
    *(
        "开始",
        "从",
        "国庆",
        "那几天",
        "左右",
        "底",
        "月",
        "的",
        "9:03",
        "13800000000",
        "我妈",
        "“还钱”",
        "每天",
        "30次",
        "、",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_nothing_that_was_typed_is_lost(typed: str) -> None:
    begun = head(typed, TODAY)
    if begun is not None:
        assert 0 < begun.end <= len(typed)
        assert (begun.at is None) == bool(begun.reason)
    for found in (moment(typed, TODAY), span(typed, TODAY)):
        assert (found.value is None) == bool(found.reason)
        if found.value is not None:
            told = found.shown
            assert all(word in told for word in ("我妈", "“还钱”", "天天") if word in typed)


@given(st.text(max_size=30))
def test_no_text_breaks_a_span(typed: str) -> None:
    found = span(typed, TODAY)
    assert (found.value is None) == bool(found.reason)
