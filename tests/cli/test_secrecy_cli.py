"""wipe, lock and unlock as commands: what is listed, asked, removed, and what stays."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests import media
from tests.command import letters
from tests.stories import PHONE
from tests.terminal import TERMINAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Answer = str | Callable[[str], str]
from tests.cli.evidence_case import COMMAND, ENVIRONMENT, add, at_a_terminal, case_in

PASSPHRASE = "正确的 horse 电池"  # noqa: S105  of a test


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_in(tmp_path)


def test_wipe_shows_asks_and_removes(case: Path) -> None:
    add(case, "相册", "--proves", "p")
    letters("write", "case.toml", cwd=case / "案件")
    (case / "案件" / "日记.txt").write_text("x")
    refused = letters("wipe", "案件/case.toml", cwd=case, given="好\n")
    assert (refused.returncode, "没有删除任何东西" in refused.stderr) == (1, True)
    for words in ("证据副本", "写出的文书", "00-送出前请看.docx", "案件文件", "日记.txt（案件里没有登记"):
        assert words in refused.stdout
    assert (case / "案件" / "evidence" / "截图.jpg").exists()
    done = letters("wipe", "案件/case.toml", cwd=case, given="删除\n")
    assert done.returncode == 0, done.stderr
    assert "不能保证" in done.stdout
    assert [path.name for path in (case / "案件").iterdir()] == ["日记.txt"]
    assert (case / "相册" / "截图.jpg").read_bytes() == media.jpeg()


@pytest.mark.slow
def test_a_letter_from_an_own_template_written_elsewhere_is_wiped(case: Path) -> None:
    folder = case / "案件"
    assert letters("templates", "copy", "own", cwd=case).returncode == 0
    police = case / "own" / "complaint" / "police.html"
    text = police.read_text("utf-8")
    assert text.count('title = "治安报案书"') == 1
    police.write_text(text.replace('title = "治安报案书"', 'title = "我的报案材料"'), "utf-8")
    out = case / "letters-out"
    own = ("--templates", "own", "--out", "letters-out")
    assert letters("write", "案件/case.toml", "complaint/police", *own, cwd=case).returncode == 0
    assert (out / "01-我的报案材料.docx").is_file()
    done = letters("wipe", "案件/case.toml", cwd=case, given="删除\n")
    assert done.returncode == 0, done.stderr
    assert "01-我的报案材料.docx" in done.stdout
    assert (list(out.iterdir()), folder.exists() and list(folder.iterdir())) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "goes"), [("删除\n删除\n", True), ("删除\n\n", False)])
def test_a_letter_that_was_changed_since_goes_only_when_that_is_answered(case: Path, typed: str, goes: bool) -> None:
    folder = case / "案件"
    letters("write", "case.toml", cwd=folder)
    [letter] = folder.glob("文书/*/01-治安报案书.docx")
    letter.write_bytes(b"my own words")
    done = letters("wipe", "案件/case.toml", cwd=case, given=typed)
    assert (done.returncode, "可能是您自己的东西，1 个" in done.stdout) == (0, True)
    assert (letter.exists(), f"没有删除 {letter}：写好以后改过" in done.stderr) == (not goes, not goes)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ([] if goes else [letter.name])


def test_a_letter_that_was_changed_since_stays_when_nobody_is_asked(case: Path) -> None:
    letters("write", "case.toml", cwd=case / "案件")
    [letter] = (case / "案件").glob("文书/*/01-治安报案书.docx")
    letter.write_bytes(b"my own words")
    done = letters("wipe", "案件/case.toml", "--yes", cwd=case)
    assert (done.returncode, letter.read_bytes()) == (1, b"my own words")
    assert str(letter) in done.stderr


@pytest.mark.slow
def test_material_packed_elsewhere_is_wiped_with_the_case(case: Path) -> None:
    add(case, "相册", "--proves", "p")
    packed = letters("evidence", "pack", "案件/case.toml", "--for", "police", "--out", "桌面", cwd=case)
    assert packed.returncode == 0, packed.stderr
    done = letters("wipe", "案件/case.toml", cwd=case, given="删除\n")
    assert done.returncode == 0, done.stderr
    assert [path for path in (case / "桌面").rglob("*") if path.is_file()] == []


def test_lock_says_which_letters_lie_elsewhere(case: Path, quick: None) -> None:
    letters("write", "案件/case.toml", "--out", "桌面", cwd=case)
    done = letters("lock", "案件", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert f"写到 {case / '桌面'} 的文书、日历不在这个文件夹里，没有加密" in done.stderr


def test_wipe_without_an_answer_removes_nothing(case: Path) -> None:
    done = letters("wipe", "案件/case.toml", cwd=case)
    assert done.returncode != 0
    assert (case / "案件" / "case.toml").exists()


def test_a_folder_is_locked_and_unlocked_unattended(case: Path, quick: None) -> None:
    text = (case / "案件" / "case.toml").read_bytes()
    lock = ["lock", "案件", "--passphrase-stdin"]
    done = letters(*lock, cwd=case, given=f"{PASSPHRASE}\n")
    assert (done.returncode, "原来的文件还在" in done.stderr) == (0, True), done.stderr
    assert (case / "案件" / "case.toml").read_bytes() == text
    done = letters(*lock, "--remove", cwd=case, given=f"{PASSPHRASE}\n")
    assert (done.returncode, "已核对 1 个文件" in done.stdout) == (0, True), done.stderr
    assert not (case / "案件").exists()
    wrong = letters("unlock", "案件.locked.zip", "--passphrase-stdin", cwd=case, given="不对的密码呀\n")
    assert (wrong.returncode, "密码不对" in wrong.stderr) == (3, True)
    right = letters("unlock", "案件.locked.zip", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert right.returncode == 0, right.stderr
    assert (case / "案件" / "case.toml").read_bytes() == text


@pytest.mark.slow
@TERMINAL
def test_the_passphrase_is_asked_twice_and_never_shown_and_the_originals_go_when_that_is_answered(case: Path) -> None:
    agreed = ("输入“加密”两个字", "加密")
    differing = [agreed, ("密码（", PASSPHRASE), ("再输入一次", "another one")]
    status, screen = at_a_terminal("lock", "案件", cwd=case, keys=differing)
    assert (status, "两次输入的密码不同" in screen) == (2, True)
    assert (case / "案件" / "case.toml").exists()
    matching = [agreed, ("密码（", PASSPHRASE), ("再输入一次", PASSPHRASE)]
    status, shown = at_a_terminal("lock", "案件", cwd=case, keys=[*matching, ("删除原来的文件", "")])
    assert (status, "原来的文件还在" in shown) == (0, True), shown
    assert (case / "案件" / "case.toml").exists()
    status, again = at_a_terminal(
        "lock", "案件", cwd=case, keys=[agreed, ("密码（", PASSPHRASE), ("删除原来的文件", "删除")]
    )
    assert (status, "原来的文件已删除" in again) == (0, True), again
    assert PASSPHRASE not in shown + screen + again
    assert "another" not in screen
    assert not (case / "案件").exists()


def test_to_keep_and_to_remove_at_once_is_wrong_usage(case: Path) -> None:
    done = letters("lock", "案件", "--keep", "--remove", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert (done.returncode, (case / "案件.locked.zip").exists()) == (2, False)


@pytest.mark.slow
@TERMINAL
def test_a_passphrase_that_would_be_guessed_is_asked_again_and_five_words_are_offered(case: Path) -> None:
    typed = [("输入“加密”两个字", "加密"), ("密码（", "woaini1314520"), ("请另起一个", "")]
    copied: list[tuple[str, Answer]] = [("照着输入一次", "不是这五个词"), ("请照着再输入一次", five_words)]
    status, screen = at_a_terminal("lock", "案件", "--keep", cwd=case, keys=[*typed, *copied])
    assert status == 0, screen
    for words in ("密码忘记了，谁也打不开", "很多人用的密码", "3.6 亿亿种"):
        assert words in screen
    assert ("woaini" in screen, screen.count(five_words(screen))) == (False, 1)
    unlock = ["unlock", "案件.locked.zip", "--out", "又", "--passphrase-stdin"]
    done = letters(*unlock, cwd=case, given=five_words(screen))
    assert (done.returncode, (case / "又" / "case.toml").is_file()) == (0, True), done.stderr


def five_words(screen: str) -> str:
    """The words offered on a screen, with the blanks between them."""
    found = re.search(r"\n {4}((?:[\u4e00-\u9fff]{2} ){4}[\u4e00-\u9fff]{2})\r?\n", screen)
    assert found is not None, screen
    return found[1]


@TERMINAL
def test_lock_lists_what_it_takes_and_does_nothing_unless_the_word_is_typed(case: Path) -> None:
    add(case, "相册", "--proves", "p")
    unasked = [("密码", PASSPHRASE), ("再输入一次", PASSPHRASE)]
    status, screen = at_a_terminal("lock", "案件", cwd=case, keys=[("输入“加密”两个字", "好"), *unasked])
    assert (status, "没有加密，也没有删除任何东西" in screen) == (1, True)
    for words in (
        "4 个（原来的先不动）",
        "案件文件",
        "case.toml",
        "case.toml.第1版",
        "证据副本",
        "截图.jpg",
        "录音.wav",
    ):
        assert "".join(words.split()) in "".join(screen.partition("确定加密")[0].split())  # a terminal folds lines
    assert "密码" not in screen
    assert (case / "案件" / "evidence" / "截图.jpg").is_file()
    assert not (case / "案件.locked.zip").exists()


def test_lock_unattended_lists_on_standard_error_and_goes_on(case: Path, quick: None) -> None:
    done = letters("lock", "案件", "--keep", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert "1 个（原来的先不动）" in done.stderr
    assert "case.toml" in done.stderr
    assert "case.toml" not in done.stdout


def test_lock_leaves_what_is_not_the_cases_where_it_is_and_names_it(case: Path, quick: None) -> None:
    (case / "案件" / "Documents").mkdir()
    (case / "案件" / "Documents" / "thesis.txt").write_text("x")
    (case / "案件" / "简历.docx").write_text("x")
    done = letters("lock", "案件", "--remove", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    for words in (
        "不加密，也不删除，2 项",
        "Documents/（整个文件夹）",
        "简历.docx",
        "是证据的，先登记再加密",
    ):
        assert words in done.stderr
    assert "还有 2 项不属于案件的东西没有加密" in done.stderr
    assert sorted(path.name for path in case.iterdir()) == ["案件", "案件.locked.zip", "相册"]
    assert sorted(path.name for path in (case / "案件").iterdir()) == ["Documents", "简历.docx"]
    back = letters("unlock", "案件.locked.zip", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert back.returncode == 0, back.stderr
    assert sorted(path.name for path in (case / "案件").iterdir()) == ["Documents", "case.toml", "简历.docx"]


def test_a_removal_that_was_cut_short_is_finished_by_the_same_command(case: Path, quick: None) -> None:
    """Where the case file is gone already, and what is left is told from what is in the locked file by its bytes."""
    folder = case / "案件"
    done = letters("lock", "案件", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    (folder / "case.toml").rename(folder / ".letters-gone-0123456789abcdef")
    (folder / ".letters-half-removed").touch()
    done = letters("lock", "案件", "--remove", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert (done.returncode, "上次删到一半" in done.stderr) == (0, True), done.stderr
    assert sorted(path.name for path in case.iterdir()) == ["案件.locked.zip", "相册"]


def test_what_comes_into_the_folder_after_the_list_is_not_locked_unseen(case: Path) -> None:
    with subprocess.Popen(  # noqa: S603  our own command
        [*COMMAND, "lock", "案件", "--passphrase-stdin"],
        cwd=case,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        assert "1 个（原来的先不动）" in running.stderr.readline()
        (case / "案件" / "other.toml").write_text("version = 1\n")
        _, told_then = running.communicate(f"{PASSPHRASE}\n")
    assert (running.returncode, "又有新文件放进来" in told_then) == (2, True)
    assert sorted(path.name for path in case.iterdir()) == ["案件", "相册"]
    assert (case / "案件" / "case.toml").is_file()


@pytest.mark.long
def test_a_folder_with_everything_that_the_tool_writes_is_locked(case: Path, quick: None) -> None:
    folder = case / "案件"
    add(case, "相册", "--proves", "p")
    assert letters("write", "case.toml", "--format", "docx,txt,html", cwd=folder).returncode in {0, 1}
    recorded = letters("track", "sent", "case.toml", "complaint/police", "--on", "2026-11-23", cwd=folder)
    assert recorded.returncode == 0, recorded.stderr
    assert letters("track", "show", "case.toml", "--ics", "期限.ics", cwd=folder).returncode == 0
    packed = letters("evidence", "pack", "case.toml", "--for", "police", "--out", "handover", cwd=folder)
    assert packed.returncode == 0, packed.stderr
    assert {path.name for path in folder.iterdir()} >= {"sent", "期限.ics", "handover", "文书", "evidence"}
    done = letters("lock", "案件", "--remove", "--passphrase-stdin", cwd=case, given=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    for words in ("期限日历", "寄出文书的留底", "写出的文书", "打包的材料", "证据副本"):
        assert words in done.stderr
    assert not folder.exists()


@pytest.mark.parametrize(
    ("given", "why"), [("", "标准输入里没有密码"), ("short\n", "密码太短"), (f"{PHONE} abc\n", "案件里的电话号码")]
)
def test_no_passphrase_or_one_that_would_be_guessed_locks_nothing(case: Path, given: str, why: str) -> None:
    done = letters("lock", "案件", "--passphrase-stdin", cwd=case, given=given)
    assert (done.returncode, why in done.stderr) == (2, True), done.stderr
    assert (case / "案件" / "case.toml").exists()
    assert sorted(path.name for path in case.iterdir()) == sorted(["案件", "相册"])


def test_a_passphrase_is_no_option_of_the_command_line(case: Path) -> None:
    for command in ("lock", "unlock"):
        text = letters(command, "--help", cwd=case).stdout
        assert "--passphrase-stdin" in text
        assert "--passphrase " not in text
