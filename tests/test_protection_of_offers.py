"""Warnings about an offer and about the day of a letter, with near misses."""

from __future__ import annotations

import pytest

from tests.shelf import planned
from tests.stories import contact, lease, offer, platform, story, table

OFFER = "negotiation/instalments"


def warned(*parts: str, on: str = "2026-11-23", wanted: str = OFFER) -> set[str]:
    [letter] = planned(story(platform(), lease(), *parts), on, wanted).letters
    return {caution.id for caution in letter.warnings}


def test_an_offer_is_said_to_restart_the_limitation_of_what_it_offers() -> None:
    assert "offer-restarts-limitation" in warned(offer())


@pytest.mark.parametrize(("on", "past"), [("2026-12-28", False), ("2026-12-29", True)])
def test_a_payment_day_gone_by_is_pointed_out_from_the_day_after(on: str, past: bool) -> None:
    assert ("instalment-past" in warned(offer(), on=on)) is past


@pytest.mark.parametrize(("claimed", "over"), [("916.00", False), ("915.99", True)])
def test_offering_more_than_is_claimed_is_pointed_out(claimed: str, over: bool) -> None:
    claim = table("lease.claim", as_of="2026-11-01", amount=claimed)
    assert ("undisputed-over-claim" in warned(claim, offer())) is over


@pytest.mark.parametrize(("at", "stopped"), [("2026-11-20 10:00", False), ("2026-11-21 00:01", True)])
def test_a_letter_does_not_tell_what_happened_after_its_day(at: str, stopped: bool) -> None:
    case = story(contact("I1", at, count=4))
    [letter] = planned(case, "2026-11-20", "complaint/police").letters
    assert letter.is_blocked is stopped
    places = [str(place) for caution in letter.warnings if caution.id == "after-the-letter" for place in caution.places]
    assert places == (["事件 I1"] if stopped else [])
