"""Files that real programs exported, read where they lie."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from letters.collect.logs import open_log
from tests.collect.logs.log_files import SAMPLES, contacts, payments, told, unreadable

if TYPE_CHECKING:
    from pathlib import Path


def sample(name: str) -> Path:
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"the exported samples are not beside this checkout: {name}")
    return path


@pytest.mark.parametrize(
    ("name", "dialect", "rows"),
    [
        ("sbr_calls_memacs.xml", "phone-calls", 8),
        ("sbr_calls_timecockpit.xml", "phone-calls", 4),
        ("sbr_sms_memacs.xml", "phone-messages", 4),
        ("iexplorer_calls_timecockpit.csv", "iexplorer-calls", 2),
        ("imazing2_calls_noheader_timecockpit.csv", "imazing-2-calls", 2),
        ("imazing_calls_header.csv", "imazing-calls", 2),
        ("unicom_voice_201703_masked.xls", "carrier-calls", 5),
    ],
)
def test_each_sample_is_recognised_and_read_whole(name, dialect, rows):
    path = sample(name)

    assert open_log(path).dialect.id == dialect
    assert len(contacts(path)) == rows


def test_an_old_backup_knows_no_names_and_a_newer_one_does():
    assert {contact.name for contact in contacts(sample("sbr_calls_memacs.xml"))} == {None}
    assert [contact.name for contact in contacts(sample("sbr_calls_timecockpit.xml"))] == ["Fritz", "", "", "Franz"]


def test_epoch_times_are_told_in_china_time():
    first = contacts(sample("sbr_calls_memacs.xml"))[0]

    assert told(first) == ("2011-08-06 01:05:06", "in", "+43691234123", 59)
    assert first.answered is True


def test_a_missed_call_an_unanswered_one_of_ones_own_and_a_withheld_number():
    by_line = {contact.spot.line: contact for contact in contacts(sample("sbr_calls_memacs.xml"))}

    assert (by_line[10].direction.value, by_line[10].answered) == ("in", False)
    assert (by_line[9].direction.value, by_line[9].answered) == ("out", False)
    assert by_line[6].number == "-1"


def test_imazing_2_has_day_before_month_and_no_heading():
    assert [told(contact) for contact in contacts(sample("imazing2_calls_noheader_timecockpit.csv"))] == [
        ("2017-06-02 09:45:00", "in", "+46879111111", 103),
        ("2017-06-02 10:42:00", "out", "+46879111111", 130),
    ]


def test_iexplorer_tells_minutes_and_seconds():
    assert [contact.duration for contact in contacts(sample("iexplorer_calls_timecockpit.csv"))] == [103, 130]


def test_a_unicom_workbook_tells_every_duration():
    found = contacts(sample("unicom_voice_201703_masked.xls"))

    assert [contact.duration for contact in found] == [47, 30, 38, 507, 64]
    assert [contact.direction.value for contact in found] == ["out", "in", "out", "in", "out"]
    assert {contact.number for contact in found} == {"***"}


def test_an_alipay_bill_is_found_below_its_preamble():
    found = payments(sample("alipay_mobile_gb18030.csv"))

    assert len(found) == 10
    assert unreadable(sample("alipay_mobile_gb18030.csv")) == []
    assert [p.amount for p in found if p.state == "refund"] == [Decimal("16.03"), Decimal("50.00")]


def test_the_old_and_the_new_wechat_bill_tell_the_same():
    old = payments(sample("wechatpay_old.csv"))
    new = payments(sample("wechatpay_new.xlsx"))

    def in_short(rows):
        return [(p.at.date, p.amount, p.flow, p.state, p.party) for p in rows]

    assert len(old) == 27
    assert len(new) == 54
    assert in_short(new[:7]) == in_short(old[:7])
    assert unreadable(sample("wechatpay_old.csv")) + unreadable(sample("wechatpay_new.xlsx")) == []
