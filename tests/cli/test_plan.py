"""`letters plan` as a user meets it: the page, what is refused, what is put into the case file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.planned import CLAIM, CONTRACT, INCOME, PAID, line, plan, written
from tests.stories import lease, platform, row, table

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_has_the_budget_the_dues_the_ways_and_the_cost(tmp_path: Path) -> None:
    done = plan(written(tmp_path))
    assert done.returncode == 0, done.stderr
    for section in ("每月收支", "没有异议的，和有异议的", "怎么付", "租赁成本", "下一步"):
        assert f"【{section}" in done.stdout
    assert line(done.stdout, "可以拿来还款的") == "可以拿来还款的 800.00 元 剩下的 80%，用 --share 改"
    assert line(done.stdout, "推算已到期没有付的租金").startswith("推算已到期没有付的租金（4期） 3,596.00 元")
    assert line(done.stdout, "付完全部").startswith("付完全部租金和费用，合计 10,788.00 元")
    assert "依据：《" in done.stdout


@pytest.mark.parametrize(("payments", "told"), [({}, "不知道"), ({"payments": "none"}, "0.00 元")])
def test_what_was_paid_is_a_sum_only_where_somebody_told_it(
    tmp_path: Path, payments: dict[str, Any], told: str
) -> None:
    contract = lease(signed_on="2026-03-02", rent="899.00", periods=12, **payments)
    done = plan(written(tmp_path, platform(), contract, INCOME))
    assert line(done.stdout, "已经付的").startswith(f"已经付的 {told}")
    assert ("还差的不等于您欠的" in done.stdout) is bool(payments)


def test_sums_stand_under_one_another(tmp_path: Path) -> None:
    done = plan(written(tmp_path))
    budget = done.stdout.split("【没有异议的")[0].split("【每月收支】")[1]
    ends = {width(each.split(" 元")[0]) for each in budget.splitlines() if " 元" in each}
    assert len(ends) == 1


def width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def test_a_share_of_ones_own_changes_what_can_be_offered_and_the_number_of_parts(tmp_path: Path) -> None:
    shown = json.loads(plan(written(tmp_path), "--share", "30", "--json").stdout)
    assert shown["means"]["offerable"] == "300.00"
    [parts] = [each for each in shown["plans"] if each["kind"] == "instalments"]
    assert len(parts["payments"]) == 12


def test_a_plan_that_income_does_not_carry_is_said_with_the_named_source(tmp_path: Path) -> None:
    offer = table("offer", undisputed="3596.00", source="姐姐借给我", options=[])
    done = plan(written(tmp_path, platform(), CONTRACT, INCOME, offer), "--kind", "settlement")
    assert "按现在的收支付不起：2027年1月差 2,596.00 元" in " ".join(done.stdout.split())
    assert "姐姐借给我" in done.stdout


def test_an_unknown_budget_is_said_to_be_unknown_and_where_it_would_stand(tmp_path: Path) -> None:
    done = plan(written(tmp_path, platform(), CONTRACT))
    assert "没有写现在的月收入、每月支出" in done.stdout
    assert "付得起。" not in done.stdout.replace("付不付得起。", "")


def test_counter_offers_are_held_against_the_undisputed_sum_and_the_budget(tmp_path: Path) -> None:
    counter = {"total": "4000.00", "payments": [{"due": "2026-12-15", "amount": "4000.00"}]}
    sent = row(
        "filings",
        id="F1",
        letter="negotiation/instalments",
        to="青桐橘租",
        on="2026-11-01",
        replies=[{"on": "2026-11-09", "outcome": "countered", "counter": counter}],
    )
    shown = json.loads(plan(written(tmp_path, platform(), CONTRACT, INCOME, sent), "--json").stdout)
    [told] = shown["counter_offers"]
    assert (told["above_undisputed"], told["budget"]["verdict"]) == ("404.00", "short")
    assert "比推算到期没有付的多 404.00 元" in plan(tmp_path).stdout


@pytest.mark.parametrize(("outcome", "letter"), [("broken", "follow-up/breach"), ("missed", "follow-up/renegotiation")])
def test_a_breach_names_the_next_letter_until_it_is_sent(tmp_path: Path, outcome: str, letter: str) -> None:
    known = {"to": "青桐橘租", "on": "2026-10-01"}
    agreed = row(
        "filings", id="F1", letter="agreement/repayment", **known, replies=[{"on": "2026-11-09", "outcome": outcome}]
    )
    assert f"letters write case.toml {letter}" in plan(written(tmp_path, CONTRACT, agreed)).stdout
    answer = row("filings", id="F2", letter=letter, to="青桐橘租", on="2026-11-12", about="F1")
    assert letter not in plan(written(tmp_path, CONTRACT, agreed, answer)).stdout
    other = row("filings", id="F3", letter="negotiation/deferral", **known)
    about_another = answer.replace('about = "F1"', 'about = "F3"')
    assert letter in plan(written(tmp_path, CONTRACT, agreed, other, about_another)).stdout


def test_a_rate_is_shown_for_reference_where_cash_was_handed_over_and_nowhere_else(tmp_path: Path) -> None:
    cash = lease(signed_on="2026-01-15", rent="1083.15", periods=9, cash_received="5450.56")
    done = plan(written(tmp_path, platform(), cash))
    assert "参考测算：若按借贷性质折算" in done.stdout
    for figure in ("162.36%", "358.5%", "四倍 12.00%", "+5,450.56 元"):
        assert figure in done.stdout
    licensed = plan(written(tmp_path, platform(licensed=True), cash)).stdout
    assert "LPR 3" not in licensed
    assert "持牌" in licensed
    assert "年利率" not in plan(written(tmp_path)).stdout


@pytest.mark.parametrize(
    ("cash", "told", "other"),
    [
        ("5450.56", "按扣以前的数算", "如果写的是到手的数：名义年利率 139.59%"),
        ("4367.41", "按到手的数算", "如果写的是扣以前的数：算出来的年利率大得没有意义"),
    ],
)
def test_a_rent_kept_back_from_the_cash_is_told_with_how_it_was_read_and_asked_about(
    tmp_path: Path, cash: str, told: str, other: str
) -> None:
    facts = {"signed_on": "2026-03-10", "rent": "1083.15", "periods": 9, "cash_received": cash}
    kept_back = [{"on": "2026-03-10", "amount": "1083.15"}]
    asking = plan(written(tmp_path, platform(), lease(**facts, payments=kept_back))).stdout
    for words in ("220.35%", "656.1%", told, other, "写明是到手的"):
        assert words in asking
    said = lease(**facts, payments=kept_back, cash_in_hand=cash == "4367.41")
    settled = plan(written(tmp_path, platform(), said)).stdout
    assert told in settled
    assert "写明是到手的" not in settled


WITH_A_CONTRACT = sorted(
    path.parent.name
    for path in ROOT.glob("examples/*/case.toml")
    if "\n[[contracts]]" in path.read_text(encoding="utf-8")
)


@pytest.mark.long
@pytest.mark.parametrize("story", WITH_A_CONTRACT)
def test_every_example_gives_a_page_and_the_same_as_json(story: str) -> None:
    case = f"examples/{story}/case.toml"
    which = ("--contract", "C1") if story == "two-platforms" else ()
    page, data = plan(ROOT, *which, case=case), plan(ROOT, *which, "--json", case=case)
    assert (page.returncode, data.returncode) == (0, 0), page.stderr
    assert page.stderr == ""
    assert [each for each in page.stdout.splitlines() if width(each) > 82 and "letters " not in each] == []
    shown = json.loads(data.stdout)
    netted = {"settlement", "return"}  # one payment may be less, and a deposit is set off when the device goes back
    assert all(each["total"] == shown["total"] for each in shown["plans"] if each["kind"] not in netted)


def test_where_nothing_is_due_nothing_is_to_be_arranged_and_that_is_said(tmp_path: Path) -> None:
    paid = [*PAID, *({"on": f"2026-{month:02d}-02", "amount": "899.00"} for month in range(8, 12))]
    done = plan(written(tmp_path, platform(), lease(payments=paid), INCOME))
    assert done.returncode == 0, done.stderr
    assert "没有要安排的付款：留好付款记录" in done.stdout
    assert "下面试算用的" not in done.stdout


def test_what_is_lacking_is_told_in_words_whatever_the_file_calls_it(tmp_path: Path) -> None:
    written(tmp_path, platform(), lease(claim=CLAIM))
    told = plan(tmp_path).stdout
    assert "没有付款记录" in told
    assert not re.search(r"(?:lease|contracts)\.", told)
