"""Situations of money, each with the sums that should come out: made here, and as reviewers wrote them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from letters import findings
from letters.case.file import parse
from letters.errors import CaseError
from letters.findings.affordable import Verdict
from letters.findings.calendar import is_workday
from letters.findings.outlook import Outlook, outlook
from tests.shelf import books
from tests.stories import lease, platform, table, text_of

DAY = date(2026, 11, 26)
INPUTS = Path(__file__).resolve().parents[3] / "shared" / "inputs" / "money"
REFUSED = ["18-futurepay", "28-claimsum"]  # a payment to come, a sum that is none
RENT = "398.00"


def seen(text: str, on: date = DAY) -> Outlook:
    case = parse(text, today=on)
    return outlook(findings.of(case, books(), on), 80, None, is_workday)


def means(income: str, expenses: str = "3300") -> str:
    return table("budget", income=[{"item": "工资", "amount": income}], expenses=[{"item": "生活", "amount": expenses}])


def paid(last: int, amount: str = RENT) -> list[dict[str, str]]:
    return [{"on": f"2026-{month:02d}-10", "amount": amount} for month in range(3, last + 1)]


def made(*parts: str, **changes: object) -> str:
    """Twelve rents of 398 yuan from March, six of them paid, three overdue in November."""
    known: dict[str, object] = {
        "signed_on": "2026-03-10",
        "rent": RENT,
        "payments": paid(8),
        "overdue_since": "2026-09-11",
    }
    return text_of(platform(), lease(**{**known, **changes}), *parts)


def weekly() -> str:
    week = [{"on": "2026-08-03", "amount": "120.00"}, {"on": "2026-08-10", "amount": "120.00"}]
    told = {"signed_on": "2026-08-03", "rent": "120.00", "periods": 26, "period_unit": "week", "payments": week}
    return made(**told, overdue_since="2026-08-18")


def daily() -> str:
    told = {"signed_on": "2026-10-01", "rent": "12.50", "periods": 180, "period_unit": "day"}
    return made(**told, payments=[{"on": "2026-10-01", "amount": "375.00"}], overdue_since="2026-11-01")


def sums(found: Outlook) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    assert found.dues is not None
    return found.dues.due, found.dues.ahead, found.dues.arrears


def verdicts(found: Outlook) -> dict[str, Verdict]:
    return {way.kind.value: way.check.verdict for way in found.ways}


# name of the reviewers' file, the same made here, what is due, what is ahead, what plans are tried out with
CASES: list[tuple[str, str, str | None, str | None, str | None]] = [
    ("01-ok", made(means("4000")), "1194.00", "1194.00", "1194.00"),
    ("02-deficit", made(means("2500")), "1194.00", "1194.00", "1194.00"),
    ("06-cents", made(rent="333.33", payments=paid(8, "333.33")), "999.99", "999.99", "999.99"),
    (
        "08-deposit",
        made(deposit="1000.00", payments=[{"on": "2026-03-10", "amount": "1398.00"}, *paid(8)[1:]]),
        "1194.00",
        "1194.00",
        "1194.00",
    ),
    ("10-after", made(payments=[*paid(8), {"on": "2026-10-20", "amount": "300.00"}]), "894.00", "1194.00", "894.00"),
    ("30-norent", text_of(platform(), table("lease", signed_on="2026-03-10", device="某手机")), None, None, None),
    ("14-unknown", text_of(platform(), lease(signed_on="2026-03-10", rent=RENT)), "3582.00", "1194.00", None),
    (
        "22-old",
        made(
            signed_on="2022-03-10",
            overdue_since="2022-09-11",
            payments=[{**each, "on": each["on"].replace("2026", "2022")} for each in paid(8)],
        ),
        "2388.00",
        "0.00",
        "0.00",
    ),
    ("23-day", daily(), "337.50", "1537.50", "337.50"),
    ("24-week", weekly(), "1800.00", "1080.00", "1800.00"),
    (
        "27-claimnorent",
        made(
            claim={
                "as_of": "2026-11-20",
                "amount": "900.00",
                "items": [{"name": "欠付租金", "amount": "900.00", "kind": "rent_due"}],
            }
        ),
        "1194.00",
        "1194.00",
        "900.00",
    ),
    (
        "13-cash",
        made(
            rent="1083.15",
            periods=9,
            cash_received="5450.56",
            overdue_since="2026-06-11",
            payments=[{"on": f"2026-0{month}-10", "amount": "1083.15"} for month in (4, 5)],
        ),
        "6498.90",
        "1083.15",
        None,
    ),
]


@pytest.mark.parametrize(("name", "text", "due", "ahead", "arrears"), CASES, ids=[each[0] for each in CASES])
def test_the_sums_of_a_situation_are_those_worked_out_by_hand(
    name: str, text: str, due: str | None, ahead: str | None, arrears: str | None
) -> None:
    wanted = tuple(None if each is None else Decimal(each) for each in (due, ahead, arrears))
    assert sums(seen(text)) == wanted
    if (INPUTS / f"{name}.toml").is_file():
        assert sums(seen((INPUTS / f"{name}.toml").read_text(encoding="utf-8"))) == wanted


@pytest.mark.parametrize("text", [each[1] for each in CASES], ids=[each[0] for each in CASES])
def test_arithmetic_never_says_what_is_undisputed(text: str) -> None:
    assert seen(text).said is None


@pytest.mark.skipif(not INPUTS.is_dir(), reason="the reviewers' cases do not lie beside this folder")
def test_none_of_the_reviewers_cases_has_anything_undisputed_or_fails() -> None:
    refused = []
    for path in sorted(INPUTS.glob("*.toml")):
        try:
            found = seen(path.read_text(encoding="utf-8"))
        except CaseError:
            refused.append(path.stem)
        else:
            assert found.said is None, path.stem
    assert refused == REFUSED


def test_rents_that_run_on_count_in_every_verdict_unless_the_contract_ends() -> None:
    found = seen(made(means("3800")))  # 500 a month are left, 398 of them are the rent that runs on
    carried = seen(made(means("3800"), table("offer", return_device=True)))
    month = next(way for way in found.ways if way.kind == "instalments").check.months[0]
    assert month.beside == Decimal(RENT)
    assert month.both == month.due + month.beside
    assert verdicts(found)["deferral"] is not Verdict.UNKNOWN
    assert all(not month.beside for way in carried.ways for month in way.check.months)


def test_a_deferral_is_short_where_the_rents_before_it_cannot_be_paid() -> None:
    [deferral] = [way for way in seen(made(means("3600"))).ways if way.kind == "deferral"]  # 300 a month are left
    assert [str(month.first)[:7] for month in deferral.check.short] == [
        "2026-12",
        "2027-01",
        "2027-02",
        "2027-03",
        "2027-04",
        "2027-05",
    ]


def test_rents_by_day_and_week_are_put_off_month_by_month() -> None:
    [by_day] = [way for way in seen(daily()).ways if way.kind == "deferral"]
    [by_week] = [way for way in seen(weekly()).ways if way.kind == "deferral"]
    assert [payment.amount for payment in by_day.payments] == [Decimal("12.50"), Decimal("325.00")]
    assert [payment.amount for payment in by_week.payments] == [
        Decimal(each) for each in ("360.00", "480.00", "480.00", "480.00")
    ]


def test_a_deposit_is_taken_off_once_and_only_where_the_device_goes_back() -> None:
    first = {"on": "2026-03-10", "amount": "1398.00"}
    found = seen(made(deposit="1000.00", payments=[first, *paid(8)[1:]]))
    totals = {way.kind.value: way.total for way in found.ways}
    assert totals == {"deferral": 1194, "instalments": 1194, "settlement": 1194, "return": 194}


def test_a_deposit_above_what_is_due_leaves_nothing_to_pay() -> None:
    first = {"on": "2026-03-10", "amount": "1898.00"}
    [back] = [way for way in seen(made(deposit="1500.00", payments=[first, *paid(8)[1:]])).ways if way.kind == "return"]
    assert (back.total, back.payments) == (0, ())


@pytest.mark.parametrize(
    ("income", "left"),
    [
        ([{"item": "外卖零工", "amount": "2750", "least": "1500"}], "-800.00"),
        ([{"item": "外卖零工", "amount": "2750"}], "450.00"),
        ([], "-2300.00"),
    ],
    ids=["irregular", "regular", "none"],
)
def test_income_that_varies_counts_at_its_least_and_none_is_none(income: list[dict[str, str]], left: str) -> None:
    budget = table("budget", income=income, expenses=[{"item": "生活", "amount": "2300"}])
    assert seen(made(budget)).means.left == Decimal(left)


def test_income_of_which_nothing_is_said_is_not_known() -> None:
    budget = table("budget", expenses=[{"item": "生活", "amount": "2300"}])
    assert seen(made(budget)).means.left is None


def test_several_creditors_get_the_same_part_of_what_they_are_owed() -> None:
    debts: list[dict[str, Any]] = [
        {"creditor": "花呗", "amount": "8000", "monthly": "900"},
        {"creditor": "亲友", "amount": "5000"},
    ]
    budget = table(
        "budget",
        income=[{"item": "工资", "amount": "5000"}],
        expenses=[{"item": "生活", "amount": "3000"}],
        debts=debts,
    )
    found = seen(made(budget))
    assert [str(each.monthly) for each in found.shares] == ["134.59", "901.79", "563.62"]
    assert seen(made(means("4000"))).shares == ()
