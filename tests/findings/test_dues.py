"""What rent is due, what of the claim is undisputed and what is not; and where the sums contradict one another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from letters import law
from letters.books.money_rules import money_rules, read_contract_money
from letters.case.contracts.lease import KIND
from letters.case.contracts.lease.words import ClaimKind
from letters.case.file import read
from letters.errors import DataError
from letters.findings.dues import dues_of, in_words
from letters.law import cite_text
from tests.stories import lease, offer, person, story

if TYPE_CHECKING:
    from letters.findings.due_values import Dues

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
PAID = [{"on": f"2026-{month:02d}-02", "amount": "899.00"} for month in range(3, 8)]
ARREARS = {"payments": PAID, "overdue_since": "2026-08-03"}  # due since: August to November, 899 each


def dues(*parts: str, on: date = TODAY, who: str = "", **changes: object) -> Dues:
    case = story(lease(**{**ARREARS, **changes}), *parts, who=who)
    found = dues_of(case, on, money_rules(), law.load())
    assert found is not None
    return found


def claim(*items: tuple[str, str, bool], as_of: str = "2026-09-20") -> dict[str, object]:
    rows = [
        {"name": kind, "kind": kind, "amount": amount, **({"disputed": True} if marked else {})}
        for kind, amount, marked in items
    ]
    total = sum((Decimal(amount) for _, amount, _ in items), Decimal(0))
    return {"as_of": as_of, "amount": str(total), "items": rows}


def remarks(found: Dues) -> dict[str, str]:
    return {remark.id: remark.text for remark in found.remarks}


def test_without_a_lease_nothing_is_due() -> None:
    assert dues_of(story(), TODAY, money_rules(), law.load()) is None


def test_due_rent_is_what_has_fallen_due_by_the_day_and_is_not_paid() -> None:
    assert (dues().due, dues().ahead) == (Decimal("3596.00"), Decimal("2697.00"))
    assert dues(on=date(2026, 11, 1)).due == Decimal("2697.00")
    rules = money_rules().of(KIND)
    assert in_words(dues().sums, rules) == "2026年8月2日至2026年11月2日到期的租金，共4期"
    assert in_words(dues(on=date(2026, 8, 2)).sums, rules) == "2026年8月2日到期的租金"


def test_due_rent_is_what_plans_are_tried_out_with_and_nobody_calls_it_undisputed() -> None:
    assert (dues().arrears, dues().undisputed) == (Decimal("3596.00"), None)
    assert [each.due for each in dues().in_time] == [date(2026, month, 2) for month in (8, 9, 10, 11)]


def test_rents_out_of_time_are_told_and_are_in_no_plan() -> None:
    old = [{"on": f"2022-{month:02d}-10", "amount": "398.00"} for month in range(3, 9)]
    told: dict[str, Any] = {"signed_on": "2022-03-10", "rent": "398.00", "payments": old, "overdue_since": "2022-09-11"}
    found = dues(**told)
    assert (found.due, found.arrears, len(found.late)) == (Decimal("2388.00"), Decimal("0.00"), 6)
    assert "2022-09-10至2023-02-10 到期的 6 期共 2,388.00 元" in remarks(found)["out_of_time"]
    partly = dues(on=date(2025, 12, 10), **told)
    assert (partly.arrears, len(partly.late)) == (Decimal("1194.00"), 3)


def test_where_cash_came_in_place_of_the_device_nothing_is_undisputed_and_what_is_left_of_it_is_told() -> None:
    paid = [{"on": f"2026-{month:02d}-10", "amount": "1083.15"} for month in (4, 5)]
    cash: dict[str, Any] = {
        "signed_on": "2026-03-10",
        "rent": "1083.15",
        "periods": 9,
        "payments": paid,
        "overdue_since": "2026-06-11",
    }
    offered = offer(undisputed="6498.90", options=[])
    found = dues(offered, cash_received="5450.56", device_received=False, **cash)
    assert (found.undisputed, found.arrears) == (None, None)
    assert "拿到 5,450.56 元，本人付过 2,166.30 元，差 3,284.26 元" in remarks(found)["cash_handed_over"]
    bare = dues(offered, device_received=False, **cash)
    assert (bare.undisputed, bare.arrears, bare.withheld) == (None, None, ("not_delivered",))


def test_what_an_agent_advanced_pays_rents_and_is_none_of_the_persons_payments() -> None:
    advanced = [{**PAID[0], "payer": "agent"}, *PAID[1:]]
    case = story(lease(**{**ARREARS, "payments": advanced}))
    [held] = case.contracts
    assert held.total_paid == Decimal("3596.00")
    assert dues(payments=advanced).due == Decimal("3596.00")
    [by_channel] = story(lease(**{**ARREARS, "payments": [{**PAID[0], "channel": "中介代垫"}, *PAID[1:]]})).contracts
    assert by_channel.total_paid == Decimal("3596.00")


def test_a_payment_for_a_deposit_or_a_fee_is_no_rent() -> None:
    beside = [{"on": "2026-03-02", "amount": "500.00", "purpose": "deposit"}]
    beside += [{"on": "2026-06-20", "amount": "50.00", "purpose": "insurance"}]
    found = dues(payments=[*PAID, *beside], deposit="500.00")
    assert (found.due, found.deposit) == (Decimal("3596.00"), Decimal("500.00"))


def test_that_nothing_was_paid_is_another_thing_than_no_record() -> None:
    said = dues_of(story(lease(overdue_since="2026-03-03", payments="none")), TODAY, money_rules(), law.load())
    assert said is not None
    assert (said.due, said.arrears, said.has_payments) == (Decimal("8091.00"), Decimal("8091.00"), True)


def test_days_that_fit_nothing_leave_the_sums_unknown_and_say_so() -> None:
    found = dues(overdue_since="2026-10-17")
    assert (found.due, found.ahead, found.undisputed, found.sums) == (None, None, None, ())
    assert "2026-10-16" in remarks(found)["days_unknown"]


def test_days_that_nothing_tells_are_supposed_and_said_to_be() -> None:
    bare = dues_of(story(lease()), TODAY, money_rules(), law.load())
    assert bare is not None
    assert "签约当天付首期" in remarks(bare)["days_supposed"]


@pytest.mark.parametrize("told", [{"overdue_since": "2026-03-03"}, {}], ids=["overdue known", "nothing known"])
def test_without_a_record_of_payment_nothing_is_undisputed_and_it_is_said_why(told: dict[str, object]) -> None:
    claimed = lease(claim=claim(("rent_due", "1798.00", False)), **told)
    bare = dues_of(story(claimed), TODAY, money_rules(), law.load())
    assert bare is not None
    assert (bare.undisputed, bare.arrears, bare.has_payments) == (None, None, False)
    assert "不知道已经付了多少" in remarks(bare)["payments_missing"]
    assert "claim_differs" not in remarks(bare)
    assert [item.owed for item in bare.items] == [None]
    assert bare.contested == 0


def test_what_a_person_offers_stands_without_a_record_of_payment() -> None:
    bare = lease(overdue_since="2026-08-03", claim=claim(("rent_due", "1798.00", False)))
    case = story(bare, offer(undisputed="1798.00", options=[]))
    found = dues_of(case, TODAY, money_rules(), law.load())
    assert found is not None
    assert (found.undisputed, found.arrears) == (Decimal("1798.00"), None)
    assert [item.owed for item in found.items] == [True]


def test_each_item_is_owed_or_contested_with_a_reason_and_its_law() -> None:
    items = [("rent_due", "1798.00", False), ("rent_future", "4495.00", True), ("late_fee", "100.00", False)]
    owed, future, fee = dues(claim=claim(*items)).items
    assert (owed.owed, future.owed, fee.owed) == (None, False, False)
    assert (future.marked, fee.marked) == (True, False)
    assert all(item.why and item.provisions for item in (future, fee))
    assert dues(claim=claim(*items)).contested == Decimal("4595.00")


def test_a_fee_that_was_not_marked_is_said_to_be_contestable_and_not_called_disputed() -> None:
    found = dues(claim=claim(("late_fee", "100.00", False)))
    assert not found.items[0].marked
    assert "“late_fee”没有标为有异议" in remarks(found)["contested_not_marked"]


def test_the_persons_own_reason_goes_before_the_rules() -> None:
    told = {**claim(("buyout", "2599.00", True))}
    told["items"] = [{**told["items"][0], "why": "本人没有选择买断"}]  # type: ignore[index]
    assert dues(claim=told).items[0].why == "本人没有选择买断"


def test_what_fell_due_after_the_claims_day_is_added_to_what_it_calls_due() -> None:
    found = dues(claim=claim(("rent_due", "1798.00", False)))
    assert found.arrears == Decimal("3596.00")
    assert "claim_differs" not in remarks(found)


def test_a_claim_that_calls_less_due_is_taken_at_its_word() -> None:
    found = dues(claim=claim(("rent_due", "1000.00", False), as_of="2026-11-23"))
    assert found.arrears == Decimal("1000.00")
    assert "相差 2,596.00 元" in remarks(found)["claim_differs"]


def test_a_claim_that_calls_more_due_is_not_followed_and_the_difference_is_said() -> None:
    found = dues(claim=claim(("rent_due", "6293.00", False)))
    assert found.arrears == Decimal("3596.00")
    assert "推算到 2026-09-20 是 1,798.00 元，相差 4,495.00 元" in remarks(found)["claim_differs"]


def test_rents_ahead_that_the_claim_counts_otherwise_are_said() -> None:
    assert "相差 899.00 元" in remarks(dues(claim=claim(("rent_future", "5394.00", True))))["future_differs"]


def test_where_every_due_rent_is_disputed_nothing_is_undisputed() -> None:
    found = dues(claim=claim(("rent_due", "1798.00", True)))
    assert (found.arrears, found.undisputed) == (0, None)
    assert not found.items[0].owed
    assert "due_disputed" in remarks(found)


def test_a_claim_without_items_asks_for_them_first() -> None:
    found = dues(claim={"as_of": "2026-09-20", "amount": "9000.00"})
    assert "9,000.00" in remarks(found)["claim_unitemised"]


@pytest.mark.parametrize("undisputed", ["3600.00", "3000.00"])
def test_what_the_person_says_and_what_is_computed_stand_beside_each_other(undisputed: str) -> None:
    found = dues(offer(undisputed=undisputed, options=[]))
    assert (found.undisputed, found.arrears) == (Decimal(undisputed), Decimal("3596.00"))


def test_an_offer_that_agrees_raises_no_remark() -> None:
    assert remarks(dues(offer(undisputed="3596.00", options=[]))) == {}


def test_paying_more_than_the_contract_asks_for_is_said() -> None:
    found = dues(payments=[{"on": "2026-07-02", "amount": "20000.00"}], overdue_since="2026-08-03")
    assert "overpaid" in remarks(found)


def test_a_minors_items_rest_on_the_law_of_minors_and_an_adults_do_not() -> None:
    items = claim(("rent_due", "1798.00", True))
    minor = dues(claim=items, who=person(birth_date="2009-05-01", own_wages=False)).items[0]
    adult = dues(claim=items, who=person(birth_date="1990-05-01")).items[0]
    topics = {topic for provision in minor.provisions for topic in provision.topics}
    assert "minor_contract" in topics
    assert "minor_contract" not in {topic for provision in adult.provisions for topic in provision.topics}


def test_the_law_is_that_of_the_day() -> None:
    item = dues(claim=claim(("late_fee", "100.00", True))).items[0]
    assert all(provision.in_force(TODAY) and provision.verified for provision in item.provisions)
    assert cite_text(item.provisions)


@pytest.mark.parametrize("name", ["illness-and-instalments", "false-police-and-court"])
def test_the_offers_of_the_examples_are_what_is_computed(name: str) -> None:
    case = read(ROOT / "examples" / name / "case.toml", today=TODAY)
    found = dues_of(case, TODAY, money_rules(), law.load())
    assert found is not None
    assert case.offer is not None
    assert found.arrears == found.undisputed == case.offer.undisputed
    assert tuple(each.due for each in found.in_time) == case.offer.undisputed_due


def test_every_kind_of_claim_has_a_rule_and_every_topic_is_one() -> None:
    rules = money_rules().of(KIND)
    for kind in ClaimKind:
        for disputed in (True, False):
            assert rules.claim(kind, disputed=disputed).reason
    assert {topic for rule in rules.claims.values() for topic in rule.topics} <= set(law.load().topics)


def test_only_due_rent_is_ever_owed() -> None:
    assert {kind for kind, owed in money_rules().of(KIND).claims if owed} == {ClaimKind.RENT_DUE}


@pytest.mark.parametrize(
    ("before", "after"),
    [('state = "owed"', 'state = "perhaps"'), ('kind = "buyout"', 'kind = "bayout"'), ("[words]", "")],
)
def test_a_fault_in_the_data_is_named_with_its_file(tmp_path: Path, before: str, after: str) -> None:
    text = (KIND.data / "money.toml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "money.toml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError, match=r"money\.toml"):
        read_contract_money(tmp_path / "money.toml", KIND)


def test_a_deposit_that_was_paid_is_not_taken_for_rent() -> None:
    paid = [{"on": "2026-03-02", "amount": "1399.00"}, *PAID[1:]]
    assert dues(deposit="500.00", payments=paid).due == Decimal("3596.00")
