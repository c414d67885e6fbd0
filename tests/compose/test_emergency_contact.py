"""Who was named as emergency contact and guarantees nothing is said so to the business that is asked to stop."""

from __future__ import annotations

import pytest

from letters.pack.make import document
from letters.render import write_text
from tests.shelf import engine, planned
from tests.stories import contact, lease, platform, row, story

NOTICE = "notice/stop-harassment"
SAID = "紧急联系人（本人的母亲）没有为本合同提供担保，不就付款联系，不要求代为付款。"
OPEN = "emergency-contact-open"


def told(*parts: str, **contract: object) -> tuple[str, set[str]]:
    """The notice, and what its sender is told first."""
    named = {"emergency_contact": "母亲（下单时必填）", **contract}
    case = story(platform(), lease(**named), contact("I1", "2026-10-05 21:49", to=["mother"], by="platform"), *parts)
    [letter] = planned(case, "2026-11-23", NOTICE).letters
    return write_text(document(letter, engine())), {each.id for each in letter.warnings}


def mother(**more: object) -> str:
    return row("third_parties", **{"id": "mother", "relation": "母亲", **more})


def test_one_who_guarantees_nothing_is_said_so() -> None:
    text, warned = told(mother(is_guarantor=False))
    assert SAID in text
    assert OPEN not in warned


@pytest.mark.parametrize("known", [{}, {"is_guarantor": True}], ids=["nobody said", "guarantees"])
def test_nothing_is_said_of_one_who_guarantees_or_of_whom_nobody_said(known: dict[str, object]) -> None:
    text, warned = told(mother(**known))
    assert "没有为本合同提供担保" not in text
    assert (OPEN in warned) is not bool(known)


def test_one_who_is_not_among_those_who_are_told_of_is_asked_for() -> None:
    text, warned = told(mother(is_guarantor=False), emergency_contact="舅舅")
    assert "没有为本合同提供担保" not in text
    assert OPEN in warned


def test_where_nobody_was_named_nothing_is_said_and_nothing_asked() -> None:
    text, warned = told(mother(is_guarantor=False), emergency_contact="")
    assert "紧急联系人" not in text
    assert OPEN not in warned
