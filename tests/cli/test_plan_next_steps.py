"""Whatever `letters plan` prints as a next step runs as it is printed, and what it saves is what letters then say.

Of the reviewers' cases each fourth is tried here; `make attack-all` tries all.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.command import letters
from tests.stories import lease, person, platform, table, text_of
from tests.whole import WHOLE

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parents[2]
INPUTS = ROOT.parent / "shared" / "inputs" / "money"
PAID = [{"on": f"2026-{month:02d}-10", "amount": "398.00"} for month in range(3, 9)]
KNOWN: dict[str, Any] = {"signed_on": "2026-03-10", "rent": "398.00", "overdue_since": "2026-09-11"}
TYPED = re.compile(r"letters (?:plan|write) [^\n：，。；]+")


def means(income: str) -> str:
    return table("budget", income=[{"item": "工资", "amount": income}], expenses=[{"item": "生活", "amount": "3000"}])


CASES = {
    "carried": text_of(platform(), lease(**KNOWN, payments=PAID), means("4000")),
    "no income": text_of(platform(), lease(**KNOWN, payments=PAID), means("0")),
    "budget unknown": text_of(platform(), lease(**KNOWN, payments=PAID)),
    "cash": text_of(platform(), lease(**KNOWN, payments=PAID, cash_received="5000.00"), means("4000")),
    "never delivered": text_of(platform(), lease(**KNOWN, payments=PAID, device_received=False), means("4000")),
    "no payments": text_of(platform(), lease(**KNOWN), means("4000")),
    "nothing paid": text_of(
        platform(), lease(**{**KNOWN, "overdue_since": "2026-03-11"}, payments="none"), means("4000")
    ),
    "out of time": text_of(platform(), lease(signed_on="2021-03-10", rent="398.00", payments="none"), means("4000")),
    "deposit above dues": text_of(
        platform(),
        lease(**KNOWN, deposit="2000.00", payments=[{**PAID[0], "amount": "2398.00"}, *PAID[1:]]),
        means("4000"),
    ),
    "rents unknown": text_of(platform(), table("lease", signed_on="2026-03-10", device="某手机"), means("4000")),
    "minor": text_of(platform(), lease(**KNOWN, payments=PAID), who=person(birth_date="2010-01-01")),
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command, on a day of its own where it takes one."""
    return letters(*arguments, cwd=folder)


def steps(folder: Path) -> list[list[str]]:
    """The commands under 下一步 that need nothing filled in."""
    page = run(folder, "plan", "case.toml").stdout
    end = page.partition("【下一步】")[2]
    assert end, page
    return [shlex.split(each.strip())[1:] for each in TYPED.findall(end)]


def refused(folder: Path) -> list[str]:
    """The next steps that do not run, and those that follow from the ones that do."""
    bad: list[str] = []
    done: set[str] = set()
    todo = steps(folder)
    while todo:
        step = todo.pop()
        if " ".join(step) in done:
            continue
        done.add(" ".join(step))
        made = run(folder, *step, *(["--out", f"out{len(done)}"] if step[0] == "write" else []))
        if made.returncode != 0:
            bad.append(f"{' '.join(step)}: {made.stdout[-300:]}{made.stderr[-500:]}")
        todo += [shlex.split(each.strip())[1:] for each in TYPED.findall(made.stdout.partition("【下一步】")[2])]
    return bad


@pytest.mark.long
@pytest.mark.parametrize("name", CASES)
def test_a_next_step_that_is_printed_runs_as_printed(tmp_path: Path, name: str) -> None:
    (tmp_path / "case.toml").write_text(f"written_on = 2026-11-26\n{CASES[name]}", encoding="utf-8")
    assert refused(tmp_path) == []


