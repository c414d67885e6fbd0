"""What the law gives a person and the ladder took away, or gave too late: on the day before, the day, the day after.

The days are counted by hand. The cases of the review, where they lie beside this checkout, are walked the same way.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from letters import law as books
from letters.case.file import parse
from letters.follow import Deadline, Followed, follow, load
from tests.stories import row, story

POLICE, MARKET, REPORT = "complaint/police", "complaint/market-regulator", "report/market-regulator"
RECONSIDERATION, SUIT, REMINDER = "follow-up/reconsideration", "lawsuit/administrative", "follow-up/reminder"
CASES = Path(__file__).resolve().parents[3] / "shared" / "inputs"


def filing(letter: str, on: str, *replies: dict[str, object], key: str = "F1", about: str | None = None) -> str:
    more = {"about": about} if about else {}
    return row("filings", id=key, letter=letter, to="某单位", on=on, received_on=on, replies=replies, **more)


def said(on: str, outcome: str, **told: object) -> dict[str, object]:
    return {"on": on, "outcome": outcome, **told}


def became(today: str, *parts: str) -> Followed:
    """What became of the last of the filings."""
    case = story(*parts, today="2029-01-01")
    return follow(case, load(), books.load(), date.fromisoformat(today))[-1]


def letters(one: Followed) -> set[str]:
    return {step.letter for step in one.steps if step.letter}


def term(one: Followed, deadline: str) -> Deadline:
    return next(each for each in one.deadlines if each.id == deadline)


def days(deadline: Deadline) -> tuple[str, str, str]:
    return str(deadline.safe), str(deadline.due), str(deadline.latest)


class TestThePoliceDoNotFinishInThirtyDays:
    CASE = filing(POLICE, "2026-06-01", said("2026-06-02", "accepted"))

    @pytest.mark.parametrize(("today", "state"), [("2026-07-02", "accepted"), ("2026-07-03", "overdue")])
    def test_reconsideration_is_open_from_the_day_after_the_thirtieth(self, today: str, state: str) -> None:
        one = became(today, self.CASE)  # 28 days to 06-30, two more in July
        assert one.state.id == state
        assert (RECONSIDERATION in letters(one)) is (state == "overdue")

    def test_its_term_counts_from_the_thirtieth_day_and_may_count_from_the_ninetieth(self) -> None:
        # 07-02 + 60: 29 in July, 31 in August. 06-02 + 90 is 08-31; + 60: 30 in September, 30 in October.
        found = term(became("2026-07-03", self.CASE), "apply-reconsideration-inaction")
        assert days(found) == ("2026-08-31", "2026-08-31", "2026-10-30")

    @pytest.mark.parametrize(("today", "opened"), [("2026-09-01", True), ("2026-10-30", True), ("2026-10-31", False)])
    def test_the_letter_stays_as_long_as_it_may_be_in_time(self, today: str, opened: bool) -> None:
        assert (RECONSIDERATION in letters(became(today, self.CASE))) is opened


def test_police_that_ended_a_term_in_a_holiday_are_not_told_before_its_end_that_it_is_over() -> None:
    case = filing(POLICE, "2026-08-28", said("2026-09-01", "accepted"))  # day 30 is Thursday 10-01
    assert became("2026-10-08", case).state.id == "accepted"
    assert became("2026-10-09", case).state.id == "overdue"


class TestAReconsiderationIsToBeSupplemented:
    CASE = filing(RECONSIDERATION, "2026-09-10", said("2026-09-15", "supplement"))

    @pytest.mark.parametrize(
        ("today", "state"),
        [("2026-09-28", "supplement"), ("2026-09-29", "supplement"), ("2026-09-30", "supplement-late")],
    )
    def test_ten_working_days_are_left(self, today: str, state: str) -> None:
        # 16, 17, 18, Sunday 20 (worked), 21, 22, 23, 24, and after Mid-Autumn 28 and 29.
        assert became(today, self.CASE).state.id == state

    def test_it_is_said_what_passing_it_means_and_a_good_reason_may_still_be_given(self) -> None:
        found = term(became("2026-09-16", self.CASE), "supplement-reconsideration")
        assert days(found) == ("2026-09-29", "2026-09-29", "2026-09-29")
        assert any("当作放弃" in line for line in found.lines)
        assert letters(became("2026-10-20", self.CASE)) == {"follow-up/supplement"}

    def test_a_day_that_the_notice_names_goes_first(self) -> None:
        named = filing(RECONSIDERATION, "2026-09-10", said("2026-09-15", "supplement", due="2026-10-12"))
        assert term(became("2026-09-16", named), "supplement-reconsideration").due == date(2026, 10, 12)


class TestSuitAfterReconsideration:
    @pytest.mark.parametrize("outcome", ["upheld", "decided", "refused"])
    @pytest.mark.parametrize(("today", "opened"), [("2026-07-05", True), ("2026-07-06", True), ("2026-07-07", False)])
    def test_fifteen_days_where_the_decision_told_of_them(self, outcome: str, today: str, opened: bool) -> None:
        # Saturday 06-20 + 15 is Sunday 07-05: Friday 07-03 to be safe, Monday 07-06 by law.
        case = filing(RECONSIDERATION, "2026-04-10", said("2026-06-20", outcome, told_rights=True))
        assert (SUIT in letters(became(today, case))) is opened

    def test_a_year_where_it_did_not(self) -> None:
        case = filing(RECONSIDERATION, "2026-04-10", said("2026-06-20", "upheld", told_rights=False))
        found = term(became("2026-11-23", case), "sue-after-decision")
        assert (str(found.safe), str(found.due), str(found.furthest)) == ("2026-07-03", "2026-07-06", "2027-06-21")
        assert SUIT in letters(became("2026-11-23", case))

    def test_no_decision_in_sixty_days_opens_it_though_thirty_more_may_have_been_granted(self) -> None:
        case = filing(RECONSIDERATION, "2026-03-02", said("2026-03-04", "accepted"))
        # 03-04 + 60 is Sunday 05-03, in the holiday to 05-05: 05-06 by law. + 15 is 05-21. + 90 is 06-02, + 15 06-17.
        assert became("2026-05-06", case).state.id == "accepted"
        one = became("2026-05-07", case)
        assert one.state.id == "silent"
        assert days(term(one, "sue-after-silence")) == ("2026-05-21", "2026-05-21", "2026-06-17")


class TestMediationByThePoliceFailed:
    CASE = filing(POLICE, "2026-08-03", said("2026-08-04", "accepted"), said("2026-08-20", "failed"))

    def test_they_are_reminded_of_their_duty_to_decide(self) -> None:
        one = became("2026-08-21", self.CASE)
        assert one.state.id == "mediation-failed"
        reminder = next(step for step in one.steps if step.letter == REMINDER)
        assert reminder.topics == ("police_mediation", "case_term")

    @pytest.mark.parametrize(("today", "state"), [("2026-09-19", "mediation-failed"), ("2026-09-20", "overdue")])
    def test_after_thirty_days_more_it_is_inaction(self, today: str, state: str) -> None:
        assert became(today, self.CASE).state.id == state  # 11 in August, 19 in September


def test_a_report_that_is_not_taken_up_may_go_to_court_at_once_as_well() -> None:
    one = became("2026-11-23", filing(REPORT, "2026-10-12", said("2026-11-02", "refused")))
    assert {RECONSIDERATION, SUIT} == letters(one)


class TestCourts:
    @pytest.mark.parametrize("letter", ["lawsuit/civil", "lawsuit/administrative"])
    @pytest.mark.parametrize(("today", "state"), [("2026-11-09", "sent"), ("2026-11-10", "not-filed")])
    def test_seven_days_to_take_a_claim(self, letter: str, today: str, state: str) -> None:
        assert became(today, filing(letter, "2026-11-02")).state.id == state  # day 7 is Monday 11-09

    @pytest.mark.parametrize(
        ("outcome", "found"),
        [
            ("decided", ("2026-11-17", "2026-11-17", "2026-11-17")),  # 15 days from 11-02
            ("refused", ("2026-11-12", "2026-11-12", "2026-11-12")),  # a ruling: 10
        ],
    )
    @pytest.mark.parametrize("letter", ["lawsuit/civil", "lawsuit/administrative"])
    def test_what_is_left_to_appeal(self, letter: str, outcome: str, found: tuple[str, str, str]) -> None:
        one = became("2026-11-03", filing(letter, "2026-09-01", said("2026-11-02", outcome)))
        [deadline] = one.deadlines
        assert days(deadline) == found


class TestLegalAid:
    def test_two_doors_are_open_against_the_office_of_justice(self) -> None:
        one = became("2026-11-10", filing("follow-up/aid-objection", "2026-09-10", said("2026-09-16", "upheld")))
        step = next(step for step in one.steps if step.letter == RECONSIDERATION)
        assert "reconsideration_body_justice" in step.topics
        assert "上一级司法行政部门" in step.why

    def test_what_not_supplementing_means_is_said(self) -> None:
        one = became("2026-11-10", filing("legal-aid/application", "2026-11-02", said("2026-11-05", "supplement")))
        assert "视为撤回" in one.state.label


def test_a_request_about_ones_data_waits_fifteen_working_days_which_are_no_law() -> None:
    one = became("2026-09-15", filing("request/personal-information", "2026-09-10"))
    found = term(one, "answer-data-request")
    # 11, 14-18, Sunday 20 (worked), 21-24, 28-30 make 14; the fifteenth is 10-08.
    assert (found.due, found.provisions, found.topic) == (date(2026, 10, 8), (), "")


def walked(name: str, today: str) -> Followed:
    """What became of the last filing of a shared case."""
    case = parse((CASES / name).read_text("utf-8"), today=date.fromisoformat(today))
    return follow(case, load(), books.load(), date.fromisoformat(today))[-1]


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases of the review are not beside this checkout")
class TestTheCasesOfTheReview:
    @pytest.mark.parametrize(
        ("name", "today", "state", "letter"),
        [
            ("law/p1.toml", "2026-07-03", "overdue", RECONSIDERATION),
            ("law/p1.toml", "2026-09-01", "overdue", RECONSIDERATION),
            ("law/p2.toml", "2026-10-08", "accepted", ""),
            ("law/p2.toml", "2026-10-09", "overdue", REMINDER),
            ("law/p3.toml", "2026-10-08", "not-filed", "follow-up/criminal-reconsideration"),
            ("law/p3.toml", "2026-10-09", "not-filed-late", "follow-up/prosecution-supervision"),
            ("law/m7.toml", "2026-11-17", "refused", RECONSIDERATION),
            ("law/p4.toml", "2026-11-23", "decided", RECONSIDERATION),
            ("law/p5.toml", "2026-11-25", "not-filed", "follow-up/criminal-reconsideration"),
            ("law/p6.toml", "2026-11-23", "upheld", "follow-up/criminal-review"),
            ("law/p6.toml", "2026-11-24", "upheld-late", "follow-up/prosecution-supervision"),
            ("law/p7.toml", "2026-11-23", "refused", RECONSIDERATION),
            ("law/rs.toml", "2026-09-29", "supplement", "follow-up/supplement"),
            ("law/r_decided.toml", "2026-07-06", "decided", SUIT),
            ("law/r_refused.toml", "2026-07-06", "refused", SUIT),
            ("law/r_upheld.toml", "2026-07-06", "upheld", SUIT),
            ("law/s_r_decided.toml", "2026-07-06", "decided", SUIT),
            ("law/s_r_refused.toml", "2026-07-06", "refused", SUIT),
            ("law/s_r_upheld.toml", "2026-07-06", "upheld", SUIT),
            ("law/aid.toml", "2026-11-23", "upheld", RECONSIDERATION),
            ("law/ca.toml", "2026-11-23", "silent", REMINDER),
            ("histories/H1.toml", "2026-11-27", "unanswered", REMINDER),
            ("histories/H2.toml", "2026-11-27", "refused", RECONSIDERATION),
            ("histories/H3.toml", "2026-11-27", "refused", MARKET),
            ("histories/H4.toml", "2026-11-27", "failed", "lawsuit/civil"),
            ("histories/H5.toml", "2026-11-27", "countered", "follow-up/renegotiation"),
            ("histories/H5b.toml", "2026-11-27", "broken", "follow-up/breach"),
            ("histories/H7.toml", "2026-11-27", "missed", "follow-up/renegotiation"),
            ("histories/H8.toml", "2026-11-27", "silent", RECONSIDERATION),
            ("histories/H10.toml", "2026-11-27", "upheld", "follow-up/criminal-review"),
            ("histories/H11.toml", "2026-11-27", "upheld", SUIT),
            ("histories/H12.toml", "2026-11-27", "refused", "complaint/consumer-association"),
        ],
    )
    def test_each_leads_to_the_right_step(self, name: str, today: str, state: str, letter: str) -> None:
        one = walked(name, today)
        assert one.state.id == state
        assert letter in {*letters(one), ""}

    def test_an_answer_to_the_first_of_several_letters_about_it_opens_the_objection(self) -> None:
        case = parse((CASES / "histories/H9.toml").read_text("utf-8"), today=date(2026, 11, 27))
        aid = follow(case, load(), books.load(), date(2026, 11, 27))[2]
        assert (aid.state.id, letters(aid)) == ("refused", {"follow-up/aid-objection"})

    @pytest.mark.parametrize(
        ("name", "today", "deadline", "found"),
        [
            # From 07-02 and at the latest from 08-31, 60 days.
            ("law/p1.toml", "2026-07-20", "apply-reconsideration-inaction", ("2026-08-31", "2026-08-31", "2026-10-30")),
            # Day 30 is 10-01; the act does not say whether it moves to 10-08.
            ("law/p2.toml", "2026-10-02", "case-term", ("2026-10-08", "2026-10-01", "2026-10-08")),
            ("law/p3.toml", "2026-09-28", "apply-criminal-reconsideration", ("2026-09-30", "2026-10-08", "2026-10-08")),
            ("law/p4.toml", "2026-09-28", "apply-reconsideration", ("2026-11-24", "2026-11-24", "2027-10-07")),
            ("law/p5.toml", "2026-11-19", "apply-criminal-reconsideration", ("2026-11-25",) * 3),
            ("law/p6.toml", "2026-11-17", "apply-criminal-review", ("2026-11-23",) * 3),
            ("law/p7.toml", "2026-09-28", "apply-reconsideration", ("2026-11-13", "2026-11-13", "2027-09-24")),
            ("law/rs.toml", "2026-09-16", "supplement-reconsideration", ("2026-09-29",) * 3),
            ("law/r_upheld.toml", "2026-06-25", "sue-after-decision", ("2026-07-03", "2026-07-06", "2027-07-01")),
            ("law/aid.toml", "2026-11-10", "apply-reconsideration", ("2026-11-13", "2026-11-16", "2027-09-26")),
            # 11-25 + 7 is Wednesday 12-02; + 15 is Thursday 12-10, or a year and the days of an unpublished list.
            ("histories/H10.toml", "2026-11-27", "apply-criminal-review", ("2026-12-02",) * 3),
            ("histories/H11.toml", "2026-11-27", "sue-after-decision", ("2026-12-10", "2026-12-10", "2027-12-05")),
            ("histories/H8.toml", "2026-11-27", "accept-complaint", ("2026-10-30",) * 3),
        ],
    )
    def test_each_ends_on_both_days(self, name: str, today: str, deadline: str, found: tuple[str, ...]) -> None:
        assert days(term(walked(name, today), deadline)) == found
