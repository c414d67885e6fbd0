"""Walks on the ladder after the first body: the police, reconsideration, an offer and an agreement."""

from __future__ import annotations

import pytest

from tests.follow.ladder_walked import (
    ASSOCIATION,
    MARKET,
    POLICE,
    RECONSIDERATION,
    SUIT,
    became,
    due,
    filing,
    letters,
    said,
)
from tests.stories import table


class TestPolice:
    @pytest.mark.parametrize(("today", "state"), [("2026-10-14", "unanswered"), ("2026-10-15", "silent")])
    def test_silence_is_ripe_for_reconsideration_after_sixty_full_days(self, today: str, state: str) -> None:
        [one] = became(today, filing(POLICE, "2026-08-15"))
        assert one.state.id == state

    def test_silence_leads_to_reconsideration_and_not_yet_to_a_suit(self) -> None:
        [one] = became("2026-11-23", filing(POLICE, "2026-08-15"))
        assert RECONSIDERATION in letters(one)
        assert SUIT not in letters(one)
        assert due(one, "apply-reconsideration-inaction") == "2026-12-14"  # 60 days from 2026-10-14, a Sunday

    def test_an_open_refusal_may_go_to_court_at_once(self) -> None:
        [one] = became(
            "2026-11-23", filing(POLICE, "2026-10-15", replies=[said("2026-11-02", "refused", ground="civil")])
        )
        assert letters(one) == [RECONSIDERATION, SUIT]
        last_days = (due(one, "apply-reconsideration"), due(one, "sue-directly"))
        assert last_days == ("2027-01-04", "2027-05-03")  # off the New Year, and off a Sunday

    def test_a_refusal_by_word_of_mouth_is_first_asked_for_in_writing(self) -> None:
        taken, told = said("2026-10-16", "accepted"), said("2026-11-02", "refused", ground="civil", said=True)
        [one] = became("2026-11-23", filing(POLICE, "2026-10-15", replies=[taken, told]))
        assert (one.state.id, letters(one)) == ("refused-orally", ["follow-up/reminder", RECONSIDERATION])
        assert due(one, "apply-reconsideration") == "2027-01-04"
        in_writing = said("2026-11-20", "refused", ground="civil")
        [one] = became("2026-11-23", filing(POLICE, "2026-10-15", replies=[taken, told, in_writing]))
        assert one.state.id == "refused"

    def test_a_criminal_refusal_never_leads_to_administrative_reconsideration(self) -> None:
        [one] = became("2026-11-12", filing(POLICE, "2026-10-15", replies=[said("2026-11-10", "not_filed")]))
        assert letters(one) == ["follow-up/criminal-reconsideration", "follow-up/prosecution-supervision"]
        assert due(one, "apply-criminal-reconsideration") == "2026-11-17"

    def test_after_seven_days_the_procuratorate_is_left(self) -> None:
        [one] = became("2026-11-18", filing(POLICE, "2026-10-15", replies=[said("2026-11-10", "not_filed")]))
        assert letters(one) == ["follow-up/prosecution-supervision"]

    def test_supervision_asked_for_first_leaves_the_seven_days_open(self) -> None:
        first = filing(POLICE, "2026-10-15", replies=[said("2026-11-10", "not_filed")])
        one, _ = became(
            "2026-11-13", first, filing("follow-up/prosecution-supervision", "2026-11-12", "F2", about="F1")
        )
        assert letters(one) == ["follow-up/criminal-reconsideration"]

    def test_upheld_on_reconsideration_goes_to_review_within_seven_days(self) -> None:
        first = filing(POLICE, "2026-09-15", replies=[said("2026-09-20", "not_filed")])
        second = filing(
            "follow-up/criminal-reconsideration", "2026-09-25", "F2", about="F1", replies=[said("2026-10-20", "upheld")]
        )
        one, two = became("2026-10-22", first, second)
        assert (one.state.id, one.state.done, one.steps) == ("carried", True, ())
        assert letters(two)[0] == "follow-up/criminal-review"
        assert due(two, "apply-criminal-review") == "2026-10-27"

    def test_a_case_on_file_has_thirty_days_and_ninety_with_both_extensions(self) -> None:
        [one] = became("2026-09-20", filing(POLICE, "2026-09-01", replies=[said("2026-09-02", "accepted")]))
        assert (due(one, "case-term"), due(one, "case-term-longest")) == ("2026-10-02", "2026-12-01")

    def test_under_the_old_law_nothing_is_said_of_a_second_extension(self) -> None:
        [one] = became("2025-12-20", filing(POLICE, "2025-12-01", replies=[said("2025-12-02", "accepted")]))
        assert [each.id for each in one.deadlines] == ["case-term"]

    def test_the_sixty_days_of_a_report_of_before_the_regulation_are_counted_by_it(self) -> None:
        [one] = became("2026-07-20", filing(POLICE, "2026-06-15"))
        [deadline] = [each for each in one.deadlines if each.id == "await-inaction"]
        assert deadline.due.isoformat() == "2026-08-14"
        assert deadline.provisions

    def test_what_went_on_to_reconsideration_has_nothing_left_to_wait_for(self) -> None:
        first = filing(POLICE, "2026-10-15", replies=[said("2026-11-02", "refused", due="2026-12-31")])
        one, _ = became("2026-11-23", first, filing(RECONSIDERATION, "2026-11-09", "F2", about="F1"))
        assert (one.state.done, one.deadlines, one.steps) == (True, (), ())


