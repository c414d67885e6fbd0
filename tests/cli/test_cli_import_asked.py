"""What import asks at a terminal: which callers, what counts, who was paid."""

from __future__ import annotations

import csv
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests import command, media
from tests.cli.logs_imported import HEADING, LOG, ROOT, ROWS, calls, incidents, letters, paid
from tests.stories import contact, lease, platform, text_of
from tests.terminal import TERMINAL, typed

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.slow
@TERMINAL
def test_in_a_terminal_the_person_marks_numbers_and_confirms(case, bill):
    status, out, err = typed("9\n1，\n\n\n是\n", "import", case, bill)

    assert status == 0, err
    assert "“9”不是列表里的号码" in err
    assert err.count("写进案件文件吗") == 2  # an empty line agrees to nothing
    assert "哪些是催收号码" in err
    assert "新增联系 2 次" in out
    assert [row["from_number"] for row in incidents(case)] == ["16700000105", "16700000105"]


@pytest.mark.slow
@TERMINAL
@pytest.mark.parametrize("keys", ["1\n\n否\n", "\n", "1\n\n\n什么\n不\n"])
def test_in_a_terminal_the_person_may_think_better_of_it(case, bill, keys):
    before = case.read_bytes()
    status, out, _ = typed(keys, "import", case, bill)

    assert status == 0
    assert "没有写入" in out
    assert case.read_bytes() == before


@pytest.mark.slow
@TERMINAL
def test_in_a_terminal_one_goes_back_to_the_question_before_and_answers_it_anew(case, bill):
    case.write_text(case.read_text(encoding="utf-8") + ESTIMATE, encoding="utf-8")
    status, _, err = typed("返回\n1\n1\n返回\n2\n\n返回\n\n是\n", "import", case, bill)

    assert status == 0, err
    assert "前面没有可以返回的题" in err
    assert err.count("哪个算数") == 2
    assert [row.get("overlap") for row in incidents(case) if row["id"] == "I001"] == ["estimate"]


@pytest.mark.slow
@TERMINAL
@pytest.mark.parametrize("keys", ["退出\n", "1\n退出\n", "1\n\n先到这\n"])
def test_in_a_terminal_one_may_leave_at_any_question_and_nothing_is_written(case, bill, keys):
    before = case.read_bytes()
    status, _, err = typed(keys, "import", case, bill)

    assert status == 1
    assert "什么也没有写进案件" in err
    assert case.read_bytes() == before


@pytest.mark.slow
@TERMINAL
def test_evidence_that_waited_for_its_contacts_is_laid_on_them_when_they_are_imported(case, bill, tmp_path):
    recording = tmp_path / "通话录音_16700000105_20260810-090311.wav"
    recording.write_bytes(media.wav())
    command.letters("evidence", "add", case, recording, cwd=ROOT)
    command.letters("evidence", "label", case, "--accept", cwd=ROOT)
    status, _, err = typed("1\n\n是\n对\n", "import", case, bill)

    assert status == 0, err
    assert [row.get("evidence") for row in incidents(case)] == [["E01"], None]


ESTIMATE = contact("I001", "2026-08-01", until="2026-08-31", count=60, estimated=True)


@pytest.mark.slow
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


@pytest.mark.slow
@TERMINAL
def test_what_would_count_twice_may_be_left_unwritten(case, bill):
    case.write_text(case.read_text(encoding="utf-8") + ESTIMATE, encoding="utf-8")
    before = case.read_bytes()
    status, out, _ = typed("1\n4\n", "import", case, bill)

    assert (status, "没有写入" in out) == (0, True)
    assert case.read_bytes() == before


@pytest.mark.slow
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


@pytest.mark.slow
@TERMINAL
def test_all_but_one_are_taken(case, tmp_path):
    log = calls(tmp_path / "calls.xml", *LOG)
    status, _, err = typed("除了1都是\n\n是\n", "import", case, log)

    assert status == 0, err
    assert {row["from_number"] for row in incidents(case)} == {"17000000002"}


def test_the_wrong_order_is_put_right_and_told(case, bill):
    done = letters(bill, case, "--number", "16700000105")

    assert (done.returncode, len(incidents(case))) == (0, 2)


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
