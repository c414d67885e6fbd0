"""The loan prime rate by the day of the contract: each boundary, and where what is known ends."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from letters.errors import DataError, FileError, HorizonError
from letters.law.rates import Doubt, load_rates

CHANGES = {
    "2019-09-20": ("4.25", "4.20", "16.80"),
    "2019-11-20": ("4.20", "4.15", "16.60"),
    "2020-02-20": ("4.15", "4.05", "16.20"),
    "2020-04-20": ("4.05", "3.85", "15.40"),
    "2021-12-20": ("3.85", "3.80", "15.20"),
    "2022-01-20": ("3.80", "3.70", "14.80"),
    "2022-08-22": ("3.70", "3.65", "14.60"),
    "2023-06-20": ("3.65", "3.55", "14.20"),
    "2023-08-21": ("3.55", "3.45", "13.80"),
    "2024-07-22": ("3.45", "3.35", "13.40"),
    "2024-10-21": ("3.35", "3.10", "12.40"),
    "2025-05-20": ("3.10", "3.00", "12.00"),
}


@pytest.fixture(scope="module")
def rates():
    return load_rates()


@pytest.mark.parametrize("change", CHANGES)
def test_a_new_rate_holds_from_the_day_it_was_published_and_the_old_one_to_the_day_before(rates, change):
    before, after, four_times = CHANGES[change]
    day = date.fromisoformat(change)
    assert rates.on(day - timedelta(days=1)).rate.percent == Decimal(before)
    answer = rates.on(day)
    assert (answer.rate.percent, answer.rate.four_times) == (Decimal(after), Decimal(four_times))
    assert answer.rate.published_on == day
    assert answer.known


def test_every_change_of_the_data_is_in_this_test(rates):
    told = {rate.published_on.isoformat() for rate in rates.changes[1:] if rate.verified}
    assert told == CHANGES.keys()


def test_the_first_day_is_inside_and_the_day_before_is_an_error(rates):
    assert rates.on(date(2019, 8, 20)).rate.percent == Decimal("4.25")
    with pytest.raises(HorizonError, match="从 2019-08-20 开始"):
        rates.on(date(2019, 8, 19))


def test_four_times_the_rate_is_a_ceiling_from_the_day_of_the_rule_only(rates):
    before, after = rates.on(date(2020, 8, 19)), rates.on(date(2020, 8, 20))
    assert before.known
    assert before.ceiling is None
    assert after.ceiling == Decimal("15.40")


def test_a_rate_at_second_hand_is_told_as_such_and_gives_no_ceiling(rates):
    last_checked, first_doubtful = rates.on(date(2026, 5, 19)), rates.on(date(2026, 5, 20))
    assert (last_checked.known, last_checked.ceiling) == (True, Decimal("12.00"))
    assert first_doubtful.doubt is Doubt.SECOND_HAND
    assert not first_doubtful.known
    assert first_doubtful.ceiling is None
    assert first_doubtful.rate.percent == Decimal("3.00")
    assert "二手" in first_doubtful.rate.source


def test_a_day_past_the_data_has_no_rate_at_all(rates):
    assert rates.on(date(2026, 10, 19)).rate is not None
    answer = rates.on(date(2026, 10, 20))
    assert (answer.rate, answer.known, answer.doubt) == (None, False, Doubt.UNREACHED)


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2026, 7, 1), date(2027, 1, 1)])
def test_every_answer_says_how_far_checked_data_reaches(rates, day):
    assert rates.on(day).until == date(2026, 5, 19)


def test_data_without_doubtful_rows_reach_to_their_end(folder):
    path = folder / "rates.toml"
    told = path.read_text(encoding="utf-8").replace("verified = false, ", "")
    path.write_text(told, encoding="utf-8")
    rates = load_rates(folder)
    assert rates.until == rates.last == date(2026, 10, 19)
    assert rates.on(date(2026, 10, 19)).ceiling == Decimal("12.00")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('percent = "4.25"', "percent = 4.25", "percent 的值 4.25 不对"),
        ('percent = "4.25"', 'percent = "4.25%"', "percent 的值 4.25% 不对"),
        ('percent = "4.25"', 'percent = "0"', "percent 的值 0 不对"),
        ('percent = "4.25"', 'percent = "100"', "percent 的值 100 不对"),
        ('percent = "4.25"', 'percent = "NaN"', "percent 的值 NaN 不对"),
        ("from = 2019-08-20", "from = 2019-09-20", "2019-09-20 没有排在 2019-09-20 之后"),
        ("from = 2019-08-20", 'from = "2019-08-20"', "from 的值"),
        ('percent = "4.25" }', 'percent = "4.25", verified = false }', "它前面的却没有"),
        ('percent = "4.25" }', 'percent = "4.25", rate = 1 }', "多出不认识的键 rate"),
        ("last = 2026-10-19", "last = 2026-05-19", "早于最后一次公布"),
        ("last = 2026-10-19", "lst = 2026-10-19", "多出不认识的键 lst"),
        ("rates = [", "rates = []\nold = [", "多出不认识的键 old"),
    ],
)
def test_wrong_rates_are_refused_by_file_and_row(edit, old, new, message):
    with pytest.raises(DataError) as caught:
        load_rates(edit("rates.toml", old, new))
    assert message in caught.value.message
    assert caught.value.message.startswith("rates.toml")


def test_a_table_without_rates_is_refused(folder):
    path = folder / "rates.toml"
    head = path.read_text(encoding="utf-8").partition("rates = [")[0]
    path.write_text(head, encoding="utf-8")
    with pytest.raises(DataError, match="缺少 rates"):
        load_rates(folder)


def test_missing_rates_are_said_to_be_missing(folder):
    (folder / "rates.toml").unlink()
    with pytest.raises(FileError, match=r"rates\.toml"):
        load_rates(folder)


def test_the_bundled_rates_are_read_once():
    assert load_rates() is load_rates()
