"""`letters import` as a user meets it: shown, chosen, written, and never written twice."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import command, media
from tests.stories import contact, lease, platform, text_of
from tests.terminal import TERMINAL, typed

ROOT = Path(__file__).resolve().parents[2]
HEADING = ("起始时间", "通信地点", "通信方式", "对方号码", "通信时长", "通信类型")
ROWS = (
    ("2026-08-10 09:03:11", "", "被叫", "16700000105", "1分4秒", ""),
    ("2026-08-10 22:40:15", "", "被叫", "16700000105", "47秒", ""),
    ("2026-08-11 10:00:00", "", "主叫", "13900000000", "5", ""),
    ("2026-08-12 10:00:00", "", "被叫", "16700000106", "不详的时长", ""),
)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}


def letters(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command, as a pipe sees it."""
    return command.letters("import", *arguments, cwd=ROOT)


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


def incidents(case: Path) -> list[dict[str, object]]:
    return tomllib.loads(case.read_text(encoding="utf-8")).get("incidents", [])


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


@TERMINAL
def test_in_a_terminal_the_person_marks_numbers_and_confirms(case, bill):
    status, out, err = typed("9\n1，\n\n\n是\n", "import", case, bill)

    assert status == 0, err
    assert "“9”不是列表里的号码" in err
    assert err.count("写进案件文件吗") == 2  # an empty line agrees to nothing
    assert "哪些是催收号码" in err
    assert "新增联系 2 次" in out
    assert [row["from_number"] for row in incidents(case)] == ["16700000105", "16700000105"]


@TERMINAL
@pytest.mark.parametrize("keys", ["1\n\n否\n", "\n", "1\n\n\n什么\n不\n"])
def test_in_a_terminal_the_person_may_think_better_of_it(case, bill, keys):
    before = case.read_bytes()
    status, out, _ = typed(keys, "import", case, bill)

    assert status == 0
    assert "没有写入" in out
    assert case.read_bytes() == before


@TERMINAL
def test_in_a_terminal_one_goes_back_to_the_question_before_and_answers_it_anew(case, bill):
    case.write_text(case.read_text(encoding="utf-8") + ESTIMATE, encoding="utf-8")
    status, _, err = typed("返回\n1\n1\n返回\n2\n\n返回\n\n是\n", "import", case, bill)

    assert status == 0, err
    assert "前面没有可以返回的题" in err
    assert err.count("哪个算数") == 2
    assert [row.get("overlap") for row in incidents(case) if row["id"] == "I001"] == ["estimate"]


@TERMINAL
@pytest.mark.parametrize("keys", ["退出\n", "1\n退出\n", "1\n\n先到这\n"])
def test_in_a_terminal_one_may_leave_at_any_question_and_nothing_is_written(case, bill, keys):
    before = case.read_bytes()
    status, _, err = typed(keys, "import", case, bill)

    assert status == 1
    assert "什么也没有写进案件" in err
    assert case.read_bytes() == before


@TERMINAL
def test_evidence_that_waited_for_its_contacts_is_laid_on_them_when_they_are_imported(case, bill, tmp_path):
    recording = tmp_path / "通话录音_16700000105_20260810-090311.wav"
    recording.write_bytes(media.wav())
    command.letters("evidence", "add", case, recording, cwd=ROOT)
    command.letters("evidence", "label", case, "--accept", cwd=ROOT)
    status, _, err = typed("1\n\n是\n对\n", "import", case, bill)

    assert status == 0, err
    assert [row.get("evidence") for row in incidents(case)] == [["E01"], None]


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


ESTIMATE = contact("I001", "2026-08-01", until="2026-08-31", count=60, estimated=True)


@TERMINAL
@pytest.mark.parametrize(("typed_in", "stored"), [("1", "log"), ("2", "estimate"), ("7\n3", "both"), ("", None)])
def test_in_a_terminal_the_person_says_what_counts_and_is_taken_at_no_default(case, bill, typed_in, stored):
    case.write_text(case.read_text(encoding="utf-8") + ESTIMATE, encoding="utf-8")
    status, _, err = typed(f"1\n{typed_in}\n\n是\n", "import", case, bill)

    assert status == 0
    assert "案件里的估计（2026-08-01 起约 60 次）和新增的记录，哪个算数？1 用记录代替估计（推荐）" in err
    assert ("“7”不是 1、2、3、4" in err) is ("7" in typed_in)
    assert [row.get("overlap") for row in incidents(case) if row["id"] == "I001"] == [stored]


