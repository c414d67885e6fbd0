"""The invented cases of a second reading of the law, where they are at hand: what must not be cited, and what is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse, read
from letters.findings.legal_facts import case_facts
from letters.law import Ground
from scripts.run import ROOT
from tests.shelf import books, text

if TYPE_CHECKING:
    from letters.case import Case
    from letters.case.contracts.lease.model import ClaimItem

CASES = ROOT.parent / "shared" / "inputs" / "law"
TODAY = date(2026, 11, 27)


def case_of(name: str) -> Case:
    if not CASES.is_dir():
        pytest.skip("the cases are not beside this checkout")
    return read(CASES / f"{name}.toml", today=TODAY)


@pytest.mark.parametrize("name", ["n1", "n3"])
def test_three_neutral_messages_are_no_nuisance(name: str) -> None:
    written = text(case_of(name), "2026-11-23", "complaint/police")
    assert "第（五）项" not in written
    assert "请求审查的法律规定" not in written


def test_insults_told_to_a_cousin_on_the_telephone_are_not_public() -> None:
    written = text(case_of("n2"), "2026-11-23", "complaint/police")
    assert "公然侮辱" not in written
    assert "第五十条第一款第（五）项" in written


def test_a_licensed_lessor_is_told_nothing_of_the_law_of_online_trade() -> None:
    licensed = case_of("lic")
    told = (CASES / "lic.toml").read_text(encoding="utf-8").replace("licensed = true\n", "")
    wanted = "request/contract-records"
    assert "电子商务法" in text(parse(told, today=TODAY), "2026-11-23", wanted)
    assert "电子商务法" not in text(licensed, "2026-11-23", wanted)


def test_a_price_of_buying_out_is_no_penalty_to_be_reduced() -> None:
    """Of late fees and a price to buy out, the article on penalties is cited for the fees alone."""
    case = case_of("m7")
    fees = [item for item in case.contracts[0].claim.items if item.name == "逾期管理费"]
    buyout = [item for item in case.contracts[0].claim.items if item.name == "买断款"]
    assert "late_fees" in facts(case, fees)
    assert "late_fees" not in facts(case, buyout)
    law = books().law
    shown = [Ground("platform", facts=facts(case, items)) for items in (fees, buyout)]
    assert [bool(law.cite("penalty_reduction", TODAY, ground)) for ground in shown] == [True, False]


def facts(case: Case, items: list[ClaimItem]) -> frozenset[str]:
    """The facts of the case were only these items claimed."""
    lease = case.contracts[0]
    claim = lease.claim.model_copy(update={"items": tuple(items)}) if lease.claim else None
    return case_facts(case.model_copy(update={"contracts": (lease.model_copy(update={"claim": claim}),)}))


def test_who_hands_a_device_back_in_the_middle_is_not_told_what_holds_at_the_end_of_the_term() -> None:
    case_of("m7")  # skips where it is not there
    told = (CASES / "m7.toml").read_text(encoding="utf-8") + "\n[offer]\nreturn_device = true\n"
    written = text(parse(told, today=TODAY), "2026-11-23", "negotiation/return")
    assert "第七百三十三条" not in written
    assert "第五百六十二条第一款" in written
