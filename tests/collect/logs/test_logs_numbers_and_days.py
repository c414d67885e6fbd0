"""Durations, numbers and days in a table: what is destroyed is pointed out, what is not told apart waits for a word."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from letters.collect.logs import open_log
from letters.collect.logs.rows import UnclearError
from letters.collect.logs.values import seconds
from tests.collect.logs.log_files import (
    CARRIER,
    contacts,
    passed,
    unreadable,
    write_csv,
    write_xlsx,
)


def test_a_date_without_a_year_takes_it_from_the_span_that_the_bill_names(tmp_path):
    rows = (
        ("12-31 23:00:00", "", "被叫", "16700000105", "5", ""),
        ("01-01 00:10:00", "", "被叫", "16700000105", "5", ""),
    )
    spanned = write_csv(tmp_path / "a.csv", ("查询时间：2025-12-01 至 2026-01-31",), CARRIER, *rows)
    unspanned = write_csv(tmp_path / "b.csv", CARRIER, *rows)

    assert [str(contact.at) for contact in contacts(spanned)] == ["2025-12-31 23:00:00", "2026-01-01 00:10:00"]
    assert [line for line, _ in unreadable(unspanned)] == [2, 3]
    assert "年份" in unreadable(unspanned)[0][1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("47", 47), ("47秒", 47), ("1分4秒", 64), ("02分34秒", 154), ("1分钟58秒", 118), ("00:01:43", 103),
        ("1:43", 103),
        ("1小时2分3秒", 3723), ("１分４秒", 64), ("3分", 180), ("0", 0), ("", None), ("--", None), (47.0, 47),
        (time(0, 1, 43), 103), (timedelta(seconds=103), 103), (103 / 86_400, 103),
    ],
)  # fmt: skip
def test_every_spelling_of_a_duration(text, wanted):
    assert seconds(text) == wanted


@pytest.mark.parametrize("text", ["很久", "1:75", "-5", "999999", "1分4秒5", "1.5"])
def test_what_is_no_duration_is_not_guessed(text):
    with pytest.raises(UnclearError):
        seconds(text)


def test_minutes_that_are_rounded_are_no_seconds(tmp_path):
    heading = ("起始时间", "通信方式", "对方号码", "通话时长(分钟)")
    path = write_csv(tmp_path / "a.csv", heading, ("2026-08-10 09:03:11", "被叫", "16700000105", "2"))

    assert contacts(path)[0].duration is None


def test_a_number_that_a_spreadsheet_destroyed_is_pointed_out_and_not_repaired(tmp_path):
    row = ("2026-08-10 09:03:11", "", "被叫", "1.38E+10", "5", "")
    assert "1.38E+10" in unreadable(write_csv(tmp_path / "a.csv", CARRIER, row))[0][1]

    long = ("2026-08-10 09:03:11", "", "被叫", 106980000000001234, "5", "")
    assert "15位" in unreadable(write_xlsx(tmp_path / "b.xlsx", CARRIER, long))[0][1]


def test_a_landline_without_its_zero_is_kept_and_pointed_out(tmp_path):
    numbers = ["57100000012", "1012345678", "057100000012", "13800138000", "4008001234", "95013123456", "10086"]
    rows = [("2026-08-10 09:03:11", "", "被叫", number, "5", "") for number in numbers]

    found = contacts(write_csv(tmp_path / "a.csv", CARRIER, *rows))
    assert [contact.number for contact in found] == numbers
    assert [contact.number for contact in found if contact.doubt] == ["57100000012", "1012345678"]


def test_a_number_kept_as_text_by_a_formula_is_read_and_a_real_formula_is_not(tmp_path):
    rows = [("2026-08-10 09:03:11", "", "被叫", number, "5", "") for number in ('="057100000012"', "=A1+1")]
    path = write_csv(tmp_path / "a.csv", CARRIER, *rows)
    book = write_xlsx(tmp_path / "b.xlsx", CARRIER, rows[1])

    entries = list(open_log(path).entries())
    assert entries[1].number == "057100000012"
    assert unreadable(path) == [(3, "号码一格是公式，不是记录")]
    assert unreadable(book) == [(2, "号码一格是公式，不是记录")]


def test_rows_of_traffic_and_forwarding_are_set_aside_and_messages_told(tmp_path):
    heading = ("业务类型", "起始时间", "呼叫类型", "对方号码", "通话时长")
    rows = [
        ("流量", "2026-08-10 09:03:11", "", "", ""),
        ("语音电话", "2026-08-10 09:04:11", "呼转", "16700000105", "5"),
        ("短信", "2026-08-10 09:05:11", "接收", "106900001", ""),
    ]
    path = write_csv(tmp_path / "a.csv", heading, *rows)

    assert passed(path)[1:] == ["上网流量的行，不是通话或短信", "呼叫转移的行，不是对方与本人的通话"]
    assert [contact.channel.value for contact in contacts(path)] == ["sms"]


def test_a_carrier_list_of_messages(tmp_path):
    heading = ("起始时间", "通信地点", "对方号码", "通信方式", "信息类型", "业务名称", "套餐优惠", "通信费(元)")
    row = ("2026-08-10 09:03:11", "杭州", "106900001", "接收", "短信", "", "", "0.00")

    (contact,) = contacts(write_csv(tmp_path / "a.csv", heading, row))
    assert (contact.channel.value, contact.direction.value, contact.text) == ("sms", "in", None)


def test_who_called_whom_is_never_guessed(tmp_path):
    rows = [("2026-08-10 09:03:11", "", word, "16700000105", "5", kind) for word, kind in (("", ""), ("主叫", "被叫"))]

    reasons = unreadable(write_csv(tmp_path / "a.csv", CARRIER, *rows))
    assert [line for line, _ in reasons] == [2, 3]
    assert "矛盾" in reasons[1][1]


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (("13/06/2026 09:45", "02/06/2026 09:45"), ["2026-06-13 09:45:00", "2026-06-02 09:45:00"]),
        (("06/13/2026 9:45 PM", "06/02/2026 12:10 AM"), ["2026-06-13 21:45:00", "2026-06-02 00:10:00"]),
    ],
)
def test_day_and_month_are_told_apart_by_the_figures_of_the_whole_file(tmp_path, dates, wanted):
    heading = ("Call type", "Date", "Duration", "Number", "Contact", "Location", "Service")
    rows = [("Incoming", day, "00:00:05", "16700000105", "", "", "Phone") for day in dates]

    assert [str(contact.at) for contact in contacts(write_csv(tmp_path / "a.csv", heading, *rows))] == wanted


def test_day_and_month_that_nothing_tells_apart_wait_for_the_persons_word(tmp_path):
    heading = ("Call type", "Date", "Duration", "Number", "Contact", "Location", "Service")
    path = write_csv(tmp_path / "a.csv", heading, ("Missed", "02/06/2026 09:45", "", "16700000105", "", "", "Phone"))

    assert "--date-order" in unreadable(path)[0][1]
    assert str(contacts(path, order="dmy")[0].at) == "2026-06-02 09:45:00"
    assert str(contacts(path, order="mdy")[0].at) == "2026-02-06 09:45:00"
    assert contacts(path, order="mdy")[0].answered is False
