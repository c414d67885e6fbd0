"""Plans put into a case, and wishes that are refused; several contracts against one income."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.planned import CLAIM, CONTRACT, INCOME, PAID, line, plan, written
from tests.stories import contract, lease, platform, row, table

if TYPE_CHECKING:
    from pathlib import Path


def offer_in(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))["offer"]


def test_a_plan_is_saved_with_comments_kept_and_the_offer_it_needs(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "case.toml"
    path.write_text("# 我的备注\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    done = plan(tmp_path, "--kind", "instalments", "--count", "5", "--start", "2026-12-31", "--save")
    assert done.returncode == 0, done.stderr
    assert path.read_text(encoding="utf-8").startswith("# 我的备注\n")
    offer = offer_in(tmp_path)
    assert "undisputed" not in offer
    [option] = offer["options"]
    assert option["kind"] == "instalments"
    assert [each["amount"] for each in option["payments"]] == ["719.20"] * 5
    assert [str(each["due"]) for each in option["payments"]][:3] == ["2026-12-31", "2027-01-29", "2027-02-26"]
    assert "letters write case.toml negotiation" in done.stdout


def test_a_second_plan_of_a_kind_takes_the_place_of_the_first_and_others_stay(tmp_path: Path) -> None:
    written(tmp_path)
    for arguments in (["instalments", "--count", "5"], ["deferral"], ["stepped", "--count", "4"]):
        assert plan(tmp_path, "--kind", *arguments, "--save").returncode == 0
    kinds = [(option["kind"], len(option["payments"])) for option in offer_in(tmp_path)["options"]]
    assert sorted(kinds) == [("deferral", 4), ("instalments", 4)]


def test_what_was_saved_is_what_the_next_look_shows_as_the_cases_own(tmp_path: Path) -> None:
    written(tmp_path)
    saved = json.loads(plan(tmp_path, "--kind", "deferral", "--save", "--json").stdout)
    assert saved["saved"] == ["offer.options"]
    [own] = [each for each in json.loads(plan(tmp_path, "--json").stdout)["plans"] if each["origin"] == "case"]
    assert [each["due"] for each in own["payments"]] == [each["due"] for each in saved["plans"][0]["payments"]]
    assert own["rest_days"] == []
    kinds = [each["kind"] for each in json.loads(plan(tmp_path, "--json").stdout)["plans"]]
    assert kinds == ["deferral", "instalments", "settlement", "return"]


def test_a_settlement_below_what_is_undisputed_needs_a_reason_before_it_is_saved(tmp_path: Path) -> None:
    offer = table("offer", undisputed="3596.00", options=[])
    written(tmp_path, platform(), CONTRACT, INCOME, offer)
    before = (tmp_path / "case.toml").read_bytes()
    refused = plan(tmp_path, "--kind", "settlement", "--amount", "2000.00", "--save")
    assert refused.returncode == 2
    assert "--why" in refused.stderr
    assert (tmp_path / "case.toml").read_bytes() == before
    arguments = ("--kind", "settlement", "--amount", "2000.00", "--why", "失业，亲友只能凑到这个数", "--save")
    assert plan(tmp_path, *arguments).returncode == 0
    assert offer_in(tmp_path)["options"][0]["why"] == "失业，亲友只能凑到这个数"


def test_a_sum_other_than_the_undisputed_one_is_not_saved_as_instalments(tmp_path: Path) -> None:
    offer = table("offer", undisputed="3596.00", options=[])
    refused = plan(
        written(tmp_path, platform(), CONTRACT, INCOME, offer), "--kind", "deferral", "--amount", "3000", "--save"
    )
    assert refused.returncode == 2
    assert "不一致" in refused.stderr


def test_a_half_filled_case_gives_what_it_can_and_says_what_is_missing(tmp_path: Path) -> None:
    bare = plan(written(tmp_path, platform()))
    assert bare.returncode == 1
    assert "没有合同" in bare.stdout
    assert "letters new case.toml" in bare.stdout
    assert "Traceback" not in bare.stderr
    supposed = plan(written(tmp_path, platform(), lease()))
    assert supposed.returncode == 0
    assert "没有写付款记录" in supposed.stdout


def test_without_a_record_of_payment_no_sum_is_undisputed_no_plan_is_proposed_and_none_is_saved(tmp_path: Path) -> None:
    written(tmp_path, platform(), lease(overdue_since="2026-03-03", claim=CLAIM), INCOME)
    before = (tmp_path / "case.toml").read_bytes()
    page, data = plan(tmp_path), json.loads(plan(tmp_path, "--json").stdout)
    assert page.returncode == 0
    assert "下面试算用的" not in page.stdout
    assert "不知道已经付了多少" in "".join(page.stdout.split())
    assert "letters import case.toml" in page.stdout
    assert "--save" not in page.stdout
    assert (data["total"], data["dues"]["undisputed"], data["plans"]) == (None, None, [])
    assert data["dues"]["items"][0]["owed"] is None
    for arguments in (["instalments"], ["instalments", "--amount", "500"], ["settlement", "--amount", "500"]):
        refused = plan(tmp_path, "--kind", *arguments, "--save")
        assert refused.returncode == 2
        assert "没有付款记录" in refused.stderr
        assert "letters import case.toml" in refused.stderr
    assert (tmp_path / "case.toml").read_bytes() == before


def test_a_sum_tried_out_without_a_record_of_payment_is_not_called_undisputed(tmp_path: Path) -> None:
    written(tmp_path, platform(), lease(), INCOME)
    tried = plan(tmp_path, "--kind", "instalments", "--amount", "500", "--count", "2")
    assert tried.returncode == 0, tried.stderr
    assert "合计 500.00 元" in tried.stdout
    assert "付的都是没有异议的部分" not in tried.stdout
    assert "除没有异议的部分外" not in tried.stdout


def test_what_the_person_called_undisputed_stands_without_a_record_of_payment(tmp_path: Path) -> None:
    offered = table("offer", undisputed="899.00", options=[])
    written(tmp_path, platform(), lease(), INCOME, offered)
    done = plan(tmp_path, "--kind", "instalments", "--count", "2", "--save")
    assert done.returncode == 0, done.stderr
    assert line(done.stdout, "没有异议的") == "没有异议的 899.00 元 案件里您写的"
    assert offer_in(tmp_path)["options"][0]["payments"][0]["amount"] == "449.50"


def test_a_plan_without_a_sum_says_where_to_write_it(tmp_path: Path) -> None:
    done = plan(written(tmp_path, platform()), "--kind", "deferral")
    assert done.returncode == 1
    assert "用 --amount 试算" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--kind", "instalment"], "不认识的方案 instalment"),
        (["--save"], "--save 要和 --kind 一起用"),
        (["--count", "3"], "--count 要和 --kind 一起用"),
        (["--kind", "deferral", "--start", "2026-13-01"], "日期 2026-13-01 不对"),
        (["--kind", "deferral", "--start", "2026-01-01"], "不晚于 2026-11-23"),
        (["--kind", "deferral", "--start", "2199-12-31"], "太远"),
        (["--kind", "deferral", "--start", "2027-05-01", "--end", "2027-04-01"], "--end 2027-04-01 早于"),
        (["--kind", "instalments", "--count", "0"], "--count"),
        (["--kind", "instalments", "--day", "40"], "--day"),
        (["--kind", "settlement", "--amount", "一千左右"], "--amount 的金额 一千左右 不对"),
        (["--kind", "settlement", "--amount", "1.234"], "--amount 的金额 1.234 不对"),
        (["--kind", "settlement", "--amount", "-5"], "--amount 的金额 -5 不对"),
        (["--kind", "settlement", "--amount", "1e30"], "--amount 的金额 1e30 不对"),
        (["--kind", "stepped", "--first-amount", "3000", "--step", "1000", "--count", "5"], "凑不成"),
        (["--share", "101"], "--share 写成了 101"),
    ],
)
def test_wrong_wishes_end_in_two_and_say_what_to_write(tmp_path: Path, arguments: list[str], told: str) -> None:
    done = plan(written(tmp_path), *arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert told in done.stderr
    assert "→" in done.stderr
    assert done.stdout == ""


def leased(key: str, rent: str, business: str = "platform") -> str:
    paid = [{**each, "amount": rent} for each in PAID]
    return contract(key, business, rent=rent, payments=paid, overdue_since="2026-08-03")


TWO = (
    platform(),
    platform(id="other", name="澄野租物科技有限公司"),
    leased("C1", "899.00"),
    leased("C2", "100.00", "other"),
)


def test_of_several_contracts_one_is_worked_out_at_a_time_and_its_sums_are_its_own(tmp_path: Path) -> None:
    written(tmp_path, *TWO)
    asked = plan(tmp_path)
    assert asked.returncode == 2
    assert "加 --contract 编号：C1（" in asked.stderr
    assert json.loads(plan(tmp_path, "--contract", "C2", "--json").stdout)["dues"]["due"] == "400.00"
    assert "这里只按这一份合同算" in plan(tmp_path, "--contract", "C2").stdout
    alone = plan(written(tmp_path)).stdout
    assert "这里只按这一份合同算" not in alone
    assert "几份合同一起算" not in alone
    written(tmp_path, *TWO)
    assert plan(tmp_path, "--contract", "C3").returncode == 2


def monthly(*amounts: str) -> list[dict[str, str]]:
    return [
        {"due": f"2027-0{each}-20" if each else "2026-12-20", "amount": amount} for each, amount in enumerate(amounts)
    ]


def test_all_contracts_are_held_against_the_one_income_and_each_gets_a_fair_part(tmp_path: Path) -> None:
    plans = {"C1": monthly("500.00", "500.00"), "C2": monthly("0.01", "300.00")}
    offers = [
        row("deals", contract=key)
        + table("deals.offer", undisputed=total)
        + row("deals.offer.options", kind="instalments", payments=plans[key])
        for key, total in (("C1", "1000.00"), ("C2", "300.01"))
    ]
    budget = row("budget.income", item="工资", amount="2600.00") + row("budget.expenses", item="房租", amount="2000.00")
    written(tmp_path, *TWO, *offers, budget)
    together = json.loads(plan(tmp_path, "--contract", "C2", "--json").stdout)["together"]
    assert [each["total"] for each in together["contracts"]] == ["1000.00", "300.01"]
    # 600 are left of a month, 480 of it may be offered; January asks for 800 and what falls due under both leases.
    assert together["verdict"] == "short"
    # 480 by 1000.00 and 300.01: 480 × 1000.00 / 1300.01 = 369.23
    assert [each["monthly"] for each in together["shares"]] == ["369.23", "110.77"]
    page = plan(tmp_path, "--contract", "C1").stdout
    assert "【几份合同一起算】" in page
    assert "几份一起：✗ 按现在的收支付不起" in page
    written(tmp_path, *TWO, offers[0], budget)
    assert "还没有方案的没有算进每月要付的：与澄野租物" in plan(tmp_path, "--contract", "C1").stdout


def deals_in(folder: Path) -> dict[str, Any]:
    """What is offered, by contract."""
    tables = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    assert "offer" not in tables
    return {each["contract"]: each["offer"] for each in tables["deals"]}


def test_a_plan_of_one_of_several_contracts_is_saved_with_that_contract_and_leaves_the_others_alone(
    tmp_path: Path,
) -> None:
    other = row("deals", contract="C1") + table("deals.offer", undisputed="899.00", source="工资")
    written(tmp_path, *TWO, INCOME, other)
    done = plan(tmp_path, "--contract", "C2", "--kind", "instalments", "--count", "4", "--save")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("与澄野租物科技有限公司的合同（2026-03-02 签订）：\n")
    assert "已写进案件文件：付款方案。" in done.stdout
    offers = deals_in(tmp_path)
    assert offers["C1"] == {"undisputed": "899.00", "source": "工资"}
    assert [each["amount"] for each in offers["C2"]["options"][0]["payments"]] == ["100.00"] * 4

    again = plan(tmp_path, "--contract", "C2", "--accept", "2026-08-02~2026-11-02", "--kind", "deferral", "--save")
    assert again.returncode == 0, again.stderr
    again = plan(tmp_path, "--contract", "C2", "--kind", "instalments", "--count", "2", "--save")
    assert "付款方案（换掉了原来同类的）" in again.stdout
    offers = deals_in(tmp_path)
    assert (offers["C1"], offers["C2"]["undisputed"]) == ({"undisputed": "899.00", "source": "工资"}, "400.00")
    assert [(each["kind"], len(each["payments"])) for each in offers["C2"]["options"]] == [
        ("deferral", 4), ("instalments", 2),
    ]  # fmt: skip


def test_next_steps_of_one_of_several_contracts_say_which(tmp_path: Path) -> None:
    written(tmp_path, *TWO, INCOME)
    assert "letters plan case.toml --contract C2 --kind" in plan(tmp_path, "--contract", "C2").stdout
