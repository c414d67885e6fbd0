"""Which question answers a warning stands with the warning, and nowhere else; what none answers is told why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse
from letters.catalogue.library import Library
from letters.collect.interview import is_askable, question
from letters.compose import Found, bundled_kinds, raised, rephrased
from letters.desk import check_case, open_case, open_desk, open_points, talk
from tests.stories import contact, lease, platform, row, text_of

if TYPE_CHECKING:
    from letters.case import Case

TODAY = date(2026, 11, 23)
NEEDS = talk.letter_needs(Library.bundled())
KINDS = bundled_kinds()
WHERE_FOUND = {  # asked about where they were found: the row, the date, the reason
    "guarantor-unknown", "given-unknown", "age-unknown", "known-by-unknown", "business-unnamed", "basis-unknown",
    "both-doors", "background", "all-lapsed", "estimate-and-log", "estimates-overlap", "count-not-borne-out",
    "not-due-overtaken", "lives-kept-back", "maybe-a-secret", "wrong-door", "dead-law", "dead-body", "before-the-lease",
}  # fmt: skip
UNASKED = {
    "relative-cannot-complain": "tells who else may do what",
    "law-stale": "is about the law data",
    "masked": "is to be looked at in the letter",
    "requests-replaced": "is about requests in one's own words, which no question asks for",
    "request-unknown": "likewise",
    "own-words-left-out": "likewise",
    "override-unknown": "is about a name in the case file",
    "same-file": "is about files, which are looked at where evidence is",
    "exhibit-nowhere": "likewise",
    "exhibits-unlabelled": "likewise",
    "sums-to-check": "may be about any sum",
    "offer-restarts-limitation": "tells what an offer does, whichever it is",
    "offer-where-nothing-may-be-owed": "wants a lawyer, no answer",
    "emergency-contact-open": "wants a person to be added to those who were contacted",
}


def test_every_warning_has_its_questions_or_a_reason_why_it_has_none():
    asked = {each.id for each in KINDS.values() if each.asks or each.words}
    assert asked | WHERE_FOUND | UNASKED.keys() == KINDS.keys()
    assert not (asked & UNASKED.keys())
    assert not (WHERE_FOUND & UNASKED.keys())


def test_what_the_data_asks_can_be_asked_of_a_case_that_has_it():
    text = text_of(contact("I1", "2026-11-20 21:00"), platform(), lease())
    state = talk.open_talk(text, NEEDS, TODAY).state
    keys = {key.format(role="police", contract="0") for kind in KINDS.values() for key in kind.asks}
    assert {key for key in keys if not is_askable(state, key)} <= {"owed.periods", "owed.way"}  # nothing is due yet
    assert [key for key in keys if question(state, key).label.isascii()] == []


def test_a_question_about_one_of_two_contracts_is_about_that_one():
    text = text_of(contact("I1", "2026-11-20 21:00"), platform(), lease())
    case: Case = parse(text, today=TODAY)
    assert case.contract is not None
    [caution] = raised(case, "negotiation/instalments", [Found("undisputed-without-payments")], KINDS)
    assert caution.keys == (f"contracts.{case.contract.id}.paid",)


def points(text: str) -> dict[str, tuple[str, ...]]:
    chosen = check_case(open_case(text, TODAY), open_desk())
    state = talk.open_talk(text, NEEDS, TODAY).state
    return {each.caution.id: each.keys for each in open_points(chosen, state) if each.caution}


def test_a_date_after_the_letter_is_asked_about_where_it_stands():
    text = text_of(contact("I1", "2026-11-20 21:00"), contact("I2", "2026-11-22"), platform())
    text = text.replace("[complainant]", "written_on = 2026-11-21\n\n[complainant]", 1)
    assert points(text)["after-the-letter"] == ("written_on", "incidents.1.at")


def test_nothing_alleged_leads_to_what_they_did():
    assert points(text_of(contact("I1", "2026-11-20 21:00"), platform()))["nothing-alleged"] == ("cards.kinds",)


def test_a_body_that_was_guessed_is_asked_for_in_a_persons_words():
    text = text_of(contact("I1", "2026-11-20 21:00"), platform())
    assert "addressees.police" in points(text)["addressee-unconfirmed"]
    asking = talk.ask(talk.open_talk(text, NEEDS, TODAY), "addressees.police")
    assert asking.question is not None
    assert "核实过" in asking.question.label
    after = talk.answer(asking, "某某市公安局某某分局")
    assert 'police = "某某市公安局某某分局"' in after.text
    assert dict(parse(after.text, today=TODAY).addressees) == {"police": "某某市公安局某某分局"}
    assert "addressee-unconfirmed" not in points(after.text)


FIXED = [kind for kind in KINDS.values() if kind.fix]


@pytest.mark.parametrize("kind", FIXED, ids=lambda kind: kind.id)
def test_what_is_put_in_the_place_of_a_sentence_tells_no_figure_and_leaves_no_warning(kind):
    assert not any(letter.isdigit() for letter in kind.fix)
    for words in kind.words:
        for tripped in words.trips:
            text = f"我先说一句。{tripped.rstrip('。')}。我再说一句。"
            better = rephrased(kind, text)
            assert kind.fix in better, tripped
            assert better.startswith("我先说一句。")
            assert better.endswith("我再说一句。")
            assert rephrased(kind, better) == better


def test_words_that_are_not_meant_are_left_as_they_are():
    threat = KINDS["threatens"]
    for words in threat.words:
        for text in words.passes:
            assert rephrased(threat, text) == text
    assert rephrased(KINDS["health-told"], "我确诊抑郁症。") == "我确诊抑郁症。"


def test_a_row_is_named_by_its_id_until_the_case_is_asked():
    mother = row("third_parties", id="T1", relation="母亲")
    text = text_of(mother, contact("I1", "2026-11-20", to=["T1"], acts=["debt_disclosed"]), platform(), lease())
    assert points(text)["guarantor-unknown"] == ("third_parties.0.is_guarantor",)
