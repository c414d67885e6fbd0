"""When a provision may be cited: what trips each condition, and the near misses."""

from __future__ import annotations

from datetime import date

import pytest

from letters.law import Condition, Ground, load, search

THEN, NOW = "2025-06-01", "2026-06-01"


def everything(law, cited, day, addressee, *grounds):
    """All that these incidents make a letter cite, by way of the table."""
    topics = {
        topic
        for ground in grounds
        for channel in ground.channels
        for topic in law.topics_for(ground.acts, channel, addressee)
    }
    return {topic: text for topic in sorted(topics) if (text := cited(topic, day, *grounds))}


@pytest.mark.parametrize("day", [THEN, NOW])
@pytest.mark.parametrize("addressee", ["police", "consumer-association", "market-regulator", "platform"])
def test_one_polite_message_cites_nothing(law, cited, incident, day, addressee):
    assert everything(law, cited, day, addressee, incident("sms", "reminder", to=addressee)) == {}


@pytest.mark.parametrize("day", [THEN, NOW])
def test_thirty_polite_messages_cite_nothing_either(law, cited, incident, day):
    reminders = incident("sms", "reminder", count=30)
    led = {topic for lead in law.table.grounds if "police" in lead.addressees for topic in lead.topics}
    assert {topic for topic in led if cited(topic, day, reminders)} == set()


def test_one_threat_by_message_cites_the_threat_and_no_nuisance(law, cited, incident):
    assert everything(law, cited, NOW, "police", incident("sms", "threat")) == {
        "threat": "《治安管理处罚法》（2025年修订）第五十条第一款第（一）项"
    }


@pytest.mark.parametrize(("count", "cites"), [(2, False), (3, True)])
def test_nuisance_needs_three_contacts(cited, incident, count, cites):
    assert bool(cited("nuisance", NOW, incident("sms", "threat", count=count))) is cites


def test_contacts_of_several_incidents_are_added_up(cited, incident):
    assert cited("nuisance", NOW, incident("sms", "insult"), incident("call"), incident("visit"))


def test_reminders_among_them_do_not_count(cited, incident):
    assert not cited("nuisance", NOW, incident("call", count=2), incident("call", "reminder", count=9))


def test_the_old_item_knows_only_messages(cited, incident):
    assert cited("nuisance", THEN, incident("sms", "insult", count=2), incident("social", "obscene"))
    assert not cited("nuisance", THEN, incident("call", count=30))
    assert not cited("nuisance", THEN, incident("call", "threat", count=30))


def test_many_calls_and_one_message_do_not_add_up_to_many_messages(cited, incident):
    assert not cited("nuisance", THEN, incident("call", count=30), incident("sms", "threat"))


def test_polite_messages_are_in_the_old_item_alone(cited, incident):
    """Until 2025 it said 或者其他信息; from 2026 on, messages must be 淫秽、侮辱、恐吓."""
    assert cited("nuisance", "2025-12-31", incident("sms", count=3))
    assert not cited("nuisance", "2026-01-01", incident("sms", count=3))
    assert not cited("nuisance", "2026-01-01", incident("social", "demands_private_payment", count=30))
    assert cited("nuisance", "2026-01-01", incident("sms", "threatens_disclosure", count=3))


def test_missed_calls_alone_speak_of_no_threat(law, cited, incident):
    assert set(everything(law, cited, NOW, "police", incident("call", count=35))) == {
        "nuisance",
        "no_contact_order",
    }


def test_messages_alone_bring_no_order_to_keep_away(cited, incident):
    assert not cited("no_contact_order", NOW, incident("sms", "threat", count=50))
    assert not cited("no_contact_order", NOW, incident("social", "insult", count=50))
    assert cited("no_contact_order", NOW, incident("call", count=3))
    assert cited("no_contact_order", NOW, incident("sms", "prank_orders", count=3))


def test_there_was_no_order_to_keep_away_under_the_old_law(cited, incident):
    assert not cited("no_contact_order", "2025-12-31", incident("visit", "stalking", count=9))


@pytest.mark.parametrize("day", [THEN, NOW])
def test_an_insult_said_to_the_victim_alone_is_not_public(cited, incident, day):
    assert not cited("insult", day, incident("call", "insult"))
    assert not cited("insult", day, incident("call", "insult", facts="third_party"))
    assert cited("insult", day, incident("social", "insult", facts="public"))


