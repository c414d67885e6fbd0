"""From what happened to topics."""

from __future__ import annotations

import pytest

from letters.case import vocabulary
from letters.errors import UsageError


def test_a_reminder_leads_nowhere(law):
    for addressee in law.words.addressees:
        for channel in law.words.channels:
            assert law.topics_for({"reminder"}, channel, addressee) == frozenset()


def test_a_missed_call_has_no_act_and_is_still_a_contact(law):
    assert law.topics_for(set(), "call", "police") == {"nuisance", "no_contact_order", "harassment_without_cause"}
    assert law.topics_for({"contact"}, "call", "police") == law.topics_for(set(), "call", "police")


def test_a_reminder_with_a_threat_is_a_threat(law):
    assert law.topics_for({"reminder", "threat"}, "sms", "police") == law.topics_for({"threat"}, "sms", "police")


def test_the_same_act_leads_elsewhere_for_another_addressee(law):
    assert "insult" in law.topics_for({"insult"}, "call", "police")
    assert law.topics_for({"insult"}, "call", "market-regulator") == {"dignity"}
    assert "reputation" in law.topics_for({"insult"}, "call", "platform")


def test_harassment_itself_is_no_matter_for_the_market_regulator(law):
    assert law.topics_for({"threat", "stalking"}, "visit", "market-regulator") == frozenset()


@pytest.mark.parametrize("addressee", ["market-regulator", "market-regulator-report"])
def test_every_practice_is_a_matter_for_the_market_regulator(law, addressee):
    led = {kind for kind in law.words.practices if law.topics_for_practice(kind, addressee)}
    assert led == law.words.practices


@pytest.mark.parametrize(
    ("practice", "topic"),
    [
        ("bundling", "bundling"),
        ("unauthorised_charge", "fair_trade"),
        ("late_rate", "penalty_reduction"),
        ("auto_renewal", "price_display"),
        ("false_condition", "truthful"),
    ],
)
def test_what_is_forced_charged_or_misdescribed_has_a_topic_of_its_own(law, practice, topic):
    assert topic in law.topics_for_practice(practice, "consumer-association")


def test_facts_of_the_case_lead_to_topics(law):
    assert law.topics_for_fact("minor", "platform") == {"minor_contract"}
    assert law.topics_for_fact("minor", "market-regulator") == {"minor_contract"}
    assert law.topics_for_fact("minor", "market-regulator-report") == frozenset()
    assert "penalty_reduction" in law.topics_for_fact("late_fees", "consumer-association")


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (("topics_for", {"treat"}, "sms", "police"), "threat"),
        (("topics_for", {"threat"}, "smss", "police"), "sms"),
        (("topics_for", {"threat"}, "sms", "polise"), "police"),
        (("topics_for_practice", "deposits", "police"), "deposit"),
        (("topics_for_fact", "minors", "platform"), "minor"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(law, call, hint):
    method, *arguments = call
    with pytest.raises(UsageError) as caught:
        getattr(law, method)(*arguments)
    assert caught.value.hint == f"是不是 {hint}？"


def test_every_act_that_the_case_declares_leads_somewhere_without_being_listed_again(law):
    for act in vocabulary.Act:
        led = {to for to in law.words.addressees for way in law.words.channels if law.topics_for({act}, way, to)}
        assert bool(led) is (act is not vocabulary.Act.REMINDER), act
