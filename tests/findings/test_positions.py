"""What is disputed is said once: claim, offer, plan and letters cannot tell it in two ways."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from letters.case.file import parse
from letters.errors import CaseError
from letters.findings.dues import dues_of
from letters.findings.positions import Positions, Stance, positions_of
from tests.shelf import books, text
from tests.stories import lease, offer, platform, row, story

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "illness-and-instalments" / "case.toml"
DAY = date(2026, 11, 23)
LATE = ("逾期费", "281.84", "late_fee")
RENT = ("已到期租金", "916.00", "rent_due")
PAID = [{"on": "2026-03-02", "amount": "899.00"}]


def claimed(*items: tuple[str, str, str], disputed: tuple[str, ...] = (), **terms: object) -> str:
    """A lease with a claim of these items (name, yuan, kind), some of them disputed."""
    rows = [
        {
            "name": name,
            "amount": amount,
            "kind": kind,
            "why": "没有明细",
            **({"disputed": True} if name in disputed else {}),
        }
        for name, amount, kind in items
    ]
    total = f"{sum(float(amount) for _, amount, _ in items):.2f}"
    return lease(claim={"as_of": "2026-11-01", "amount": total, "items": rows}, **terms)


def said(item: str, **words: object) -> dict[str, object]:
    return {"item": item, "reason": "因病逾期", **words}


def stances(found: Positions) -> dict[str, Stance]:
    return {item.name: item.stance for item in found.items}


def problems(*parts: str) -> list[tuple[str, str]]:
    with pytest.raises(CaseError) as caught:
        story(platform(), *parts)
    return [(problem.where.split()[-1], problem.message) for problem in caught.value.problems]


def test_the_example_with_another_sum_and_a_mark_missing_is_refused_at_both_places() -> None:
    written = EXAMPLE.read_text(encoding="utf-8")
    changed = written.replace('item = "逾期费"\namount = "281.84"', 'item = "逾期费"\namount = "999.00"')
    changed = changed.replace('kind = "buyout"\ndisputed = true\n', 'kind = "buyout"\n')

    with pytest.raises(CaseError) as caught:
        parse(changed, today=DAY)

    first, second = caught.value.problems
    assert first.where.endswith("offer.disputed[1].amount")
    assert first.message == "“逾期费”这里写 999.00 元，对方主张的分项写 281.84 元，相差 717.16 元"
    assert second.where.endswith("offer.disputed[3].item")
    assert "“买断款”这里写了有异议" in second.message
    assert "disputed = true" in second.hint


def test_an_item_under_another_name_is_asked_about() -> None:
    found = problems(claimed(LATE, disputed=("逾期费",)), offer(disputed=[said("违约金", amount="281.84")]))

    assert found == [("offer.disputed[1].item", "对方主张的分项里没有“违约金”，是不是“逾期费”？")]


@pytest.mark.parametrize("name", ["逾期费", " 逾期 费", "逾期费(3日)", "逾期费用或违约金"])
def test_the_same_item_is_known_by_name_without_a_remark_in_brackets_or_by_kind(name: str) -> None:
    case = story(platform(), claimed(LATE, disputed=("逾期费",)), offer(disputed=[said(name)]))

    [item] = positions_of(case, DAY).items
    assert (item.name, item.reason, item.why) == ("逾期费", "因病逾期", "没有明细")


def test_what_only_the_offer_disputes_is_disputed_too() -> None:
    case = story(platform(), claimed(RENT), offer(disputed=[said("碎屏险", amount="399.00")]))

    assert stances(positions_of(case, DAY)) == {"已到期租金": Stance.ACCEPTED, "碎屏险": Stance.DISPUTED}


def test_what_nobody_marked_is_not_known_and_neither_is_rent_without_payments() -> None:
    case = story(platform(), claimed(RENT, LATE))

    assert stances(positions_of(case, DAY)) == {"已到期租金": Stance.UNKNOWN, "逾期费": Stance.UNKNOWN}


def test_due_rents_are_accepted_or_disputed_with_the_reason() -> None:
    named = offer(undisputed="1798.00", undisputed_due=["2026-10-02", "2026-11-02"], options=[])
    accepted = positions_of(story(platform(), claimed(LATE, payments=PAID), named), DAY)
    disputed = positions_of(story(platform(), claimed(RENT, disputed=("已到期租金",), payments=PAID)), DAY)
    unknown = positions_of(story(platform(), claimed(RENT)), DAY)

    assert [rent.owed.due.month for rent in accepted.sums if rent.stance is Stance.ACCEPTED] == [10, 11]
    assert accepted.undisputed == Decimal("1798.00")
    assert {(rent.stance, rent.why) for rent in disputed.sums} == {(Stance.DISPUTED, "没有明细")}
    assert {rent.stance for rent in unknown.sums} == {Stance.UNKNOWN}


def test_an_item_is_accepted_where_the_person_wrote_that_they_do_not_dispute_it() -> None:
    rows = [{"name": "九月租金", "amount": "899.00", "kind": "rent_due", "disputed": False}]
    said = lease(claim={"as_of": "2026-11-01", "amount": "899.00", "items": rows}, payments=PAID)
    found = positions_of(story(platform(), said), DAY)

    assert stances(found) == {"九月租金": Stance.ACCEPTED}
    assert found.undisputed == Decimal("899.00")


def test_of_a_part_that_is_accepted_no_rent_is_said_to_be_it() -> None:
    part = offer(undisputed="1798.00", undisputed_due=[], options=[])
    rents = positions_of(story(platform(), claimed(RENT, payments=PAID), part), DAY)

    assert rents.undisputed == Decimal("1798.00")
    assert {rent.stance for rent in rents.sums} == {Stance.UNKNOWN}


def test_plan_complaint_and_request_dispute_the_same_items() -> None:
    case = story(
        platform(),
        claimed(RENT, LATE, ("买断款", "1200.00", "buyout"), disputed=("逾期费", "买断款"), payments=PAID),
        offer(disputed=[said("买断款")]),
        row("practices", kind="price", account="没有标明"),
    )

    planned = dues_of(case, DAY, books().money, books().law)
    request = text(case, "2026-11-23", "negotiation/instalments")
    complaint = text(case, "2026-11-23", "complaint/consumer-association")

    assert planned is not None
    assert [item.name for item in planned.items if item.marked] == ["逾期费", "买断款"]
    assert "1. 买断款（1,200元）：因病逾期。" in request
    assert "2. 逾期费（281.84元）：没有明细。" in request
    assert "逾期费281.84元（有异议：没有明细）；买断款1,200元（有异议：没有明细）" in complaint
