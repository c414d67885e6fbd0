"""evidence, wipe, lock and unlock as a user meets them: what is asked, printed, left on the disk; the exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bagit
import pytest

from tests import media
from tests.command import letters
from tests.stories import PHONE, contact, lease, offer, platform, row, table, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Answer = str | Callable[[str], str]

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "letters"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "100"}
PASSPHRASE = "正确的 horse 电池"  # noqa: S105  of a test


def at_a_terminal(*arguments: str | Path, cwd: Path, keys: Sequence[tuple[str, Answer]]) -> tuple[int, str]:
    """Run the command in a pseudo-terminal: each answer is typed when its question is on the screen.

    An answer may depend on what the screen shows.
    """
    if os.name == "nt":
        pytest.skip("no pseudo-terminal")
    import pty

    master, slave = pty.openpty()
    screen = b""
    with subprocess.Popen(  # noqa: S603  our own command
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env=ENVIRONMENT,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,  # or a passphrase would be asked at the terminal of whoever runs the tests
    ) as running:
        os.close(slave)
        waiting = list(keys)
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:  # the other end is closed
                piece = b""
            if not piece:
                break
            screen += piece
            asked = screen.rpartition(b"<<typed>>")[2]
            if waiting and waiting[0][0].encode() in asked and asked.endswith(b" "):  # input is dropped before that
                answer = waiting.pop(0)[1]
                os.write(master, (answer if isinstance(answer, str) else answer(screen.decode())).encode() + b"\n")
                screen += b"<<typed>>"
    os.close(master)
    return running.returncode, screen.decode("utf-8", "replace")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder with a case that gives letters to the police and to the lessor, and pictures beside it."""
    text = text_of(
        platform(),
        lease(),
        offer(),
        contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101"),
        contact("I2", "2026-10-02 09:00", "sms", acts=["insult"], words="不要脸"),
        table("route", dispute_first="consumer-association"),
        row("third_parties", id="mother", relation="母亲", name="何桂芝"),
        head="written_on = 2026-11-23",
    )
    (tmp_path / "案件").mkdir()
    (tmp_path / "案件" / "case.toml").write_text(text, encoding="utf-8")
    (tmp_path / "相册").mkdir()
    (tmp_path / "相册" / "截图.jpg").write_bytes(media.jpeg())
    (tmp_path / "相册" / "录音.wav").write_bytes(media.wav())
    return tmp_path