@pytest.mark.long
@pytest.mark.skipif(not INPUTS.is_dir(), reason="the reviewers' cases do not lie beside this folder")
@pytest.mark.parametrize("path", sorted(INPUTS.glob("*.toml"))[:: 1 if WHOLE else 4], ids=lambda path: path.stem)
def test_a_next_step_for_a_reviewers_case_runs_as_printed(tmp_path: Path, path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(path.read_bytes())
    if run(tmp_path, "check", "case.toml").returncode == 0 or "【" in run(tmp_path, "plan", "case.toml").stdout:
        assert refused(tmp_path) == []


def test_what_is_accepted_is_named_by_day_and_stands_in_the_letter(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASES["carried"], encoding="utf-8")
    saved = run(
        tmp_path, "plan", "case.toml", "--as-of", "2026-11-26", "--accept", "2026-09-10~2026-10-10",
        "--kind", "instalments", "--count", "2", "--save",
    )  # fmt: skip
    assert saved.returncode == 0, saved.stderr
    offer = tomllib.loads((tmp_path / "case.toml").read_text(encoding="utf-8"))["offer"]
    assert (offer["undisputed"], [str(day) for day in offer["undisputed_due"]]) == (
        "796.00",
        ["2026-09-10", "2026-10-10"],
    )
    assert offer["undisputed_what"] == "2026年9月10日至2026年10月10日到期的租金，共2期"
    assert sum(float(each["amount"]) for each in offer["options"][0]["payments"]) == 796


def test_what_is_accepted_alone_sends_to_a_way_of_paying_first(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASES["carried"], encoding="utf-8")
    saved = run(tmp_path, "plan", "case.toml", "--as-of", "2026-11-26", "--accept", "2026-09-10", "--save")
    assert saved.returncode == 0, saved.stderr
    assert "协商申请书还写不了：案件里还没有付款的方案。" in saved.stdout
    assert "letters write" not in saved.stdout


def test_a_day_on_which_nothing_fell_due_or_too_long_ago_is_not_accepted(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASES["carried"], encoding="utf-8")
    wrong = run(tmp_path, "plan", "case.toml", "--as-of", "2026-11-26", "--accept", "2026-09-11", "--save")
    assert wrong.returncode == 2
    assert "2026-09-10、2026-10-10、2026-11-10" in wrong.stderr
    (tmp_path / "case.toml").write_text(CASES["out of time"], encoding="utf-8")
    late = run(tmp_path, "plan", "case.toml", "--as-of", "2026-11-26", "--accept", "2021-03-10", "--save")
    assert late.returncode == 2
    assert "已满诉讼时效" in late.stderr


CLAIMED = {
    "as_of": "2026-11-20",
    "amount": "1100.00",
    "items": [
        {"name": "已到期租金", "amount": "900.00", "kind": "rent_due"},
        {"name": "违约金", "amount": "200.00", "kind": "late_fee", "disputed": True, "why": "没有明细"},
    ],
}
UNKNOWN = text_of(platform(), table("lease", signed_on="2026-03-10", device="某手机", claim=CLAIMED), means("4000"))


def test_what_nobody_can_work_out_is_accepted_by_the_name_of_the_item(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(UNKNOWN, encoding="utf-8")
    at = ("plan", "case.toml", "--as-of", "2026-11-26", "--save")
    by_day = run(tmp_path, *at, "--accept", "2026-09-10")
    assert by_day.returncode == 2
    assert "对方的分项可以按名称认：已到期租金（900.00 元）、违约金（200.00 元）" in by_day.stderr
    for typed, why in (
        ("违约金", "“违约金”在案件里写了有异议"),
        ("买断款", "对方主张里没有 买断款"),
        ("金", "有 2 项叫 金"),
        ("2026-09-10,已到期租金", "又有到期日，又有分项的名称"),
    ):
        assert why in run(tmp_path, *at, "--accept", typed).stderr
    saved = run(tmp_path, *at, "--accept", "已到期", "--kind", "instalments", "--count", "3")
    assert saved.returncode == 0, saved.stderr
    tables = tomllib.loads((tmp_path / "case.toml").read_text(encoding="utf-8"))
    assert tables["contracts"][0]["claim"]["items"][0]["disputed"] is False
    assert [each["amount"] for each in tables["offer"]["options"][0]["payments"]] == ["300.00"] * 3
    assert "没有异议的 900.00 元" in " ".join(saved.stdout.split())


def test_where_the_rents_are_not_known_a_letter_that_asks_for_them_comes_first(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASES["rents unknown"], encoding="utf-8")
    done = run(tmp_path, "plan", "case.toml", "--as-of", "2026-11-26")
    assert done.returncode == 0, done.stderr
    assert "letters write case.toml 提供合同和账单请求书" in done.stdout
    assert "先问律师" not in done.stdout
    refused = run(
        tmp_path, "plan", "case.toml", "--as-of", "2026-11-26", "--kind", "deferral", "--amount", "9", "--save"
    )
    assert refused.returncode == 2
    assert "不知道该付多少，没有存" in refused.stderr


def test_to_be_willing_to_give_back_is_recorded_without_a_sum_and_not_where_nothing_came(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASES["no payments"], encoding="utf-8")
    done = run(tmp_path, "plan", "case.toml", "--as-of", "2026-11-26", "--kind", "return", "--save")
    assert done.returncode == 0, done.stderr
    assert tomllib.loads((tmp_path / "case.toml").read_text(encoding="utf-8"))["offer"] == {"return_device": True}
    (tmp_path / "case.toml").write_text(CASES["never delivered"], encoding="utf-8")
    assert run(tmp_path, "plan", "case.toml", "--kind", "return", "--save").returncode == 2


def test_to_give_back_is_recorded_without_a_payment_that_no_month_carries(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(CASES["no income"], encoding="utf-8")
    assert run(tmp_path, "plan", "case.toml", "--as-of", "2026-11-26", "--kind", "return", "--save").returncode == 0
    assert tomllib.loads((tmp_path / "case.toml").read_text(encoding="utf-8"))["offer"] == {"return_device": True}


def test_a_settlement_that_is_saved_calls_nothing_undisputed_and_more_than_is_due_needs_a_reason(
    tmp_path: Path,
) -> None:
    (tmp_path / "case.toml").write_text(CASES["carried"], encoding="utf-8")
    at = ("plan", "case.toml", "--as-of", "2026-11-26", "--save")
    assert run(tmp_path, *at, "--kind", "settlement", "--amount", "800").returncode == 0
    assert "undisputed" not in tomllib.loads((tmp_path / "case.toml").read_text(encoding="utf-8"))["offer"]
    more = run(tmp_path, *at, "--kind", "instalments", "--amount", "5000", "--count", "12")
    assert more.returncode == 2
    assert "多，没有存" in more.stderr
    assert (
        run(tmp_path, *at, "--kind", "instalments", "--amount", "5000", "--count", "12", "--why", "含后几期").returncode
        == 0
    )


def test_plan_says_of_the_cases_own_offer_what_its_letter_says(tmp_path: Path) -> None:
    offered = table("offer", undisputed="5000.00", source="姐姐", options=[])
    text = text_of(platform(), lease(**KNOWN, payments=PAID), means("3000"), offered)
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    page = run(tmp_path, "plan", "case.toml", "--as-of", "2026-11-26").stdout
    assert "比推算已到期没有付的1,194.00元多3,806.00元" in "".join(page.split())


def test_an_answer_about_money_tells_at_once_what_the_letters_would_warn_of(tmp_path: Path) -> None:
    option = {"kind": "instalments", "payments": [{"due": "2026-12-28", "amount": "1194.00"}]}
    asked = table(
        "offer", undisputed="1194.00", undisputed_due=["2026-09-10", "2026-10-10", "2026-11-10"], options=[option]
    )
    (tmp_path / "case.toml").write_text(
        text_of(platform(), lease(**KNOWN, payments=PAID), means("4000"), asked), "utf-8"
    )
    at = ("--on", "2026-11-20")
    assert run(tmp_path, "track", "sent", "case.toml", "negotiation/instalments", *at).returncode == 0
    theirs = ("--total", "6000", "--payments", "2026-12-28:6000")
    told = run(tmp_path, "track", "reply", "case.toml", "1", "另提方案", "--on", "2026-11-24", *theirs)
    assert told.returncode == 0, told.stderr
    said = "".join((told.stdout + told.stderr).split())
    assert "“对方的方案”合计6,000.00元，比推算已到期没有付的多4,806.00元" in said
    assert "“对方的方案”2026年12月差" in said
