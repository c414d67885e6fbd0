"""A second kind of contract is added as a folder: from the check to a letter's context, and nothing else changes.

The folder is tests/case/toy_contracts/loan. What a real kind also needs is one line in letters/case/model.py, its class
among those that `contracts` takes: a case file is read by the fields of one class, and here a subclass has the field.
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from letters import findings
from letters.batch import column_words
from letters.books.money_rules import money_rules
from letters.case import contracts
from letters.case.checks import check
from letters.catalogue.library import Library
from letters.collect.interview import script
from letters.compose.books import open_books
from letters.compose.choose.selection import select
from letters.findings.calendar import is_workday
from letters.findings.outlook import outlook
from letters.findings.positions import Stance
from letters.told.plan.next_steps import Commands
from letters.told.plan.report import PlanPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.compose.books import LetterBooks
    from tests.case.toy_contracts.loan.model import LoanCase

TOY = Path(__file__).parent / "toy_contracts"
TODAY = date(2026, 11, 23)
LOAN: dict[str, Any] = {
    "signed_on": "2026-03-01",
    "principal": "3000.00",
    "received": "2700.00",
    "instalments": [{"due": due, "amount": "1000.00"} for due in ("2026-04-01", "2026-10-01", "2026-12-01")],
    "payments": [{"on": "2026-04-01", "amount": "1000.00"}],
    "claim": {
        "as_of": "2026-11-01",
        "amount": "1500.00",
        "items": [
            {"name": "到期本息", "amount": "1000.00", "kind": "due", "disputed": False},
            {"name": "罚息", "amount": "500.00", "kind": "penalty", "disputed": True, "why": "没有约定"},
        ],
    },
}


@pytest.fixture
def books(monkeypatch: pytest.MonkeyPatch) -> Iterator[LetterBooks]:
    """The books with the kind added; what is read once for a process is read anew before and after."""
    cached = (contracts.kinds, money_rules, script.data, column_words.words)
    with monkeypatch.context() as patched:
        patched.setattr(contracts, "__path__", [*contracts.__path__, str(TOY)])
        for each in cached:
            each.cache_clear()
        yield open_books(Library.bundled())
    sys.modules.pop("letters.case.contracts.loan", None)
    for each in cached:
        each.cache_clear()


def a_case(**changes: object) -> LoanCase:
    from tests.case.toy_contracts.loan.model import LoanCase

    return LoanCase.model_validate(
        {
            "version": 2,
            "complainant": {"name": "林若溪", "phone": "19900000011", "address": "浙江省杭州市西湖区某某路3号"},
            "respondents": [{"id": "lender", "name": "某某借款有限公司", "roles": ["platform"]}],
            "incidents": [
                {"id": "I1", "at": "2026-10-02 23:10", "channel": "call", "acts": ["threat"], "by": "lender"}
            ],
            "contracts": [{"id": "C1", "kind": "loan", **LOAN, **changes}],
        }
    )


def test_the_kind_is_found_and_its_words_stand_beside_the_others(books: LetterBooks) -> None:
    assert [kind.key for kind in contracts.kinds()] == ["lease", "loan"]
    assert contracts.tables() == "合同（租赁合同、借款合同）"


def test_its_questions_come_where_it_says_and_in_its_words(books: LetterBooks) -> None:
    keys = [step.key for step in script.steps()]
    assert keys.index("respondents.1.address") < keys.index("contracts.0.principal") < keys.index("practices")
    assert script.data().put("contracts.principal").label == "借了多少"
    assert [each.label for each in script.data().lessor][-1] == "借款 App"


def test_it_is_checked_by_its_own_rules(books: LetterBooks) -> None:
    assert check(a_case(), TODAY) == []
    assert [each.message for each in check(a_case(received="3100.00"), TODAY)] == ["到手的比本金还多"]


def test_its_dues_positions_facts_and_cost_are_worked_out(books: LetterBooks) -> None:
    found = findings.of(a_case(), books, TODAY)
    assert found.dues is not None
    assert (found.dues.due, found.dues.ahead, found.dues.arrears) == (1000, 1000, 1000)
    assert found.in_words(found.dues.sums) == "2026年10月1日到期的本息"
    assert {item.name: (item.stance, item.owed) for item in found.dues.items} == {
        "到期本息": (Stance.ACCEPTED, True),
        "罚息": (Stance.DISPUTED, False),
    }
    assert "late_fees" in found.facts
    assert found.cost.kept_back == Decimal("300.00")


def test_what_lacks_is_named_in_its_table(books: LetterBooks) -> None:
    found = findings.of(a_case(payments=[]), books, TODAY).dues
    assert found is not None
    assert found.remarks[0].where == "contracts.payments"


def test_a_letter_sees_it_and_its_sender_is_warned(books: LetterBooks) -> None:
    [letter] = select(a_case(), books, TODAY, ("complaint/police",)).letters
    assert letter.context["lease"] is None
    assert (letter.context["loan"].principal, letter.context["loan"].undisputed) == (3000, 1000)  # type: ignore[attr-defined]
    assert "到手的比本金少 300.00 元：本金按到手的算。" in [each.message for each in letter.warnings]


def test_plan_tells_of_it_in_its_own_words(books: LetterBooks) -> None:
    case = a_case()
    seen = outlook(findings.of(case, books, TODAY), 80, None, is_workday)
    told = "\n".join(PlanPage(case, seen, Commands("case.toml")).lines())
    assert "【借款成本】\n  先扣掉的 300.00 元" in told
    assert "已到期没有还的（1期）" in told
    assert "退还设备" not in told
