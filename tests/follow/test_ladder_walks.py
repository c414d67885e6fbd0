"""The ways that matter most, told one by one with their days."""

from __future__ import annotations

from datetime import date

import pytest

from letters import law as books
from letters.follow import Followed, follow, load
from tests.stories import row, story, table


def filing(letter: str, on: str, key: str = "F1", **fields: object) -> str:
    return row("filings", id=key, letter=letter, to="某单位", on=on, **{"received_on": on, **fields})


def said(on: str, outcome: str, **fields: object) -> dict[str, object]:
    return {"on": on, "outcome": outcome, **fields}


def became(today: str, *parts: str) -> tuple[Followed, ...]:
    return follow(story(*parts, today="2028-01-01"), load(), books.load(), date.fromisoformat(today))


def letters(one: Followed) -> list[str]:
    return [step.letter for step in one.steps]


def due(one: Followed, deadline: str) -> str:
    return next(each.due.isoformat() for each in one.deadlines if each.id == deadline)


MARKET, ASSOCIATION, POLICE = "complaint/market-regulator", "complaint/consumer-association", "complaint/police"
RECONSIDERATION, SUIT = "follow-up/reconsideration", "lawsuit/administrative"


class TestMarketRegulator:
    @pytest.mark.parametrize(
        ("today", "state"), [("2026-10-12", "sent"), ("2026-10-13", "sent"), ("2026-10-14", "silent")]
    )
    def test_it_is_silent_from_the_day_after_the_seventh_working_day(self, today: str, state: str) -> None:
        [one] = became(today, filing(MARKET, "2026-09-28"))
        assert one.state.id == state

    def test_silence_leads_to_a_reminder_and_within_sixty_days_to_reconsideration(self) -> None:
        [one] = became("2026-10-14", filing(MARKET, "2026-09-28"))
        assert letters(one) == ["follow-up/reminder", RECONSIDERATION]
        assert one.ran_out is not None
        assert (one.ran_out.id, one.ran_out.due.isoformat()) == ("accept-complaint", "2026-10-13")
        assert one.since.isoformat() == "2026-10-14"
        assert due(one, "apply-reconsideration-inaction") == "2026-12-14"  # the sixtieth day is a Saturday

    @pytest.mark.parametrize(
        ("ground", "door"),
        [
            (None, True),
            ("not_competent", True),
            ("civil", True),
            ("too_late", True),
            ("other", True),
            ("elsewhere", False),
            ("not_consumer", False),
        ],
    )
    def test_a_refusal_opens_the_other_door_unless_the_dispute_was_heard_elsewhere_or_is_no_consumers(
        self, ground: str | None, door: bool
    ) -> None:
        told = said("2026-10-09", "refused", **({"ground": ground} if ground else {}))
        [one] = became("2026-10-10", filing(MARKET, "2026-09-28", replies=[told]))
        assert (ASSOCIATION in letters(one)) is door
        assert {RECONSIDERATION, SUIT} <= set(letters(one))

    def test_what_is_incomplete_is_supplemented_within_the_day_that_was_named(self) -> None:
        told = said("2026-10-09", "refused", ground="incomplete", due="2026-10-20")
        [one] = became("2026-10-10", filing(MARKET, "2026-09-28", replies=[told]))
        assert one.state.id == "supplement"
        assert [(step.letter, step.by and step.by.due) for step in one.steps] == [
            ("follow-up/supplement", date(2026, 10, 20))
        ]

    def test_after_mediation_failed_the_way_is_the_court_and_not_the_other_door(self) -> None:
        replies = [said("2026-10-09", "accepted"), said("2026-11-20", "failed")]
        [one] = became("2026-11-23", filing(MARKET, "2026-09-28", replies=replies))
        assert letters(one) == ["lawsuit/civil", "", "legal-aid/application"]
        assert "合同争议的起诉状这里不写" in one.steps[1].why

    @pytest.mark.parametrize(("dated", "last"), [("2026-11-02", "2027-01-04"), (None, "2027-01-11")])
    def test_mediation_is_reckoned_from_the_day_on_the_paper_and_without_one_from_its_receipt(
        self, dated: str | None, last: str
    ) -> None:
        on_paper = {"dated": dated} if dated else {}
        [one] = became("2026-11-23", filing(MARKET, "2026-10-19", replies=[said("2026-11-10", "accepted", **on_paper)]))
        assert due(one, "end-mediation") == last

    def test_a_term_of_ones_own_runs_from_the_receipt_whatever_the_paper_says(self) -> None:
        refused = said("2026-11-10", "refused", dated="2026-11-02", ground="civil")
        [one] = became("2026-11-23", filing(MARKET, "2026-10-19", replies=[refused]))
        assert due(one, "apply-reconsideration") == "2027-01-11"

    @pytest.mark.parametrize(("about", "proposed"), [(None, False), ("F3", True)])
    def test_a_suit_that_was_brought_is_not_proposed_again_unless_it_is_about_something_else(
        self, about: str | None, proposed: bool
    ) -> None:
        first = filing(MARKET, "2026-09-28", replies=[said("2026-10-09", "accepted"), said("2026-11-02", "failed")])
        suit = filing("lawsuit/civil", "2026-11-09", "F2", **({"about": about} if about else {}))
        other = filing("request/personal-information", "2026-09-01", "F3")
        one = next(each for each in became("2026-11-23", first, suit, other) if each.filing.id == "F1")
        assert ("lawsuit/civil" in letters(one)) is proposed

    @pytest.mark.parametrize(("today", "state"), [("2026-12-08", "accepted"), ("2026-12-09", "overdue")])
    def test_mediation_has_sixty_days_from_acceptance(self, today: str, state: str) -> None:
        [one] = became(today, filing(MARKET, "2026-09-28", replies=[said("2026-10-09", "accepted")]))
        assert (one.state.id, due(one, "end-mediation")) == (state, "2026-12-08")

    def test_a_complaint_of_before_the_new_rules_is_mediated_in_the_term_of_the_old(self) -> None:
        [one] = became("2026-05-06", filing(MARKET, "2026-04-10", replies=[said("2026-04-20", "accepted")]))
        [deadline] = one.deadlines
        assert (deadline.limit.count, deadline.limit.unit) == (45, "working_days")

    def test_a_complaint_sent_to_the_other_door_meanwhile_is_not_proposed_again(self) -> None:
        told = said("2026-10-09", "refused", ground="civil")
        first = filing(MARKET, "2026-09-28", replies=[told])
        one, _ = became("2026-10-15", first, filing(ASSOCIATION, "2026-10-12", "F2"))
        assert ASSOCIATION not in letters(one)
        assert RECONSIDERATION in letters(one)

    def test_a_dispute_that_the_other_door_had_before_is_not_sent_there_again(self) -> None:
        before = filing(ASSOCIATION, "2026-08-03", "F2", replies=[said("2026-08-10", "failed")])
        told = said("2026-10-09", "refused", ground="other")
        one = became("2026-10-15", filing(MARKET, "2026-09-28", replies=[told]), before)[1]
        assert one.filing.letter == MARKET
        assert ASSOCIATION not in letters(one)

    def test_a_reminder_of_the_acceptance_is_none_of_the_mediation(self) -> None:
        first = filing(MARKET, "2026-08-03", replies=[said("2026-08-24", "accepted")])
        reminder = filing("follow-up/reminder", "2026-08-17", "F2", about="F1")
        one, _ = became("2026-11-23", first, reminder)
        assert (one.state.id, "follow-up/reminder" in letters(one)) == ("overdue", True)


