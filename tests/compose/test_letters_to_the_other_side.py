"""Letters to the platform, lessor and collector, and the papers that go with talks: they ask, and give nothing away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.compose.guard.texts import DEMAND
from tests.shelf import hits, planned
from tests.stories import ADDRESS, ID_NUMBER, THEIR_LIVES, lease, platform, story

if TYPE_CHECKING:
    from letters.case.model import Case
from tests.compose.other_side import (
    AGREEMENT,
    AUNT,
    AUTHORISATION,
    BARE,
    CALLED,
    CALLS,
    DAY,
    FULL,
    NOTICE,
    ONCE,
    PAYABLE,
    REQUEST,
    RETURN,
    SETTLEMENT,
    THEIR_ID,
    TWICE,
    agent,
    agreed_on,
    every_text,
    ways,
)

DEFERRAL, INSTALMENTS = "negotiation/deferral", "negotiation/instalments"
TO_THEM = (RETURN, SETTLEMENT, DEFERRAL, INSTALMENTS, AGREEMENT, NOTICE, REQUEST)
OFFERS = (RETURN, SETTLEMENT, DEFERRAL, INSTALMENTS, AGREEMENT)
LEFTOVERS = ("None", "{{", "{%", "[]", "（）", "：：", "。。", "，，", "、、", "；。", "，。")
EVIL = "<b>&amp;{{ 7*7 }}</b>{% x %}*_#“”𬱖"


@pytest.mark.parametrize(
    ("wanted", "case"),
    [
        *((wanted, FULL) for wanted in (*TO_THEM, AUTHORISATION)),
        *((wanted, BARE) for wanted in (*OFFERS, REQUEST)),
        (NOTICE, CALLED),
        (AUTHORISATION, story(agent())),
        (AGREEMENT, story(lease(), PAYABLE, agreed_on("deferral"))),
    ],
)
def test_a_letter_is_whole_however_much_or_little_the_case_holds(wanted: str, case: Case) -> None:
    written = every_text(case, wanted)
    assert "（签名）：" in written
    assert "2026年11月23日" in written
    assert not [leftover for leftover in LEFTOVERS if leftover in written]


@pytest.mark.parametrize("wanted", TO_THEM)
@pytest.mark.parametrize("case", [FULL, BARE], ids=["full", "bare"])
def test_nothing_is_confirmed_and_no_defence_waived(wanted: str, case: Case) -> None:
    written = every_text(CALLED if wanted == NOTICE and case is BARE else case, wanted)
    assert "不构成" in written
    assert "不放弃包括诉讼时效在内的任何抗辩" in written
    if wanted != REQUEST and case is FULL:
        assert "逾期费用、违约金、未到期租金或者买断款的确认" in written


@pytest.mark.parametrize("wanted", TO_THEM)
def test_the_words_of_the_letter_itself_pass_the_rules_for_the_senders_words(wanted: str) -> None:
    said = [hit for line in every_text(FULL, wanted).splitlines() for hit in hits(line, DEMAND)]
    found = [hit for hit in said if hit.kind not in THEIR_LIVES]
    blanks = [hit for hit in found if hit.kind == "unfilled"]
    assert [hit for hit in found if hit not in blanks] == []
    assert not blanks or wanted == AGREEMENT


def test_the_rules_for_the_senders_words_would_find_such_words_in_a_letter() -> None:
    found = {hit.kind for line in ("本人承认违约金。", "不赔偿就曝光你们。") for hit in hits(line, DEMAND)}
    assert found == {"admits-disputed", "threatens"}


@pytest.mark.parametrize("wanted", TO_THEM)
def test_they_learn_no_address_no_id_no_workplace_and_no_relative(wanted: str) -> None:
    written = "".join(every_text(FULL, wanted).split())
    for secret in (ADDRESS, "翠苑街道", ID_NUMBER, THEIR_ID, "某某商场三楼", "梁秀云", "19900000133"):
        assert secret not in written


@pytest.mark.parametrize("wanted", TO_THEM)
def test_what_a_user_types_stands_as_typed(wanted: str) -> None:
    evil = story(
        platform(), lease(device=EVIL), ways(
            {"kind": "settlement", "payments": ONCE, "why": EVIL}, {"kind": "deferral", "payments": ONCE},
            {"kind": "instalments", "payments": TWICE}, return_device=True, undisputed_what=EVIL, contact=EVIL,
        ),
        *CALLS, AUNT, agreed_on("deferral"),
    )  # fmt: skip
    assert EVIL in every_text(evil, wanted)


def test_an_agreement_and_a_request_are_written_only_when_asked_for() -> None:
    assert not {AGREEMENT, REQUEST} & {one.head.id for one in planned(FULL, DAY).letters}
