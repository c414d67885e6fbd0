"""Articles that forbid or punish are cited only where each element they ask for has its fact.

One near miss for each, on the first day of a text or the day before it where there are two texts.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from letters.law import Condition, Ground, lint, load

DAY = date(2026, 11, 27)
SUBSTANCE = "substance"
LED_BY_ACTS = {"collecting_standards"}  # of standards there is no element: they forbid nothing


def shown(condition: Condition) -> Ground:
    """The least that a condition asks for."""
    acts = frozenset(sorted(condition.acts - {"contact"})[:1])
    return Ground("court", 3, acts, frozenset(sorted(condition.channels)[:1]) or frozenset({"other"}), condition.facts)


def test_each_element_is_shown_by_its_facts_and_not_without_them(law):
    elements = {element.name: element for row in law.provisions for element in row.elements}
    assert len(elements) > 30
    for element in elements.values():
        for condition in element.shown_by:
            assert element.is_shown_by(shown(condition)), element.name
            for fact in condition.facts:
                less = shown(condition)
                without = Ground("court", 3, less.acts, less.channels, less.facts - {fact})
                assert not element.is_shown_by(without), (element.name, fact)


def test_one_incident_has_to_show_every_element(law, incident):
    """A message to many and a threat to one do not add up to a public threat."""
    both = law.elements["insulted_openly"], law.elements["threat_to_person"]
    row = replace(law.on("threat", DAY)[0], elements=both)
    posted, threat = incident("social", "insult", facts="public"), incident("sms", "threat")
    assert not row.allows([posted, threat])
    assert row.allows([incident("social", "insult threat", facts="public")])


def test_what_a_contact_leads_to_names_its_elements_or_its_conditions(law):
    led = set().union(*(lead.topics for lead in law.table.grounds)) - LED_BY_ACTS
    bare = [
        row.citation
        for row in law.provisions
        if led & set(row.topics) and law.topics[row.topics[0]].kind == SUBSTANCE and not (row.elements or row.when)
    ]
    assert bare == GENERAL


GENERAL = [
    "《民法典》第九百九十一条",
    "《民法典》第九百九十二条",
    "《民法典》第九百九十五条",
    "《民法典》第一千零三十四条",
    "《个人信息保护法》第五条",
    "《个人信息保护法》第六条",
    "《消费者权益保护法》第十四条",
    "《消费者权益保护法》第二十九条",
    "《消费者权益保护法》第五十条",
    "《消费者权益保护法实施条例》第二十三条",
]
"""What says a right or a principle, and asks for nothing that a contact could lack."""


NEAR_MISSES = [
    # topic, addressee, day, what does not show it, what does
    ("data_disclosure", "court", "2021-11-01", ("call", "personal_data_leaked", "third_party"), "public"),
    ("insult", "police", "2025-12-31", ("call", "insult", "third_party"), "public"),
    ("insult", "police", "2026-01-01", ("call", "insult", "third_party"), "public"),
    ("defamation", "police", "2025-12-31", ("sms", "defamation", ""), "third_party"),
    ("defamation", "police", "2026-01-01", ("sms", "defamation", ""), "third_party"),
    ("reputation", "court", "2021-01-01", ("sms", "insult", ""), "third_party"),
    ("stalking", "police", "2025-12-31", ("visit", "stalking", ""), "pursued"),
    ("stalking", "police", "2026-01-01", ("visit", "stalking", ""), "pursued"),
    ("workplace_disorder", "police", "2025-12-31", ("visit", "workplace", ""), "work_stopped"),
    ("workplace_disorder", "police", "2026-01-01", ("visit", "workplace", ""), "work_stopped"),
    ("intrusion", "police", "2025-12-31", ("visit", "refuses_to_leave", ""), "in_home"),
    ("intrusion", "police", "2026-01-01", ("visit", "refuses_to_leave", ""), "in_home"),
    ("harassment_without_cause", "police", "2025-12-31", ("call", "", ""), "warned_by_authority"),
    ("harassment_without_cause", "police", "2026-01-01", ("call", "", ""), "warned_by_authority"),
    ("impersonation_police", "police", "2026-01-01", ("call", "impersonates_official", ""), "police_impersonated"),
    ("impersonation_other", "police", "2026-01-01", ("call", "impersonates_official", ""), "other_impersonated"),
]


@pytest.mark.parametrize(("topic", "to", "day", "near", "missing"), NEAR_MISSES)
def test_a_near_miss_is_not_cited(cited, incident, topic, to, day, near, missing):
    channel, acts, facts = near
    assert cited(topic, day, incident(channel, acts, 3, facts, to)) == ""
    assert cited(topic, day, incident(channel, acts, 3, f"{facts} {missing}", to))


FACTS = [
    # topic, addressee, facts that do not show it, the one that does, the article that then stands there
    ("data_share", "platform", "third_parties contacts_not_given outsourced", "assigned", "第二十三条"),
    ("device_return", "platform", "device_returned", "term_over", "第七百三十三条"),
    ("penalty_reduction", "platform", "buyout auto_buyout", "late_fees", "第五百八十五条第二款"),
    ("penalty_reduction", "platform", "buyout auto_buyout", "late_rate", "第六十五条"),
    ("instalment_sale", "platform", "buyout late_fees", "auto_buyout", "第六百三十四条第一款"),
    ("network_data", "platform", "contacts_not_given", "forced_permission", "第四十三条"),
    ("assignment_notice", "platform", "outsourced", "assigned", "第五百四十六条"),
    ("agency_liability", "court", "assigned", "outsourced", "第一千一百九十三条"),
]


@pytest.mark.parametrize(("topic", "to", "near", "fact", "article"), FACTS)
def test_a_fact_of_the_case_that_is_only_near_is_not_enough(cited, topic, to, near, fact, article):
    without = Ground(to, facts=frozenset(near.split()))
    shown = Ground(to, facts=frozenset({*near.split(), fact}))
    assert article not in cited(topic, DAY.isoformat(), without)
    assert article in cited(topic, DAY.isoformat(), shown)


@pytest.mark.parametrize("topic", ["licence_display", "truthful", "bundling", "deposit", "consumer_data", "records"])
def test_the_law_of_online_trade_is_not_for_services_of_finance(cited, topic):
    plain = Ground("market-regulator")
    licensed = Ground("market-regulator", facts=frozenset({"licensed_lessor"}))
    assert "电子商务法" in cited(topic, DAY.isoformat(), plain)
    assert "电子商务法" not in cited(topic, DAY.isoformat(), licensed)


@pytest.mark.parametrize("practice", ["no_licence", "deposit"])
def test_nor_are_its_penalties(cited, practice):
    shown = Ground("market-regulator-report", facts=frozenset({practice}))
    licensed = Ground("market-regulator-report", facts=frozenset({practice, "licensed_lessor"}))
    assert "电子商务法" in cited("penalties_consumer", DAY.isoformat(), shown)
    assert "电子商务法" not in cited("penalties_consumer", DAY.isoformat(), licensed)


def test_who_is_sixteen_and_may_live_on_own_wages_is_not_cited_as_a_minor(cited):
    minor = Ground("platform", facts=frozenset({"minor"}))
    earning = Ground("platform", facts=frozenset({"minor", "own_wages"}))
    assert cited("minor_contract", DAY.isoformat(), minor) == "《民法典》第十九条、第一百四十五条"
    assert cited("minor_contract", DAY.isoformat(), earning) == ""


def test_under_eight_the_contract_is_void_by_the_article_that_says_so(cited):
    child = Ground("platform", facts=frozenset({"minor", "minor_under_eight"}))
    assert cited("minor_under_eight", DAY.isoformat(), child) == "《民法典》第二十条、第一百四十四条"


def test_the_words_of_an_element_stand_among_the_terms_of_each_row_that_names_it(law, edit):
    assert "element" not in {finding.kind for finding in lint(law, DAY)}
    spoiled = load(edit("acts/personal-information.toml", '"不得公开"', '"单独"'))
    assert ("error", "element", "个人信息保护法 2021 25") in {
        (finding.severity, finding.kind, finding.where) for finding in lint(spoiled, DAY)
    }


def test_an_element_that_no_row_names_is_an_error(edit):
    lonely = '[[element]]\nname = "nobody"\nwords = ["某"]\nmeans = "某"\nshown_by = [{ facts = ["public"] }]\n\n'
    law = load(
        edit(
            "elements.toml", '[[element]]\nname = "threat_to_person"', f'{lonely}[[element]]\nname = "threat_to_person"'
        )
    )
    assert ("element", "elements.toml nobody") in {(finding.kind, finding.where) for finding in lint(law, DAY)}