def test_a_public_threat_does_not_make_a_private_insult_public(cited, incident):
    private, public = incident("call", "insult"), incident("social", "threat", facts="public")
    assert not cited("insult", NOW, private, public)


@pytest.mark.parametrize("day", [THEN, NOW])
def test_a_call_to_the_employer_disturbs_no_workplace(law, cited, incident, day):
    call = incident("call", "workplace", count=30, facts="third_party")
    assert "workplace_disorder" not in law.topics_for(call.acts, "call", "police")
    assert not cited("workplace_disorder", day, call)
    assert not cited("workplace_disorder", day, call, incident("visit", "threat"))
    assert not cited("workplace_disorder", day, incident("visit", "workplace"))
    assert cited("workplace_disorder", day, incident("visit", "workplace", facts="work_stopped"))


@pytest.mark.parametrize(
    ("facts", "item"),
    [("", "第一款"), ("police_impersonated", "第一款、第二款"), ("other_impersonated", "第三款")],
)
def test_who_was_impersonated_decides_the_paragraph(cited, incident, facts, item):
    ground = incident("call", "impersonates_official", facts=facts)
    topics = ("impersonation_official", "impersonation_police", "impersonation_other")
    paragraphs = [text.split("条")[1] for topic in topics if (text := cited(topic, NOW, ground))]
    assert "、".join(paragraphs) == item


@pytest.mark.parametrize("day", [THEN, NOW])
def test_impersonating_police_needs_the_fact(cited, incident, day):
    assert not cited("impersonation_police", day, incident("call", "impersonates_official"))


@pytest.mark.parametrize("day", [THEN, NOW])
def test_refusing_to_leave_is_intrusion_only_inside_the_home(cited, incident, day):
    assert not cited("intrusion", day, incident("visit", "refuses_to_leave"))
    assert cited("intrusion", day, incident("visit", "refuses_to_leave", facts="in_home"))


@pytest.mark.parametrize("day", [THEN, NOW])
def test_privacy_is_spread_in_public_or_to_several(cited, incident, day):
    assert not cited("privacy_spread", day, incident("call", "debt_disclosed", count=2, facts="third_party"))
    assert cited("privacy_spread", day, incident("call", "debt_disclosed", count=3, facts="third_party"))
    assert cited("privacy_spread", day, incident("social", "debt_disclosed", facts="public"))


@pytest.mark.parametrize("day", [THEN, NOW])
def test_debt_quarrels_are_no_provocation_unless_the_authorities_had_warned(cited, incident, day):
    assert not cited("harassment_without_cause", day, incident("call", count=30))
    assert cited("harassment_without_cause", day, incident("call", count=3, facts="warned_by_authority"))


@pytest.mark.parametrize("day", [THEN, NOW])
def test_following_is_not_chasing(cited, incident, day):
    assert not cited("stalking", day, incident("visit", "stalking"))
    assert cited("stalking", day, incident("visit", "stalking", facts="pursued"))


def test_naming_contacts_is_not_trading_in_data(cited, incident):
    assert not cited("data_trade", NOW, incident("call", "debt_disclosed", facts="contacts_not_given"))
    assert cited("data_trade", NOW, incident("social", "personal_data_leaked")).endswith("第五十六条第一款")


def test_an_article_read_only_in_an_older_text_of_its_act_is_not_cited(cited, incident):
    rules = [row for row in search(load(), act="police-procedure") if row.in_force(date(2026, 11, 27))]
    assert [row.key for row in rules] == ["28", "61.1(一)", "63"]
    assert cited("case_receipt", NOW, incident("call")).endswith("第六十一条第一款第（一）项")


def test_one_call_does_not_yet_disturb_private_life(cited, incident):
    assert not cited("tranquillity", NOW, incident("call", to="platform"))
    assert cited("tranquillity", NOW, incident("call", count=3, to="platform"))
    assert cited("tranquillity", NOW, incident("visit", "intrusion", to="platform"))


def test_reputation_needs_somebody_else_who_heard_it(cited, incident):
    assert not cited("reputation", NOW, incident("sms", "insult", to="platform"))
    assert cited("reputation", NOW, incident("social", "insult", facts="public", to="platform"))


def offer(*facts: str, to: str = "platform") -> Ground:
    return Ground(to, facts=frozenset(facts))


