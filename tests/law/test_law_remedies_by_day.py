"""Remedies by reader and by day: whose law it is, and the text in force before and after a change."""

from __future__ import annotations

from datetime import date

import pytest

from letters.law import Ground, Status
from tests.law.remedies import CIVIL, DAY, NOW

LEASES = "《最高人民法院关于审理融资租赁合同纠纷案件适用法律问题的解释》（2020年修正）"


def families(law, *prefixes):
    return [topic for topic in law.topics if topic.startswith(prefixes)]


def test_nobody_but_police_prosecutors_and_courts_reads_of_criminal_procedure(law, cited):
    topics = families(law, "criminal_", "prosecution_", "supervision_")
    assert len(topics) == 7
    for topic in topics:
        assert cited(topic, NOW, Ground("police", channels=frozenset({"social"})))
        for to in law.words.addressees - {"police", "procuratorate", "court"}:
            assert cited(topic, NOW, Ground(to)) == "", (topic, to)


def test_reconsideration_and_suits_against_authorities_are_no_matter_for_private_bodies(law, cited):
    topics = [*families(law, "reconsideration_", "admin_"), "inaction_term", "suit_after_reconsideration"]
    for topic in topics:
        assert cited(topic, NOW, Ground("reconsideration"))
        for to in ("consumer-association", "platform", "procuratorate"):
            assert cited(topic, NOW, Ground(to)) == "", (topic, to)


def test_the_law_of_legal_aid_is_for_legal_aid_and_those_who_review_it(law, cited):
    for topic in families(law, "aid_"):
        for to in law.words.addressees:
            assert bool(cited(topic, NOW, Ground(to))) is (to in {"legal-aid", "reconsideration", "court"}), (topic, to)


def test_an_injunction_is_asked_of_a_court_alone(law, cited):
    assert not any(cited("injunction", NOW, Ground(to)) for to in law.words.addressees - {"court"})


def test_an_act_for_some_readers_needs_one_of_them_among_the_grounds(law):
    assert law.cite("aid_term", DAY) == ()
    assert law.cite("aid_term", DAY, Ground("police")) == ()
    assert law.cite("aid_term", DAY, Ground("police"), Ground("legal-aid"))


def test_a_condition_is_judged_by_the_grounds_of_its_readers_only(law):
    posted = frozenset({"social"})
    assert law.cite("network_tort", DAY, Ground("court", channels=posted))
    assert law.cite("network_tort", DAY, Ground("court"), Ground("police", channels=posted)) == ()


def test_the_law_of_the_network_needs_an_act_on_the_network(cited, incident):
    assert not cited("network_tort", NOW, incident("call", "insult", to="court"))
    assert cited("network_tort", NOW, incident("social", "insult", to="court")) == "《民法典》第一千一百九十四条"


def test_ones_own_court_by_the_rule_of_the_network_needs_an_act_on_the_network(cited, incident):
    assert cited("tort_jurisdiction", NOW, incident("social", to="court")).endswith("第二十四条、第二十五条")
    assert cited("tort_jurisdiction", NOW, incident("call", to="court")).endswith(f"{CIVIL}第二十四条")


def test_danger_to_person_or_property_adds_a_claim_to_have_it_removed(cited, incident):
    assert cited("cease_infringement", NOW, incident("call", "threat", to="court")).endswith("第一千一百六十七条")
    assert not cited("cease_infringement", NOW, incident("call", "insult", to="court")).endswith("第一千一百六十七条")


REVISED = {
    "inaction_term": "《行政复议法实施条例》（2026年修订）第二十四条",
    "reconsideration_first_scope": "《行政复议法实施条例》（2026年修订）第三十条",
}


@pytest.mark.parametrize("topic", REVISED)
def test_the_revised_regulation_is_cited_from_its_first_day_and_nothing_the_day_before(law, cited, topic):
    assert cited(topic, "2026-06-30", Ground("reconsideration")) == ""
    assert law.status(topic, date(2026, 6, 30)) is Status.NOT_YET
    assert cited(topic, "2026-07-01", Ground("reconsideration")) == REVISED[topic]


BEGUN = [
    ("reconsideration_body", "2024-01-01", "reconsideration"),
    ("aid_term", "2022-01-01", "legal-aid"),
    ("contract_jurisdiction", "2024-01-01", "court"),
    ("evidence_excluded", "2022-04-10", "court"),
    ("data_penalties", "2021-11-01", "cyberspace"),
]


@pytest.mark.parametrize(("topic", "first", "to"), BEGUN)
def test_a_text_begins_on_its_first_day(cited, topic, first, to):
    day = date.fromisoformat(first)
    assert len(cited(topic, first, Ground(to))) > len(
        cited(topic, date.fromordinal(day.toordinal() - 1).isoformat(), Ground(to))
    )


def test_the_reply_on_jurisdiction_clauses_begins_on_the_last_day_of_2025(cited):
    assert "15号" not in cited("jurisdiction_clause", "2025-12-30", Ground("court"))
    assert "15号" in cited("jurisdiction_clause", "2025-12-31", Ground("court"))


def test_supervision_of_the_police_follows_the_new_numbers_from_2026(cited):
    old, new = (cited("police_oversight", day, Ground("police")) for day in ("2025-12-31", "2026-01-01"))
    assert "（2012年修正）第一百一十四条、第一百一十六条" in old
    assert "（2025年修订）第一百三十三条第二款、第一百三十九条" in new


def test_the_ceiling_of_lending_is_nothing_for_licensed_lessors(cited):
    plain = Ground("platform", facts=frozenset({"disguised_loan"}))
    licensed = Ground("platform", facts=frozenset({"disguised_loan", "licensed_lessor"}))
    assert cited("lending_rate", NOW, plain)
    assert cited("lending_rate", NOW, licensed) == ""
    assert cited("advance_interest", NOW, licensed) == ""
    assert cited("lease_nature", NOW, plain) == "《民法典》第一百四十六条"
    assert cited("lease_nature", NOW, licensed) == f"{LEASES}第一条"
    assert cited("lease_nature", NOW, Ground("platform")) == ""
