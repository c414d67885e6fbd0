"""The ways that matter most, told one by one with their days."""

from __future__ import annotations

from datetime import date

import pytest

from tests.follow.ladder_walked import ASSOCIATION, MARKET, RECONSIDERATION, SUIT, became, due, filing, letters, said


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
