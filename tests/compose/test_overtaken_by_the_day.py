"""What was true on the day of a claim is not told as if it still were, and whoever claims is called by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from letters.case.file import read
from letters.kit.bundled import bundled
from tests.shelf import planned, text
from tests.stories import contact, lease, platform, story, table

DAY = "2026-11-23"
REGULATOR, RETURN = "complaint/market-regulator", "negotiation/return"
PAID = [{"on": f"2026-{month:02d}-02", "amount": "899.00"} for month in range(3, 8)]
HOME = table("route", dispute_first="market-regulator")


def claim(ahead: str = "4495.00", why: str = "") -> str:
    """Five rents ahead on 20 September, of which those of 2 October and 2 November have come since."""
    items = [
        {"name": "已到期的租金", "amount": "1798.00", "kind": "rent_due", "disputed": False},
        {
            "name": "未到期的5期",
            "amount": ahead,
            "kind": "rent_future",
            "disputed": True,
            **({"why": why} if why else {}),
        },
    ]
    return table("lease.claim", as_of="2026-09-20", amount=str(Decimal("1798.00") + Decimal(ahead)), items=items)


def case(*parts: str, **said: object) -> tuple[str, ...]:
    known = {"payments": PAID, "overdue_since": "2026-08-03", **said}
    return (platform(), lease(**known), *parts, HOME, contact("I1", "2026-10-01 10:00"))


def back(*days: str) -> str:
    option = {"kind": "return", "payments": [{"due": "2026-12-28", "amount": "1798.00"}]}
    return table("offer", undisputed="1798.00", undisputed_due=days, return_device=True, options=[option])


def cautions(letter: str, *parts: str) -> set[str]:
    return {each.id for one in planned(story(*case(*parts)), DAY, letter).letters for each in one.warnings}


def test_a_complaint_says_which_rents_have_fallen_due_since_the_claim() -> None:
    told = text(story(*case(claim(why="不应当一次收取"))), DAY, REGULATOR)
    assert (
        "未到期的5期4,495元（主张之日尚未到期，其中2026年10月2日、11月2日的2期此后已到期；有异议：不应当一次收取）"
        in told
    )
    assert "逐项说明未到期的5期（按2026年9月20日计）的依据" in told


def test_an_offer_says_it_too() -> None:
    told = text(story(*case(claim(), back("2026-08-02", "2026-09-02"))), DAY, RETURN)
    assert "其中2026年10月2日、11月2日的2期此后已到期。" in told


@pytest.mark.parametrize(
    ("ahead", "said"),
    [("4495.01", {}), ("4495.00", {"overdue_since": "2026-05-20"})],
    ids=["another sum than was ahead", "days that fit no row"],
)
def test_where_nobody_can_tell_which_rents_are_meant_nothing_is_said(ahead: str, said: dict[str, object]) -> None:
    assert "此后已到期" not in text(story(*case(claim(ahead), **said)), DAY, REGULATOR)


def test_a_claim_of_the_same_month_is_told_as_it_was() -> None:
    assert "此后已到期" not in text(story(*case(claim()), today="2026-10-01"), "2026-10-01", REGULATOR)


@pytest.mark.parametrize("why", ["尚未到期", "还没有到期，愿意返还手机", "租金没到期"])
def test_a_reason_that_the_day_has_overtaken_is_warned_of(why: str) -> None:
    assert "not-due-overtaken" in cautions(REGULATOR, claim(why=why))


@pytest.mark.parametrize("why", ["对方主张时还没有到期", "其余还没有到期", "不应当一次收取"])
def test_a_reason_that_speaks_of_the_day_of_the_claim_is_not(why: str) -> None:
    assert "not-due-overtaken" not in cautions(REGULATOR, claim(why=why))


def test_an_offer_is_warned_of_a_rent_that_it_leaves_out_and_adds_none_itself() -> None:
    short = back("2026-08-02", "2026-09-02")
    assert "undisputed-lacks-matured" in cautions(RETURN, claim(), short)
    assert "没有异议的部分为1,798元" in text(story(*case(claim(), short)), DAY, RETURN)
    whole = back("2026-08-02", "2026-09-02", "2026-10-02", "2026-11-02")
    assert "undisputed-lacks-matured" not in cautions(RETURN, claim(), whole)


def test_that_it_is_left_out_is_warned_of_once_and_what_is_short_beside_it_as_well() -> None:
    assert "undisputed-under-due" not in cautions(RETURN, claim(), back("2026-08-02", "2026-09-02"))
    fewer = back("2026-08-02", "2026-09-02").replace('undisputed = "1798.00"', 'undisputed = "899.00"')
    assert {"undisputed-lacks-matured", "undisputed-under-due"} <= cautions(RETURN, claim(), fewer)


def test_who_claims_is_named_where_the_complaint_is_about_another() -> None:
    case_file = bundled("examples") / "minor-at-a-phone-shop" / "case.toml"
    told = text(read(case_file, today=date.fromisoformat(DAY)), DAY, REGULATOR)
    assert "霁川数租科技有限公司（霁租）于2026年11月10日主张应付" in told
    assert "对方于" not in told


def test_who_claims_is_the_other_side_where_the_complaint_is_about_them() -> None:
    assert "对方于2026年9月20日主张应付6,293元" in text(story(*case(claim())), DAY, REGULATOR)
