from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letters.kit.moment import Moment
from letters.kit.typed import day, moment

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("昨晚十一点", "2026-11-22 23:00"),
        ("昨天 晚上 8 点", "2026-11-22 20:00"),
        ("前天下午3点", "2026-11-21 15:00"),
        ("大前天", "2026-11-20"),
        ("三天前", "2026-11-20"),
        ("今天", "2026-11-23"),
        ("今天 21:05", "2026-11-23 21:05"),
        ("3月5号", "2026-03-05"),
        ("3.5", "2026-03-05"),
        ("10-1", "2026-10-01"),
        ("2026.3.5", "2026-03-05"),
        ("26年3月5日", "2026-03-05"),
        ("2026/3/5T10:00", "2026-03-05 10:00"),
        ("20260810", "2026-08-10"),
        ("10月1日晚上8点半", "2026-10-01 20:30"),
        ("8月十日上午九点零三分", "2026-08-10 09:03"),
        ("8月10日早8点一刻", "2026-08-10 08:15"),
        ("8月10日凌晨2点", "2026-08-10 02:00"),
        ("8月10日中午12点", "2026-08-10 12:00"),
        ("8月10日下午1点", "2026-08-10 13:00"),
        ("8月10日13点", "2026-08-10 13:00"),
        ("二〇二六年八月十日", "2026-08-10"),
        ("2026年8月10日 9:03", "2026-08-10 09:03"),
        ("２０２６年８月１０日　９：０３", "2026-08-10 09:03"),
        ("2026-08-10 09:03:22", "2026-08-10 09:03:22"),
        ("2026-08", "2026-08"),
        ("上个月", "2026-10"),
        ("上个月5号", "2026-10-05"),
        ("去年12月", "2025-12"),
        ("8月初", "2026-08"),
        ("上周三", "2026-11-18"),
        ("上上周日", "2026-11-15"),
        ("周三", "2026-11-18"),
        ("星期天晚上9点", "2026-11-22 21:00"),
        ("5号", "2026-11-05"),
        ("30号", "2026-10-30"),
        ("31号", "2026-10-31"),
        ("12月25日", "2025-12-25"),
        ("2月29日", "2024-02-29"),
        ("8月10日下午", "2026-08-10"),
    ],
)
def test_times_are_understood_as_they_are_typed(typed: str, meant: str) -> None:
    assert moment(typed, TODAY).value == Moment.parse(meant)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("8月10日8点", "上午还是晚上"),
        ("8月10日12点", "上午还是晚上"),
        ("8月10日晚上2点", "算哪一天"),
        ("昨天半夜两点", "11月22日凌晨2点 或者 11月23日凌晨2点"),
        ("8月10日半夜0点", "算哪一天"),
        ("8月10日下午25点", "没有这个钟点"),
        ("8月10日上午9点75分", "没有这个钟点"),
        ("8月10日上午3点", "对不上"),
        ("晚上8点", "连日期"),
        ("2月30日", "没有这一天"),
        ("13月5日", "没有这一天"),
        ("2027-01-01", "还没有到"),
        ("下周一", "还没有到"),
        ("20/11", "11月20日吗"),
        ("11月20日到22日", "一段时间"),
        ("春节", "“春节”是哪一天"),
        ("", "没有认出时间"),
        ("很久以前", "“很久以前”是哪一天"),
        ("8月10日之后某天", "没有认出来"),
    ],
)
def test_what_may_be_meant_in_two_ways_is_asked_again(typed: str, reason: str) -> None:
    found = moment(typed, TODAY)
    assert found.value is None
    assert reason in found.reason


def test_what_was_understood_is_shown_with_what_is_unknown() -> None:
    assert moment("昨晚十一点", TODAY).shown == "2026年11月22日（星期日） 23:00"
    assert moment("3月5号", TODAY).shown == "2026年3月5日（星期四）（几点不清楚）"
    assert moment("上个月", TODAY).shown == "2026年10月（哪一天不清楚）"


def test_a_day_wants_the_day_and_may_lie_ahead_when_asked_so() -> None:
    assert day("1月28日", TODAY, ahead=True).value == date(2027, 1, 28)
    assert day("5号", TODAY, ahead=True).value == date(2026, 12, 5)
    assert day("1月28日", TODAY).value == date(2026, 1, 28)
    assert day("昨晚十一点", TODAY).value == date(2026, 11, 22)
    assert "哪一天" in day("2026-08", TODAY).reason


@given(st.dates(date(2000, 1, 1), TODAY), st.times())
def test_a_full_time_in_any_common_form_is_that_time(on: date, at: time) -> None:
    whole = Moment(on.year, on.month, on.day, at.replace(second=0, microsecond=0))
    for form in (
        f"{on:%Y-%m-%d} {at:%H:%M}",
        f"{on.year}年{on.month}月{on.day}日{at:%H:%M}",
        f"{on.year}.{on.month}.{on.day} {at:%H:%M}",
        f"{on.year}/{on.month}/{on.day} {at.hour}:{at:%M}",
    ):
        assert moment(form, TODAY).value == whole


@given(st.dates(date(2025, 11, 24), TODAY))
def test_a_day_without_its_year_is_the_last_such_day(on: date) -> None:
    assert moment(f"{on.month}月{on.day}号", TODAY).value == Moment(on.year, on.month, on.day)


DIGITS = "0123456789０９零〇一二两三十半"
PIECES = st.lists(
    st.sampled_from(
        [*DIGITS, *"年月日号点分秒时:：-./ ", "上午", "晚上", "凌晨", "昨天", "上周", "上个月", "去年", "左右", "初"]
    ),
    max_size=12,
)


@given(PIECES.map("".join))
@example("0月0日")
def test_no_text_breaks_it_and_no_time_lies_ahead(typed: str) -> None:
    found = moment(typed, TODAY)
    assert (found.value is None) == bool(found.reason)
    if found.value is not None:
        assert found.value.earliest.date() <= TODAY
        assert found.shown


@given(st.text())
def test_any_text_gets_a_value_or_a_reason(typed: str) -> None:
    found = moment(typed, TODAY)
    assert (found.value is None) == bool(found.reason)