class TestReconsideration:
    def test_no_decision_on_acceptance_counts_as_accepted_and_the_sixty_days_run_from_there(self) -> None:
        [one] = became("2026-11-23", filing(RECONSIDERATION, "2026-11-02"))
        assert one.state.id == "accepted"
        assert one.ran_out is not None
        assert one.ran_out.due.isoformat() == "2026-11-09"
        assert due(one, "decide-reconsideration") == "2027-01-08"

    @pytest.mark.parametrize(("today", "state"), [("2026-11-25", "upheld"), ("2026-11-26", "closed")])
    def test_fifteen_days_to_sue_after_the_decision(self, today: str, state: str) -> None:
        replies = [said("2026-09-10", "accepted"), said("2026-11-10", "upheld", told_rights=True)]
        [one] = became(today, filing(RECONSIDERATION, "2026-09-07", replies=replies))
        assert one.state.id == state


class TestNegotiation:
    def test_the_offers_own_days_are_the_term(self) -> None:
        parts = table("offer", undisputed="916.00", reply_within_days=5)
        [one] = became("2026-11-23", filing("negotiation/deferral", "2026-11-20"), parts)
        assert due(one, "answer-letter") == "2026-11-25"

    def test_without_such_days_it_is_the_fifteen_that_a_letter_writes_by_itself(self) -> None:
        [one] = became("2026-11-23", filing("notice/stop-harassment", "2026-11-20"))
        assert due(one, "answer-letter") == "2026-12-05"

    @pytest.mark.parametrize(
        ("outcome", "letter"),
        [("agreed", "agreement/repayment"), ("broken", "follow-up/breach"), ("missed", "follow-up/renegotiation")],
    )
    def test_what_the_parties_do_leads_on(self, outcome: str, letter: str) -> None:
        [one] = became(
            "2026-11-23", filing("negotiation/instalments", "2026-11-10", replies=[said("2026-11-20", outcome)])
        )
        assert letters(one)[0] == letter

    @pytest.mark.parametrize(
        ("route", "letter"),
        [
            (table("route", dispute_first="market-regulator"), MARKET),
            (table("route", dispute_first="consumer-association"), ASSOCIATION),
            ("", ""),
        ],
    )
    def test_silence_leads_to_the_one_door_that_was_chosen_or_asks_for_it(self, route: str, letter: str) -> None:
        [one] = became("2026-12-10", filing("negotiation/return", "2026-11-10"), route)
        assert letters(one) == ["follow-up/reminder", letter]

    def test_a_door_that_was_taken_is_not_proposed_again(self) -> None:
        route = table("route", dispute_first="consumer-association")
        ways = filing("negotiation/return", "2026-11-10"), filing(ASSOCIATION, "2026-12-01", "F2"), route
        assert letters(became("2026-12-10", *ways)[0]) == ["follow-up/reminder"]

    def test_a_reminder_that_was_sent_is_not_proposed_again_and_its_answer_is_the_answer(self) -> None:
        first = filing("negotiation/return", "2026-11-02")
        reminder = filing("follow-up/reminder", "2026-11-18", "F2", about="F1")
        one, two = became("2026-11-23", first, reminder)
        assert "follow-up/reminder" not in letters(one)
        assert (two.state.id, two.state.done) == ("joined", True)
        answered = filing("follow-up/reminder", "2026-11-18", "F2", about="F1", replies=[said("2026-11-20", "agreed")])
        one, two = became("2026-11-23", first, answered)
        assert (one.state.id, two.state.id) == ("agreed", "joined")


class TestWhatIsKnownOnTheDay:
    def test_an_answer_of_tomorrow_is_not_known_today(self) -> None:
        first = filing(MARKET, "2026-10-12", replies=[said("2026-10-20", "refused")])
        assert became("2026-10-19", first)[0].state.id == "sent"
        assert became("2026-10-20", first)[0].state.id == "refused"

    def test_silence_that_was_noted_too_early_changes_nothing(self) -> None:
        [one] = became("2026-10-12", filing(MARKET, "2026-09-28", replies=[said("2026-10-09", "silent")]))
        assert one.state.id == "sent"

    def test_some_other_answer_takes_no_right_away(self) -> None:
        replies = [said("2026-11-02", "refused"), said("2026-11-09", "answered")]
        [one] = became("2026-11-23", filing(POLICE, "2026-10-15", replies=replies))
        assert one.state.id == "refused"

    def test_filings_come_in_order_of_sending_with_their_number_in_the_case(self) -> None:
        ordered = became("2026-11-23", filing(POLICE, "2026-11-10", "F9"), filing(ASSOCIATION, "2026-11-02", "F2"))
        assert [(one.number, one.filing.id) for one in ordered] == [(2, "F2"), (1, "F9")]
