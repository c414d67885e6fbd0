"""`letters import` as a user meets it: shown, chosen, written, and never written twice."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.cli.logs_imported import HEADING, ROOT, ROWS, incidents, letters
from tests.stories import contact, lease, platform, text_of

if TYPE_CHECKING:
    from pathlib import Path


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text("# 我自己的话\n" + text_of(platform(brand="橘租"), lease()), encoding="utf-8")
    return path


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "详单.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADING, *ROWS])
    return path


def test_without_a_choice_the_numbers_are_shown_and_nothing_is_written(case, bill):
    before = case.read_bytes()
    shown = letters(case, bill)

    assert shown.returncode == 0
    assert "16700000105　2 次（对方联系 2，接通 2，夜间 1）" in shown.stdout
    assert "第 5 行：时长 “不详的时长” 认不出" in shown.stdout
    assert "不列未接来电" in shown.stdout
    assert "没有选号码" in shown.stdout
    assert case.read_bytes() == before


def test_the_chosen_number_is_written_once_and_the_comments_stay(case, bill):
    first = letters(case, bill, "--number", "167 0000 0105")
    again = letters(case, bill, "--number", "16700000105")

    assert (first.returncode, again.returncode) == (0, 0)
    assert [(row["id"], row["at"], row["rank"]) for row in incidents(case)] == [
        ("I001", "2026-08-10 09:03:11", "carrier"),
        ("I002", "2026-08-10 22:40:15", "carrier"),
    ]
    assert case.read_text(encoding="utf-8").startswith("# 我自己的话\n")
    assert "新增联系 2 次；已经记过 0 次" in first.stdout
    assert "新增联系 0 次；已经记过 2 次" in again.stdout
    assert "没有改动" in again.stdout


def test_a_trial_run_and_days_asked_for(case, bill):
    trial = letters(case, bill, "--number", "16700000105", "--dry-run")
    assert "新增联系 2 次" in trial.stdout
    assert "没有写入" in trial.stdout
    assert incidents(case) == []

    letters(case, bill, "--all", "--from", "2026-08-11", "--until", "2026-08-11")
    assert [row["from_number"] for row in incidents(case)] == ["13900000000"]


def test_json_holds_the_whole_account(case, bill):
    told = json.loads(letters(case, bill, "--number", "16700000105", "--json").stdout)

    (file,) = told["files"]
    assert (file["dialect"], file["rows"], file["unreadable"]) == ("carrier-calls", 3, 1)
    assert file["unreadable_rows"] == [{"where": "第 5 行", "line": 5, "why": "时长 “不详的时长” 认不出"}]
    assert [(each["number"], each["chosen"]) for each in told["numbers"]] == [
        ("16700000105", True),
        ("13900000000", False),
    ]
    assert [row["id"] for row in told["incidents"]["added"]] == ["I001", "I002"]
    assert told["saved"] is True


def test_payments_go_to_the_lease_and_refunds_are_subtracted(case, tmp_path):
    path = tmp_path / "bill.csv"
    rows = [
        ("交易时间", "交易对方", "商品说明", "收/支", "金额", "交易状态", "交易订单号", "商家订单号"),
        ("2026-08-02 10:00:00", "橘租", "租金", "支出", "899.00", "交易成功", "A", "1"),
        ("2026-08-03 10:00:00", "橘租", "退款", "不计收支", "99.00", "退款成功", "A_1", "1"),
        ("2026-08-04 10:00:00", "超市", "菜", "支出", "20.00", "交易成功", "B", "2"),
    ]
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)

    assert letters(case, path).returncode == 0
    assert letters(case, path).returncode == 0
    assert tomllib.loads(case.read_text(encoding="utf-8"))["contracts"][0]["payments"] == [
        {
            "on": __import__("datetime").date(2026, 8, 2),
            "amount": "800.00",
            "channel": "支付宝",
            "note": "付款899.00元，已退99.00元",
        }
    ]


def test_payments_without_a_lease_are_told_and_not_written(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text(text_of(platform(brand="橘租")), encoding="utf-8")
    path = tmp_path / "bill.csv"
    path.write_text(
        "交易时间,交易对方,商品说明,收/支,金额,交易状态\n2026-08-02 10:00:00,橘租,租金,支出,899.00,交易成功\n",
        encoding="utf-8",
    )

    done = letters(case, path)
    assert done.returncode == 1
    assert "还没有合同" in done.stdout


def test_the_template_is_written_once_and_read_back(case, tmp_path):
    path = tmp_path / "表.csv"
    assert letters("--template", path).returncode == 0
    assert letters("--template", path).returncode == 3
    path.write_bytes(path.read_bytes() + "2026-08-10 09:03,电话,,16700000105,未接,,,截图\r\n".encode())

    assert letters(case, path, "--all").returncode == 0
    (row,) = incidents(case)
    assert (row["at"], row["answered"], row["rank"]) == ("2026-08-10 09:03", False, "screenshot")


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        ((), 2, "没有案件文件"),
        (("CASE",), 2, "没有写要导入的记录文件"),
        (("BILL",), 2, "没有案件文件"),
        (("CASE", "none.csv"), 3, "找不到"),
        (("CASE", "CASE"), 3, "不是认识的记录"),
        (("none.toml", "BILL"), 3, "找不到案件文件"),
        (("CASE", "BILL", "--number", "110110"), 2, "没有号码 110110"),
        (("CASE", "BILL", "--all-unknown"), 2, "没有通讯录姓名"),
        (("CASE", "BILL", "--date-order", "ymd"), 2, "日在前"),
        (("CASE", "BILL", "--from", "soon"), 2, "日期 soon 不对"),
    ],
)
def test_a_wrong_call_is_told_with_its_status_and_no_traceback(case, bill, arguments, status, word):
    before = case.read_bytes()
    names = {"CASE": case, "BILL": bill}
    done = letters(*(names.get(each, each) for each in arguments))

    assert done.returncode == status
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert case.read_bytes() == before


@pytest.mark.slow
def test_help_does_not_load_what_reads_workbooks():
    script = (
        "import sys\nfrom letters.cli.run import run\nrun(['import', '--help'])\n"
        "print({'openpyxl', 'xlrd', 'letters.collect.logs'} & set(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603  our own script
        [sys.executable, "-c", script], env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"


def test_an_estimate_that_may_count_again_is_pointed_out(case, bill):
    estimate = contact("I001", "2026-08-01", until="2026-08-31", count=60, estimated=True)
    case.write_text(case.read_text(encoding="utf-8") + estimate, encoding="utf-8")

    assert "案件里有 1 条同一时段的估计" in letters(case, bill, "--number", "16700000105").stdout
