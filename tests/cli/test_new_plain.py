from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from tests import command

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2100, 1, 1)
BEFORE = ["没有这些", "1", "3", "第一行", "第二行", "", "没有", "没有", ""]
WHO = ["林若溪", "19900000011", "浙江省杭州市西湖区翠苑街道某某路3号2单元502室", "不写"]
WHOM = ["没担保", "没有", "没有", "没有", "没有", "某某租", "1", "不清楚"]
INCIDENT = ["1", "2026年8月10日 9:03", "1", "母亲", "二十多次", "16700002001", "“再不还钱就找你单位”"]
CARDS = ["说狠话", "1", "1，有录音", "1"]
TOLD = [*BEFORE, *INCIDENT, *CARDS]
ANSWERS = [*TOLD, *WHOM, *WHO]


def letters(answers: list[str], *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    text = "".join(f"{line}\n" for line in answers)
    return command.letters("new", *arguments, cwd=cwd or ROOT, given=text)


def number_of(label: str, seen: str) -> str:
    """The number under which an answer is changed."""
    return next(line for line in seen.splitlines() if f"{label}：" in line).split(".")[0].strip()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file that all answers together give."""
    folder = tmp_path_factory.mktemp("whole")
    letters(ANSWERS, str(folder))
    return (folder / "case.toml").read_text("utf-8")


def test_answers_on_standard_input_make_a_case_unattended(tmp_path: Path) -> None:
    told = letters(ANSWERS, str(tmp_path / "案件" / "case.toml"))
    assert told.returncode == 0, told.stderr
    case = read(tmp_path / "案件" / "case.toml", today=TODAY)
    assert case.incidents[0].words == "再不还钱就找你单位"
    assert case.story.account == "第一行\n第二行"
    assert "letters write" in told.stdout
    assert told.stdout.count("？") == 0  # questions are no result


def test_a_talk_left_before_its_first_answer_says_that_nothing_is_stored(tmp_path: Path) -> None:
    told = letters([], cwd=tmp_path)
    assert "什么也没有存" in told.stdout
    assert "已经存在" not in told.stdout
    assert list(tmp_path.iterdir()) == []


def test_without_a_path_each_case_gets_a_folder_of_its_own_and_the_earlier_one_is_named(tmp_path: Path) -> None:
    first = letters([*BEFORE, "退出"], cwd=tmp_path)
    [folder] = tmp_path.iterdir()
    assert re.fullmatch(r"案件-\d{4}-\d\d-\d\d", folder.name)
    assert [path.name for path in folder.iterdir()] == ["case.toml"]
    assert f"letters new {folder.name}" in first.stdout
    second = letters(ANSWERS, cwd=tmp_path)
    assert second.returncode == 0, second.stderr
    assert f"这里已有 {folder.name}" in second.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [folder.name, f"{folder.name}-第2个"]
    went_on = letters(["退出"], str(folder))
    assert "接着上次" in went_on.stderr


def test_a_folder_gets_a_case_file_of_its_own(tmp_path: Path) -> None:
    assert letters(ANSWERS, str(tmp_path)).returncode == 0
    assert (tmp_path / "case.toml").exists()


@pytest.mark.long
@pytest.mark.parametrize("answered", [0, 1, 6, 9, 13, 20, len(ANSWERS)])
def test_answers_that_end_early_are_kept_and_the_rest_is_asked_the_next_time(
    whole: str, tmp_path: Path, answered: int
) -> None:
    path = tmp_path / "case.toml"
    first = letters(ANSWERS[:answered], str(path))
    second = letters(ANSWERS[answered:], str(path))
    assert second.returncode == 0, second.stderr
    assert first.returncode == (0 if answered == len(ANSWERS) else 1)
    assert path.read_text("utf-8") == whole


def test_an_answer_not_understood_is_asked_again_and_what_was_understood_is_shown(tmp_path: Path) -> None:
    answers = [*BEFORE, "1", "晚上8点", "8月10日晚上8点", *INCIDENT[2:], *CARDS, *WHOM, *WHO]
    told = letters(answers, str(tmp_path))
    assert told.returncode == 0
    assert "请连日期一起写" in told.stderr
    assert "8月10日（星期" in told.stderr


def test_help_and_example_are_not_said_again_with_each_refusal(tmp_path: Path) -> None:
    told = letters([*TOLD, *WHOM, WHO[0], "123", "12345", WHO[1], "退出"], str(tmp_path))
    assert told.stderr.count("您的联系电话？") == 3
    assert told.stderr.count("机关会打这个号码回电话") == 1
    assert told.stderr.count("例如：19900000011") == 1


def test_one_may_go_back_and_change_one_answer(tmp_path: Path) -> None:
    answers = [*TOLD, *WHOM, *WHO[:2], "返回", "19900000022", *WHO[2:]]
    assert letters(answers, str(tmp_path)).returncode == 0
    assert read(tmp_path / "case.toml", today=TODAY).complainant.phone == "19900000022"


def test_everything_may_be_reviewed_and_any_answer_changed(tmp_path: Path) -> None:
    letters(ANSWERS, str(tmp_path))
    seen = letters([], str(tmp_path)).stderr
    row = next(line for line in seen.splitlines() if "他们的联系 1" in line).split(".")[0].strip()
    field = letters([row, ""], str(tmp_path)).stderr
    number = next(line for line in field.splitlines() if "有几次：" in line).split(".")[0].strip()
    told = letters([row, number, "25次", number_of("您的姓名", seen), "周砚南", ""], str(tmp_path))
    assert told.returncode == 0
    case = read(tmp_path / "case.toml", today=TODAY)
    assert (case.incidents[0].count, case.incidents[0].estimated) == (25, False)
    assert case.complainant.name == "周砚南"
    assert case.incidents[0].words == "再不还钱就找你单位"


def test_another_wish_brings_its_questions(tmp_path: Path) -> None:
    letters(ANSWERS, str(tmp_path))
    wishes = number_of("现在最想要什么", letters([], str(tmp_path)).stderr)
    order = "QT2026030200123，3月2号，某品牌手机，899元一个月，12期"
    told = letters([wishes, "3 6", order, "付了5期，最后一次7月2日", "1", "没有这些", "1", ""], str(tmp_path))
    assert told.returncode == 0, told.stderr
    case = read(tmp_path / "case.toml", today=TODAY)
    assert str(case.contracts[0].rent) == "899.00"
    assert case.story.letters == (), "which letters come of it is not decided by a wish"


def test_a_row_that_another_needs_is_not_deleted(tmp_path: Path) -> None:
    letters(ANSWERS, str(tmp_path))
    seen = letters([], str(tmp_path)).stderr
    row = next(line for line in seen.splitlines() if "他们找过的人 1" in line).split(".")[0].strip()
    told = letters([row, "删", "99", ""], str(tmp_path))
    assert "还不能删" in told.stderr
    assert "没有“99”这个号码" in told.stderr
    assert read(tmp_path / "case.toml", today=TODAY).third_parties


def test_leaving_says_where_it_was_kept_and_how_to_go_on(tmp_path: Path) -> None:
    told = letters([*BEFORE, "退出"], str(tmp_path))
    assert told.returncode == 1
    assert f"letters new {tmp_path / 'case.toml'}" in told.stdout
    again = letters(["退出"], str(tmp_path))
    assert "接着上次" in again.stderr


def test_a_file_that_is_no_case_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("name = 林", "utf-8")
    told = letters(ANSWERS, str(tmp_path))
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert (tmp_path / "case.toml").read_text("utf-8") == "name = 林"


def test_what_is_wrong_in_a_file_written_by_hand_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    text = 'version = 1\nincidents = "很多"\n[complainant]\nname = "林"\nphone = "1"\naddress = "杭州"\n'
    (tmp_path / "case.toml").write_text(text, "utf-8")
    told = letters(ANSWERS, str(tmp_path))
    assert told.returncode == 1
    assert "联系电话" in told.stderr
    assert "Traceback" not in told.stderr
    assert (tmp_path / "case.toml").read_text("utf-8") == text


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = letters(ANSWERS, str(tmp_path / "file" / "case.toml"))
    assert told.returncode == 3
    assert "Traceback" not in told.stderr