class TestConsumerAssociation:
    def test_one_that_says_another_place_is_meant_leads_there_before_the_other_door(self) -> None:
        refused = said("2026-11-02", "refused", ground="not_competent")
        [one] = became("2026-11-23", filing(ASSOCIATION, "2026-10-09", replies=[refused]))
        assert "另一地的消费者协会" in one.steps[0].why
        [one] = became("2026-11-23", filing(ASSOCIATION, "2026-10-09", replies=[said("2026-11-02", "refused")]))
        assert not [step for step in one.steps if "另一地" in step.why]

    def test_its_reminder_is_advice_and_no_term_of_law(self) -> None:
        [one] = became("2026-10-01", filing(ASSOCIATION, "2026-09-28"))
        [deadline] = one.deadlines
        assert (deadline.provisions, deadline.topic) == ((), "")
        assert any("法律没有规定" in line for line in deadline.lines)

    def test_silence_says_nothing_about_acceptance_and_opens_no_other_door(self) -> None:
        [one] = became("2026-11-23", filing(ASSOCIATION, "2026-09-28"))
        assert letters(one) == ["follow-up/reminder", ""]
        assert "问清有没有受理" in one.steps[1].why

    def test_once_heard_and_failed_only_the_court_is_left(self) -> None:
        replies = [said("2026-10-09", "accepted"), said("2026-11-20", "failed")]
        [one] = became("2026-11-23", filing(ASSOCIATION, "2026-09-28", replies=replies))
        assert MARKET not in letters(one)
        assert "lawsuit/civil" in letters(one)


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
