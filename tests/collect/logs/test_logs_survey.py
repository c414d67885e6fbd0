"""What logs hold seen from above: who called how often, and what each number may be."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import pytest

from letters.collect.logs import open_log
from letters.collect.logs.choice import CallerChoice, chosen, picked
from letters.collect.logs.known import known_numbers
from letters.collect.logs.survey import Known, survey
from letters.errors import FileError, UsageError
from tests.collect.logs.log_files import CARRIER, call, sms, write_backup, write_csv
from tests.stories import contact, person, platform, row, story

TODAY = date(2026, 11, 23)
UNKNOWN: dict[str, Any] = {"contact_name": "(Unknown)"}


def seen_in(path, known=Known()):  # noqa: B008  frozen
    return survey([open_log(path)], known, TODAY)


def test_calls_are_counted_by_number_however_it_is_spelt(tmp_path):
    elements = [
        call("2026-08-10 22:00:00", "16700000105", 3),
        call("2026-08-11 07:59:59", "+86 167 0000 0105", 1, 5),
        call("2026-08-12 08:00:00", "16700000105", 1, 90),
        call("2026-08-13 21:59:59", "16700000105", 2, 90),
        call("2026-08-09 12:00:00", "-1", 3),
        call("2026-08-09 13:00:00", "", 3),
    ]
    caller, hidden = seen_in(write_backup(tmp_path / "c.xml", "calls", *elements)).callers

    assert (caller.number, caller.contacts, caller.incoming, caller.calls) == ("16700000105", 4, 3, 3)
    assert (caller.night, caller.missed, caller.answered, caller.short) == (2, 1, 2, 1)
    assert (str(caller.first), str(caller.last)) == ("2026-08-10 22:00:00", "2026-08-13 21:59:59")
    assert (hidden.kind, hidden.contacts) == ("hidden", 2)


def test_what_the_case_knows_of_a_number_comes_before_every_other_hint(tmp_path):
    case = story(
        platform(phone="0755-00000021"),
        row("third_parties", id="mother", relation="母亲", phone="19900000022"),
        contact("I001", "2026-08-01 09:00", from_number="16700000105", count=3),
    )
    numbers = [
        "19900000011",
        "19900000022",
        "075500000021",
        "16700000105",
        "1069000012",
        "10086",
        "95013123",
        "13900000000",
    ]
    elements = [call("2026-08-10 09:00:00", number) for number in numbers]
    found = seen_in(write_backup(tmp_path / "c.xml", "calls", *elements), known_numbers(case))

    kinds = {caller.number: caller.kind for caller in found.callers}
    assert [kinds[number] for number in numbers] == [
        "own", "third", "respondent", "recorded", "unsure", "public", "unsure", "",
    ]  # fmt: skip
    hints = {caller.number: caller.hint for caller in found.callers}
    assert "母亲" in hints["19900000022"]
    assert "3 次" in hints["16700000105"]


def test_many_missed_calls_or_calls_at_night_look_like_collecting(tmp_path):
    often = [call(f"2026-08-10 09:0{n}:00", "16700000105") for n in range(5)]
    night = [call(f"2026-08-1{n} 23:00:00", "16700000106", 1, 60) for n in range(2)]
    few = [call(f"2026-08-10 10:0{n}:00", "16700000107") for n in range(4)]
    found = seen_in(write_backup(tmp_path / "c.xml", "calls", *often, *night, *few))

    assert {caller.number: caller.kind for caller in found.callers} == {
        "16700000105": "likely",
        "16700000106": "likely",
        "16700000107": "",
    }


def test_a_record_in_the_future_is_counted_as_unreadable(tmp_path):
    found = seen_in(write_backup(tmp_path / "c.xml", "calls", call("2026-11-24 09:00:00", "1")))

    assert (found.accounts[0].rows, found.accounts[0].unreadable) == (0, 1)
    assert "将来" in found.accounts[0].listed[0].why
    assert found.callers == ()


def test_all_unknown_takes_whom_the_contacts_do_not_know_and_no_relative(tmp_path):
    elements = [
        call("2026-08-10 09:00:00", "16700000105", 3, **UNKNOWN),
        call("2026-08-10 09:01:00", "13900000000", 3, contact_name="王姐"),
        call("2026-08-10 09:02:00", "19900000022", 3, **UNKNOWN),
        call("2026-08-10 09:03:00", "10086", 3, **UNKNOWN),
        call("2026-08-10 09:04:00", "-1", 3, **UNKNOWN),
    ]
    case = story(row("third_parties", id="mother", relation="母亲", phone="19900000022"))
    found = seen_in(write_backup(tmp_path / "c.xml", "calls", *elements), known_numbers(case))

    assert set(picked(CallerChoice(all_unknown=True), found)) == {"16700000105", "hidden"}
    assert set(picked(CallerChoice(everything=True), found)) == {"16700000105", "13900000000", "10086", "hidden"}


def test_a_carrier_bill_alone_cannot_tell_who_is_unknown(tmp_path):
    bill = write_csv(tmp_path / "a.csv", CARRIER, ("2026-08-10 09:03:11", "", "被叫", "13900000000", "5", ""))

    with pytest.raises(UsageError, match="没有通讯录姓名"):
        picked(CallerChoice(all_unknown=True), seen_in(bill))


def test_names_of_a_phones_log_tell_who_is_who_on_the_bill(tmp_path):
    rows = [("2026-08-10 09:03:11", "", "被叫", number, "5", "") for number in ("13900000000", "16700000105")]
    bill = write_csv(tmp_path / "a.csv", CARRIER, *rows)
    phone = write_backup(
        tmp_path / "c.xml",
        "calls",
        call("2026-08-10 09:03:01", "13900000000", 1, 5, contact_name="王姐"),
        call("2026-08-10 09:03:01", "16700000105", 1, 5, **UNKNOWN),
    )
    found = survey([open_log(bill), open_log(phone)], Known(), TODAY)

    assert picked(CallerChoice(all_unknown=True), found) == ("16700000105",)


def test_a_number_that_no_log_has_is_refused(tmp_path):
    found = seen_in(write_backup(tmp_path / "c.xml", "calls", call("2026-08-10 09:00:00", "16700000105")))

    assert picked(CallerChoice(numbers=("167-0000-0105",)), found) == ("16700000105",)
    with pytest.raises(UsageError, match="13800138000"):
        picked(CallerChoice(numbers=("13800138000",)), found)


def test_only_the_days_asked_for_are_taken(tmp_path):
    days = [sms(f"2026-08-{day} 00:00:00", "16700000105", "x") for day in (10, 11, 12)]
    log = open_log(write_backup(tmp_path / "s.xml", "smses", *days))

    found = chosen(log, frozenset({"16700000105"}), (date(2026, 8, 11), date(2026, 8, 11)))
    assert [str(each.at) for each in found] == ["2026-08-11 00:00:00"]


def test_a_file_of_more_numbers_than_anybody_calls_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(import_module("letters.collect.logs.survey"), "MOST_CALLERS", 2)
    path = write_backup(tmp_path / "c.xml", "calls", *(call("2026-08-10 09:00:00", f"1670000010{n}") for n in range(3)))

    with pytest.raises(FileError, match="不像一个人的记录"):
        seen_in(path)


def test_further_and_former_numbers_of_the_person_are_their_own(tmp_path):
    phones = [{"number": "19900000012"}, {"number": "199 0000 0013", "until": "2026-02-28"}]
    numbers = ["19900000011", "19900000012", "19900000013", "19900000014"]
    elements = [call("2026-08-10 09:00:00", number) for number in numbers]
    found = seen_in(
        write_backup(tmp_path / "c.xml", "calls", *elements), known_numbers(story(who=person(phones=phones)))
    )

    assert {caller.number for caller in found.callers if caller.kind == "own"} == set(numbers[:3])
