"""So many a day, in the words people use: a table of lines and what each says."""

from __future__ import annotations

from datetime import date

import pytest

from letters.collect.interview.readers.period import read
from letters.collect.interview.state import InterviewState

TODAY = date(2026, 11, 27)
STATE = InterviewState("version = 2\n", TODAY, {})


def said(text: str) -> tuple[dict[str, object], str]:
    found = read(text, TODAY, STATE)
    values = {name: getattr(value, "number", value) for name, value in found.values.items()}
    return {name: value if isinstance(value, int) else str(value) for name, value in values.items()}, found.left


DAYS = {"at": "2026-11-20", "until": "2026-11-24"}


@pytest.mark.parametrize(
    ("text", "values", "left"),
    [
        (
            "11月20日到24日，每天30个左右，其中晚上11点多2个，接了2个",
            {**DAYS, "per_day": 30, "per_night": 2},
            "其中晚上11点多2个，接了2个",
        ),
        ("11月20日到24日每天打30个电话，半夜2个", {**DAYS, "per_day": 30, "per_night": 2, "channel": "call"}, ""),
        ("上周五到这周二，每天大概二十多个电话", {**DAYS, "per_day": 20, "channel": "call"}, ""),
        (
            "20号到24号 每天50条短信 凌晨5条 10690000123456",
            {**DAYS, "per_day": 50, "per_night": 5, "channel": "sms", "from_number": "10690000123456"},
            "",
        ),
        ("11月20号开始，一天十几个", {"at": "2026-11-20", "per_day": 10}, ""),
        ("11月20日到24日，每天30个，换着号码打的", {**DAYS, "per_day": 30, "channel": "call"}, "换着号码打的"),
    ],
)
def test_a_line_says_the_days_and_how_often(text: str, values: dict[str, object], left: str) -> None:
    assert said(text) == (values, left)


@pytest.mark.parametrize("text", ["11月20日到24日，每小时5次", "11月20日到24日，每天很多", "11月20日到24日，最多30个"])
def test_what_is_no_number_a_day_is_left_in_the_persons_words_and_never_worked_out(text: str) -> None:
    values, left = said(text)
    assert "per_day" not in values
    assert left in text


def test_an_evening_without_a_time_is_not_called_night() -> None:
    values, left = said("11月20日到24日，每天30个，晚上3个")
    assert "per_night" not in values
    assert left == "晚上3个"


def test_no_more_at_night_than_in_all() -> None:
    assert "多于" in read("11月20日到24日，每天3个，半夜5个", TODAY, STATE).problem