def test_where_nobody_can_be_asked_nothing_is_chosen(case, bill):
    case.write_text(case.read_text(encoding="utf-8") + ESTIMATE, encoding="utf-8")
    assert letters(case, bill, "--number", "16700000105").returncode == 0
    assert not [row for row in incidents(case) if "overlap" in row]


@TERMINAL
def test_what_would_count_twice_may_be_left_unwritten(case, bill):
    case.write_text(case.read_text(encoding="utf-8") + ESTIMATE, encoding="utf-8")
    before = case.read_bytes()
    status, out, _ = typed("1\n4\n", "import", case, bill)

    assert (status, "没有写入" in out) == (0, True)
    assert case.read_bytes() == before


def calls(path: Path, *rows: tuple[str, int, str]) -> Path:
    """A backup of calls: so many from a number, all answered, with the name that the contacts have ("" for none)."""
    lines = [
        f'<call number="{number}" duration="30" date="{1_787_000_000_000 + 60_000 * each}" type="1" '
        f'presentation="1" contact_name="{name or "(Unknown)"}" />'
        for number, times, name in rows
        for each in range(times)
    ]
    path.write_text(f'<calls count="{len(lines)}">{"".join(lines)}</calls>', encoding="utf-8")
    return path


LOG = (("13900000001", 9, "妈妈"), ("17000000001", 5, ""), ("17000000002", 4, ""), ("17000000003", 1, ""))


@TERMINAL
def test_those_who_are_known_stand_apart_and_the_others_are_taken_in_one_word(case, tmp_path):
    log = calls(tmp_path / "calls.xml", *LOG)
    status, out, err = typed("认识\n找0003\n都是\n2\n是\n", "import", case, log)

    assert status == 0, err
    assert "通讯录里没有名字、打来3次以上的 2 个号码，一共打来 9 次" in out
    assert "这些是您认识的人吗？妈妈" in out
    assert "  4.   13900000001　打来9次" in out
    assert "妈妈" in out.partition("  4.   13900000001")[2].partition("\n")[0]
    assert "  3.   17000000003　打来1次" in out
    assert {row["from_number"] for row in incidents(case)} == {"17000000001", "17000000002"}
    acts = {(row["from_number"], str(row.get("acts"))) for row in incidents(case)}
    assert acts == {("17000000001", "None"), ("17000000002", "['reminder']")}
    assert "acts" not in out + err


@TERMINAL
def test_all_but_one_are_taken(case, tmp_path):
    log = calls(tmp_path / "calls.xml", *LOG)
    status, _, err = typed("除了1都是\n\n是\n", "import", case, log)

    assert status == 0, err
    assert {row["from_number"] for row in incidents(case)} == {"17000000002"}


def test_the_wrong_order_is_put_right_and_told(case, bill):
    done = letters(bill, case, "--number", "16700000105")

    assert (done.returncode, len(incidents(case))) == (0, 2)


def paid(path: Path) -> Path:
    rows = [("租好机科技", "899.00")] * 3 + [("超市", "20.00")] * 2 + [("房东", "2000.00")]
    lines = [f"2026-08-0{day} 10:00:00,{who},买,支出,{sum_},交易成功" for day, (who, sum_) in enumerate(rows, 2)]
    path.write_text("\n".join(["交易时间,交易对方,商品说明,收/支,金额,交易状态", *lines]), encoding="utf-8")
    return path


@TERMINAL
def test_who_was_paid_is_shown_by_sum_and_the_one_meant_is_pointed_at(case, tmp_path):
    status, out, err = typed("1\n是\n", "import", case, paid(tmp_path / "账单.csv"))

    assert status == 0, err
    assert "1. 租好机科技　3 笔，共 2697.00 元（899.00 元×3）" in out
    assert out.index("租好机科技") < out.index("房东") < out.index("超市")
    payments = tomllib.loads(case.read_text(encoding="utf-8"))["contracts"][0]["payments"]
    assert [each["amount"] for each in payments] == ["899.00"] * 3


def test_in_a_pipe_who_was_paid_is_shown_with_how_to_name_one(case, tmp_path):
    before = case.read_bytes()
    done = letters(case, paid(tmp_path / "账单.csv"))

    assert done.returncode == 0
    assert "--shop 租好机科技" in done.stdout
    assert case.read_bytes() == before
