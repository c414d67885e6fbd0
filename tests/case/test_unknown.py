"""What was asked and is not known is kept apart from what was never asked, and is not asked again."""

from __future__ import annotations

import pytest

from letters.errors import CaseError
from letters.pack.make import document
from letters.render import write_text
from tests.shelf import engine, planned
from tests.stories import contact, lease, platform, row, story

DAY = "2026-11-23"
MOTHER = row("third_parties", id="mother", relation="母亲")
TO_MOTHER = contact("I1", "2026-10-05 10:00", to=["mother"], account="说我没付钱")
NOTICE, POLICE = "notice/stop-harassment", "complaint/police"


def asked(*unknown: str) -> set[str]:
    """What the notice of a case asks of its writer."""
    head = f"unknown = {list(unknown)}" if unknown else ""
    case = story(platform(), lease(), MOTHER, TO_MOTHER, head=head)
    return {warning.id for one in planned(case, DAY, NOTICE).letters for warning in one.warnings} & {
        "guarantor-unknown",
        "given-unknown",
    }


def test_what_nobody_said_of_those_who_were_contacted_is_asked() -> None:
    assert asked() == {"guarantor-unknown", "given-unknown"}


def test_what_the_person_does_not_know_is_not_asked_again() -> None:
    assert asked("third_parties.mother.is_guarantor") == {"given-unknown"}
    assert asked("third_parties.mother.is_guarantor", "third_parties.mother.given_by_complainant") == set()


def test_nor_what_they_are() -> None:
    def told(head: str) -> set[str]:
        letters = planned(story(platform(), contact("I1", "2026-10-05"), head=head), DAY, NOTICE).letters
        return {warning.id for one in letters for warning in one.warnings}

    assert "role-unknown" in told("")
    assert "role-unknown" not in told('unknown = ["complainant.role"]')


@pytest.mark.parametrize(
    ("entry", "wrong", "hint"),
    [
        ("third_parties.mother.is_garantor", "不是案件文件里的项目", "是不是 is_guarantor（是否担保人）？"),
        ("complainants.role", "不是案件文件里的项目", "是不是 complainant（本人）？"),
        ("third_parties.father.people", "没有这个编号", "写编号"),
        ("third_parties.mother.relation", "已经写了内容", "从 unknown 里删去"),
        ("complainant.phone", "已经写了内容", "从 unknown 里删去"),
    ],
)
def test_an_entry_that_leads_nowhere_or_is_known_is_told(entry: str, wrong: str, hint: str) -> None:
    with pytest.raises(CaseError) as caught:
        story(MOTHER, head=f'unknown = ["{entry}"]')
    (problem,) = caught.value.problems
    assert wrong in problem.message
    assert hint in problem.hint


def test_an_entry_that_stands_twice_is_told() -> None:
    with pytest.raises(CaseError, match="写了两次"):
        story(head='unknown = ["complainant.role", "complainant.role"]')


def test_how_one_knows_what_others_were_told_is_asked_and_not_supposed() -> None:
    def told(head: str = "", known: str = "") -> tuple[set[str], str]:
        heard = contact("I1", "2026-10-05 10:00", to=["mother"], account="说我没付钱") + known
        (one,) = planned(story(platform(), lease(), MOTHER, heard, head=head), DAY, POLICE).letters
        return {warning.id for warning in one.warnings}, write_text(document(one, engine()))

    warned, text = told()
    assert "known-by-unknown" in warned
    assert "本人得知：说我没付钱" in text
    warned, text = told('unknown = ["incidents.I1.known_by"]')
    assert "known-by-unknown" not in warned
    assert "本人得知：说我没付钱" in text
    warned, text = told(known='known_by = "told"\n')
    assert "known-by-unknown" not in warned
    assert "据母亲转述：说我没付钱" in text


def test_an_item_of_the_claim_is_neither_accepted_nor_disputed_until_that_is_said() -> None:
    def disputed(**said: object) -> bool | None:
        item = {"name": "逾期费", "amount": "10.00", **said}
        claim = {"as_of": "2026-11-01", "amount": "10.00", "items": [item]}
        return story(lease(claim=claim)).contracts[0].claim.items[0].disputed

    assert (disputed(), disputed(disputed=True), disputed(disputed=False)) == (None, True, False)