def test_the_law_of_plain_leases_never_meets_a_licensed_lessor(cited):
    plain, licensed = offer("remaining_rent_claimed"), offer("remaining_rent_claimed", "licensed_lessor")
    assert cited("rent_due", NOW, plain) == "《民法典》第七百二十一条、第七百二十二条"
    assert cited("rent_due", NOW, licensed) == "《民法典》第七百五十二条"
    assert (
        cited("remaining_rent", NOW, plain)
        == "《最高人民法院关于适用〈中华人民共和国民法典〉合同编通则若干问题的解释》（法释〔2023〕13号）第六十一条"
    )
    assert cited("remaining_rent", NOW, licensed) == ""
    assert cited("lessor_duty", NOW, licensed) == "《民法典》第七百四十八条"


def test_lending_law_never_meets_a_plain_lease_or_a_licensed_lessor(cited):
    assert cited("lending_rate", NOW, offer("late_fees")) == ""
    assert cited("lending_rate", NOW, offer("disguised_loan", "licensed_lessor")) == ""
    assert cited("lending_rate", NOW, offer("disguised_loan")) == (
        "《民法典》第六百八十条第一款，《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》（法释〔2020〕17号）第二十五条、第二十八条、第二十九条"
    )


@pytest.mark.parametrize(
    ("topic", "fact"),
    [
        ("penalty_reduction", "late_fees"),
        ("remaining_rent", "remaining_rent_claimed"),
        ("assignment_notice", "assigned"),
        ("minor_contract", "minor"),
        ("minor_under_eight", "minor_under_eight"),
        ("agency_liability", "outsourced"),
        ("joint_liability", "outsourced"),
        ("data_entrust", "outsourced"),
    ],
)
def test_what_rests_on_a_fact_is_not_cited_without_it(cited, topic, fact):
    assert cited(topic, NOW, offer()) == ""
    assert cited(topic, NOW) == ""
    assert cited(topic, NOW, offer(fact))


def test_the_regulator_is_not_asked_to_void_a_contract(cited):
    assert "民法典" not in cited("fair_terms", NOW, offer("unfair_term", to="market-regulator"))
    assert "民法典" in cited("fair_terms", NOW, offer("unfair_term", to="consumer-association"))


@pytest.mark.parametrize(
    ("practice", "cites"),
    [
        ("misleading", "《消费者权益保护法》第五十六条"),
        ("unfair_term", "《消费者权益保护法实施条例》第五十条"),
        ("deposit", "《消费者权益保护法实施条例》第五十条，《电子商务法》第七十八条"),
        ("no_licence", "《电子商务法》第七十六条"),
    ],
)
def test_the_penalty_fits_the_practice(cited, practice, cites):
    assert cited("penalties_consumer", NOW, offer(practice, to="market-regulator-report")) == cites


def test_unverified_rows_are_never_cited_whatever_happened(law):
    full = Ground(
        "market-regulator-report",
        99,
        law.words.acts,
        law.words.channels,
        frozenset(law.words.assertable),
    )
    unverified = [row for row in law.provisions if not row.verified]
    assert 6 <= len(unverified) <= 10
    for row in unverified:
        for topic in row.topics:
            assert row in law.on(topic, date(2026, 11, 23))
            assert row not in law.cite(topic, date(2026, 11, 23), full)


def test_every_verified_row_can_be_cited_by_somebody(law):
    """No condition shuts a row out for good."""
    grounds = [
        Ground(
            to,
            99,
            frozenset({act}),
            frozenset({channel}),
            frozenset(law.words.assertable) - {"licensed_lessor" if plain else "", "other_impersonated", "own_wages"},
        )
        for to in law.words.addressees
        for act in law.words.tellable
        for channel in law.words.channels
        for plain in (True, False)
    ]
    others = [Ground("police", 1, frozenset({"impersonates_official"}), facts=frozenset({"other_impersonated"}))]
    for row in law.provisions:
        if row.verified:
            assert row.allows([*grounds, *others]), row.citation


def test_reminders_never_fill_up_a_number(incident):
    calls = Condition(contacts=3, channels=frozenset({"call"}))
    assert not calls.met([incident("call", "reminder", count=9)])
    assert calls.met([incident("call", "reminder", count=9), incident("call", count=3)])