def add(case: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return letters("evidence", "add", "案件/case.toml", *arguments, cwd=case)


def test_files_are_added_linked_listed_and_verified(case: Path) -> None:
    done = add(case, "相册", "--proves", "证明来电", "--number", "16700000101", "--source", "本人手机")
    assert done.returncode == 0, done.stderr
    assert "E01　录音（视听资料，1 个文件，已复制到案件旁边，原件没有动）" in done.stdout
    assert "E02　截图（电子数据" in done.stdout
    assert "属于联系记录：I1" in done.stdout
    listed = letters("evidence", "list", "案件/case.toml", cwd=case)
    assert "还没有证据的联系记录，1 条" in listed.stdout
    assert "I2　2026-10-02 09:00:00　短信" in listed.stdout
    checked = letters("evidence", "verify", "案件/case.toml", cwd=case)
    assert (checked.returncode, checked.stdout) == (0, "登记的 2 个文件，2 个没有变。\n")


def test_the_same_again_adds_nothing_and_says_so(case: Path) -> None:
    add(case, "相册", "--proves", "p")
    text = (case / "案件" / "case.toml").read_text("utf-8")
    done = add(case, "相册/截图.jpg", "--proves", "p", "--json")
    assert json.loads(done.stdout)["known"] == [{"file": "相册/截图.jpg", "id": "E02", "same_as": "evidence/截图.jpg"}]
    assert (case / "案件" / "case.toml").read_text("utf-8") == text


def test_several_files_make_one_piece(case: Path) -> None:
    done = add(
        case, "相册", "--as-one", "--title", "微信往来", "--proves", "p", "--about", "mother", "--kind", "电子数据"
    )
    assert "E01　微信往来（电子数据，2 个文件" in done.stdout
    [piece] = json.loads(letters("evidence", "list", "案件/case.toml", "--json", cwd=case).stdout)["evidence"]
    assert [file["path"] for file in piece["files"]] == ["evidence/录音.wav", "evidence/截图.jpg"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["相册", "--proves", "p", "--incident", "I3"], "没有编号为 I3 的联系记录"),
        (["相册", "--proves", "p", "--about", "father"], "没有编号为 father 的第三人"),
        (["相册", "--proves", "p", "--kind", "录音"], "没有 录音 这种证据"),
        (["相册", "--proves", "p", "--made-on", "昨天"], "时间 昨天 不对"),
    ],
)
def test_a_wrong_wish_changes_nothing(case: Path, arguments: list[str], words: str) -> None:
    text = (case / "案件" / "case.toml").read_text("utf-8")
    done = add(case, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""
    assert (case / "案件" / "case.toml").read_text("utf-8") == text
    assert not (case / "案件" / "evidence").exists()


def test_a_missing_file_is_a_file_error(case: Path) -> None:
    done = add(case, "没有.jpg", "--proves", "p")
    assert (done.returncode, "找不到 没有.jpg" in done.stderr) == (3, True)


ADD = ("evidence", "add", "案件/case.toml")
RIGHT, APART = "都对写“对”", "另算一份"


def data(case: Path) -> dict[str, Any]:
    return tomllib.loads((case / "案件" / "case.toml").read_text("utf-8"))


def test_at_a_terminal_what_is_proposed_may_be_changed(case: Path) -> None:
    changes = [(RIGHT, "１"), ("名称", "深夜来电截图"), ("证明什么", "证明来电"), ("属于哪几次", "1")]
    status, screen = at_a_terminal(*ADD, "相册/截图.jpg", cwd=case, keys=changes)
    assert status == 0, screen
    assert "收下了 1 个文件" in screen
    [piece] = data(case)["evidence"]
    assert (piece["title"], piece["proves"]) == ("深夜来电截图", "证明来电")
    assert [row.get("evidence") for row in data(case)["incidents"]] == [["E01"], None]


def phone(folder: Path) -> None:
    """The pictures and recordings of five days, as a phone names them: forty screenshots and twelve recordings."""
    folder.mkdir()
    for each in range(40):
        app = ("com.android.mms", "com.tencent.mm", "com.android.dialer")[each % 3]
        name = f"Screenshot_202611{20 + each % 5}_2{each % 3}{each:02d}00_{app}.jpg"
        (folder / name).write_bytes(media.png(hidden=False) + name.encode())
    for each in range(12):
        name = f"通话录音_1670000010{each % 2}_202611{20 + each % 5}-21{each:02d}00.m4a"
        (folder / name).write_bytes(media.wav() + name.encode())


def test_fifty_two_files_take_at_most_eight_confirmations(case: Path) -> None:
    phone(case / "手机")
    status, screen = at_a_terminal(*ADD, "手机", cwd=case, keys=[(RIGHT, "对")] * 8)
    assert status == 0, screen
    assert screen.count(RIGHT) <= 8
    pieces = data(case)["evidence"]
    assert sum(len(piece["files"]) for piece in pieces) == 52
    assert all(piece["title"] and piece["proves"] for piece in pieces)
    assert not [piece["title"] for piece in pieces if "com." in piece["title"] or "Screenshot" in piece["title"]]


def test_stopped_at_any_confirmation_every_file_is_kept_and_can_be_gone_on_with(case: Path) -> None:
    phone(case / "手机")
    status, screen = at_a_terminal(*ADD, "手机", cwd=case, keys=[(RIGHT, "对"), (RIGHT, "\x04")])
    assert status == 130, screen
    assert "letters evidence label 案件/case.toml" in screen
    pieces = data(case)["evidence"]
    assert (sum(len(piece["files"]) for piece in pieces), len([1 for piece in pieces if "title" in piece])) == (52, 6)
    assert len(list((case / "案件" / "evidence").iterdir())) == 52
    listed = letters("evidence", "list", "案件/case.toml", cwd=case).stdout
    assert f"收下了还没有说明的证据，{len(pieces) - 6} 份" in listed
    checked = letters("check", "案件/case.toml", cwd=case)
    assert f"收下的证据里有 {len(pieces) - 6} 份" in checked.stdout + checked.stderr
    done = letters("evidence", "label", "案件/case.toml", "--accept", cwd=case)
    assert (done.returncode, f"记下了 {len(pieces) - 6} 份" in done.stdout) == (0, True)
    assert all(piece["title"] for piece in data(case)["evidence"])


def test_what_nobody_answers_is_not_recorded(case: Path) -> None:
    keys = [(RIGHT, ""), (RIGHT, "不对"), (RIGHT, "9"), (RIGHT, "什么意思"), (RIGHT, "以后")]
    status, screen = at_a_terminal(*ADD, "相册", cwd=case, keys=keys)
    assert status == 0, screen
    assert "没有看懂" in screen
    assert "哪一份不对" in screen
    assert [set(piece) for piece in data(case)["evidence"]] == [{"id", "kind", "files"}] * 2


def test_files_that_do_not_belong_together_are_parted_at_the_terminal(case: Path) -> None:
    for number in (1, 2, 3):
        (case / "相册" / f"短信{number}.jpg").write_bytes(media.png(hidden=False) + bytes([number]))
    keys = [(RIGHT, "3"), (APART, "９"), (APART, "3"), (RIGHT, "对")]
    status, screen = at_a_terminal(*ADD, "相册", cwd=case, keys=keys)
    assert status == 0, screen
    assert "“9”不是列表里的号码" in screen
    assert [(piece["title"], len(piece["files"])) for piece in data(case)["evidence"]] == [
        ("录音", 1),
        ("截图", 1),
        ("短信截图2张", 2),
        ("短信截图", 1),
    ]


def test_in_a_pipe_files_are_kept_and_the_next_step_is_said(case: Path) -> None:
    done = add(case, "相册")
    assert done.returncode == 0, done.stderr
    assert "收下了 2 个文件，都已复制到案件旁边，原件没有动" in done.stdout
    assert "letters evidence label 案件/case.toml" in done.stdout
    told = json.loads(letters("evidence", "label", "案件/case.toml", "--json", cwd=case).stdout)
    assert [one["title"] for one in told] == ["录音", "截图"]
    again = letters("evidence", "add", "案件/case.toml", cwd=case)
    assert "收下了还没有说明的证据，2 份" in again.stdout


def test_what_is_said_without_a_purpose_is_kept_with_the_files(case: Path) -> None:
    done = add(case, "相册", "--source", "本人手机", "--number", "16700000101")
    assert done.returncode == 0, done.stderr
    assert [piece["source"] for piece in data(case)["evidence"]] == ["本人手机"] * 2
    assert [row.get("evidence") for row in data(case)["incidents"]] == [["E01", "E02"], None]


def test_a_title_that_nobody_gave_is_no_file_name(case: Path) -> None:
    name = "Screenshot_20261120_200500_com.android.mms.jpg"
    (case / "相册" / name).write_bytes(media.png())
    done = add(case, f"相册/{name}", "--proves", "证明短信")
    assert "短信截图（2026年11月20日截取）" in done.stdout
    assert "com.android" not in done.stdout


def test_a_changed_a_missing_and_a_strange_file_are_found(case: Path) -> None:
    add(case, "相册", "--proves", "p")
    evidence = case / "案件" / "evidence"
    (evidence / "截图.jpg").write_bytes(b"x")
    (evidence / "录音.wav").unlink()
    for number in range(20):
        (evidence / f"多{number:02d}.png").write_bytes(b"1")
    done = letters("evidence", "verify", "案件/case.toml", cwd=case)
    assert done.returncode == 1
    for words in (
        "改动过，1 个：\n    E02　evidence/截图.jpg",
        "找不到，1 个：\n    E01　evidence/录音.wav",
        "另有 8 条",
    ):
        assert words in done.stdout
    told = json.loads(letters("evidence", "verify", "案件/case.toml", "--json", cwd=case).stdout)
    assert sum(one["state"] == "added" for one in told) == 20


def test_a_bag_for_the_police_is_made_and_told(case: Path) -> None:
    add(case, "相册", "--proves", "p", "--incident", "I1")
    done = letters("evidence", "pack", "案件/case.toml", "--for", "police", "--out", "交", cwd=case)
    assert done.returncode == 0, done.stderr
    assert "文书 1 份，证据 2 份，文件 2 个" in done.stdout
    assert "拍摄地点（GPS）" in done.stderr
    assert bagit.Bag(str(case / "交" / "治安报案书-材料")).is_valid()
    assert (case / "交" / "治安报案书-材料.zip").is_file()


def test_to_the_other_side_nothing_hidden_goes_unless_it_is_wished(case: Path) -> None:
    add(case, "相册/截图.jpg", "--proves", "p", "--incident", "I1")
    pack = ["evidence", "pack", "案件/case.toml", "--for", "notice/stop-harassment", "--out", "交"]
    refused = letters(*pack, cwd=case)
    assert refused.returncode == 1
    assert "没有打包，什么都没有写" in refused.stderr
    assert media.DEVICE in refused.stderr
    assert not (case / "交").exists()
    cleaned = letters(*pack, "--strip-metadata", "--json", cwd=case)
    assert cleaned.returncode == 0, cleaned.stderr
    [made] = json.loads(cleaned.stdout)
    [name] = made["cleaned"]
    assert (case / made["folder"] / "data" / name).read_bytes() == media.jpeg(hidden=False)
    kept = letters(*pack, "--keep-metadata", "--force", cwd=case)
    assert kept.returncode == 0, kept.stderr
    assert (case / made["folder"] / "data" / name).read_bytes() == media.jpeg()


def test_an_addressee_there_is_none_of_is_wrong_usage(case: Path) -> None:
    done = letters("evidence", "pack", "案件/case.toml", "--for", "海关", cwd=case)
    assert (done.returncode, "没有文书“海关”" in done.stderr) == (2, True)


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


@pytest.mark.parametrize(("typed", "goes"), [("删除\n删除\n", True), ("删除\n\n", False)])
def test_a_letter_that_was_changed_since_goes_only_when_that_is_answered(case: Path, typed: str, goes: bool) -> None:
    folder = case / "案件"
    letters("write", "case.toml", cwd=folder)
    [letter] = folder.glob("文书/*/01-治安报案书.docx")
    letter.write_bytes(b"my own words")
    done = letters("wipe", "案件/case.toml", cwd=case, given=typed)
    assert (done.returncode, "可能有您自己写的内容，1 个" in done.stdout) == (0, True)
    assert (letter.exists(), f"没有删除 {letter}：写好以后改过" in done.stderr) == (not goes, not goes)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ([] if goes else [letter.name])


def test_a_letter_that_was_changed_since_stays_when_nobody_is_asked(case: Path) -> None:
    letters("write", "case.toml", cwd=case / "案件")
    [letter] = (case / "案件").glob("文书/*/01-治安报案书.docx")
    letter.write_bytes(b"my own words")
    done = letters("wipe", "案件/case.toml", "--yes", cwd=case)
    assert (done.returncode, letter.read_bytes()) == (1, b"my own words")
    assert str(letter) in done.stderr


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
    assert f"写到 {case / '桌面'} 的文书不在这个文件夹里，没有加密" in done.stderr


def test_wipe_without_an_answer_removes_nothing(case: Path) -> None:
    done = letters("wipe", "案件/case.toml", cwd=case)
    assert done.returncode != 0
    assert (case / "案件" / "case.toml").exists()


@pytest.mark.long
def test_a_folder_is_locked_and_unlocked_unattended(case: Path) -> None:
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


def test_help_loads_none_of_what_only_the_commands_need(case: Path) -> None:
    code = (
        "import sys; from letters.cli.app import program_for; program_for(());"
        "print(*({'bagit', 'pyrage', 'tomlkit', 'docx', 'pydantic'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == ""
