"""What runs out whatever was sent: the police's time, the limitation of claims, the carrier's records."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letters import law as books
from letters.follow import Deadline, load, standing
from tests.stories import contact, row, story


def running(today: str, *parts: str) -> dict[str, Deadline]:
    case = story(*parts, today="2028-01-01")
    return {each.id: each for each in standing(case, load(), books.load(), date.fromisoformat(today))}


def lapses(today: str, *parts: str) -> list[str]:
    return [each.due.isoformat() for key, each in running(today, *parts).items() if key.startswith("police-time-limit")]


class TestPoliceTimeLimit:
    @pytest.mark.parametrize(("today", "left"), [("2026-11-23", ["2026-11-23"]), ("2026-11-24", [])])
    def test_a_single_act_lapses_after_six_months_the_last_day_included(self, today: str, left: list[str]) -> None:
        assert lapses(today, contact("I1", "2026-05-23 10:00", "visit", acts=["intrusion"])) == left

    def test_a_course_of_conduct_runs_from_its_last_act(self) -> None:
        calls = [contact(f"I{on[5:]}", f"{on} 09:00") for on in ("2026-06-10", "2026-07-20", "2026-08-31")]
        between = [contact(f"B{on[5:]}", f"{on} 09:00") for on in ("2026-07-01", "2026-08-10")]
        assert lapses("2026-11-23", *calls) == ["2026-12-10", "2027-01-20", "2027-02-28"]
        assert lapses("2026-11-23", *calls, *between) == ["2027-02-28"]

    def test_two_courses_each_have_their_day(self) -> None:
        early = [contact(f"A{n}", f"2026-06-{n:02d} 09:00") for n in (1, 5, 9)]
        late = [contact(f"B{n}", f"2026-10-{n:02d} 09:00") for n in (1, 5, 9)]
        assert lapses("2026-11-23", *early, *late) == ["2026-12-09", "2027-04-09"]

    def test_within_a_course_the_first_single_act_to_lapse_is_told_beside_it(self) -> None:
        weekly = [
            contact(f"I{day}", f"2026-{day} 09:00", acts=["threat"]) for day in ("05-30", "06-20", "07-10", "07-30")
        ]
        assert lapses("2026-11-23", *weekly) == ["2026-11-30", "2027-01-30"]
        assert lapses("2026-12-01", *weekly) == ["2026-12-20", "2027-01-30"]

    def test_what_was_reported_then_or_by_letter_since_does_not_lapse(self) -> None:
        visit: dict[str, Any] = {"channel": "visit", "acts": ["intrusion"]}
        assert lapses("2026-11-23", contact("I1", "2026-06-20 09:00", reported_on="2026-06-20", **visit)) == []
        report = row("filings", letter="complaint/police", to="某所", on="2026-07-01")
        assert lapses("2026-11-23", contact("I1", "2026-06-20 09:00", **visit), report) == []
        assert lapses("2026-11-23", contact("I1", "2026-07-20 09:00", **visit), report) == ["2027-01-20"]

    def test_reminders_and_own_calls_set_nothing_off(self) -> None:
        parts = [
            contact("I1", "2026-10-20 09:00", acts=["reminder"]),
            contact("I2", "2026-10-20 09:00", direction="out"),
        ]
        assert running("2026-11-23", *parts) == {}

    def test_it_cites_the_provision(self) -> None:
        found = running("2026-11-23", contact("I1", "2026-06-20 09:00", "visit", acts=["intrusion"]))
        deadline = found["police-time-limit-20260620"]
        assert (deadline.side, deadline.topic) == ("mine", "time_limit")
        assert deadline.provisions


class TestLimitation:
    @pytest.mark.parametrize(("today", "runs"), [("2027-12-31", True), ("2026-11-23", True), ("2026-05-23", False)])
    def test_claims_for_damages_have_three_years_from_the_first_contact(self, today: str, runs: bool) -> None:
        calls = [contact("I1", "2026-06-20 09:00"), contact("I2", "2026-11-01 09:00")]
        found = running(today, *calls)
        assert ("limitation" in found) is runs
        assert not runs or found["limitation"].due == date(2029, 6, 20)

    def test_it_says_that_claims_to_stop_do_not_run_out(self) -> None:
        found = running("2026-11-23", contact("I1", "2026-06-20 09:00"))["limitation"]
        assert any("停止侵害" in line for line in found.lines)


class TestCarrierRecords:
    def test_the_earliest_call_that_can_still_be_looked_up_decides(self) -> None:
        calls = [
            contact("I1", "2026-03-01 09:00"),
            contact("I2", "2026-07-20 09:00"),
            contact("I3", "2026-11-01 09:00"),
        ]
        assert running("2026-11-23", *calls)["carrier-records"].due == date(2026, 12, 20)

    def test_it_is_practice_and_no_term_of_law(self) -> None:
        found = running("2026-11-23", contact("I1", "2026-08-20 09:00"))["carrier-records"]
        assert (found.provisions, found.topic) == ((), "")
        assert any("法律没有规定月数" in line for line in found.lines)

    @pytest.mark.parametrize(("today", "runs"), [("2026-11-19", True), ("2026-11-20", True), ("2026-11-21", False)])
    def test_five_months_are_left_to_ask_for_them(self, today: str, runs: bool) -> None:
        assert ("carrier-records" in running(today, contact("I1", "2026-06-20 09:00"))) is runs

    def test_what_is_on_the_carriers_record_already_and_visits_need_none(self) -> None:
        parts = [contact("I1", "2026-06-20 09:00", rank="carrier"), contact("I2", "2026-06-21 09:00", "visit")]
        assert "carrier-records" not in running("2026-11-23", *parts)


class TestSignedUnderPressure:
    PRESSED = row("dealings", on="2025-12-15 21:00", how="上门", answered="写了还款承诺书", signed_under_pressure=True)

    @pytest.mark.parametrize(("today", "runs"), [("2026-12-14", True), ("2026-12-15", True), ("2026-12-16", False)])
    def test_a_year_is_left_to_rescind_it(self, today: str, runs: bool) -> None:
        assert ("rescind-signed-20251215" in running(today, self.PRESSED)) is runs

    def test_a_last_day_on_a_rest_day_is_not_waited_for(self) -> None:
        pressed = row("dealings", on="2025-10-03", how="上门", signed_under_pressure=True)
        found = running("2026-09-01", pressed)["rescind-signed-20251003"]  # 2026-10-03 is a Saturday in the holiday
        assert (found.safe, found.due) == (date(2026, 9, 30), date(2026, 10, 8))
        assert found.topic == "coercion_term"

    def test_other_talks_set_nothing_off(self) -> None:
        assert running("2026-11-23", row("dealings", on="2026-11-01", how="电话", asked="停止联系家人")) == {}


def test_a_case_without_contacts_has_none() -> None:
    assert running("2026-11-23") == {}


def test_what_is_still_to_come_sets_nothing_off() -> None:
    assert running("2026-11-23", contact("I1", "2026-12-01 09:00")) == {}
