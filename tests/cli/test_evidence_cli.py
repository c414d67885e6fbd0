"""evidence, wipe, lock and unlock as a user meets them: what is asked, printed, left on the disk; the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import bagit
import pytest

from tests import media
from tests.command import letters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Answer = str | Callable[[str], str]
from tests.cli.evidence_case import ROOT, add, at_a_terminal, case_in
from tests.terminal import TERMINAL


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_in(tmp_path)


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


@TERMINAL
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


@pytest.mark.slow
@TERMINAL
def test_fifty_two_files_take_at_most_eight_confirmations(case: Path) -> None:
    phone(case / "手机")
    status, screen = at_a_terminal(*ADD, "手机", cwd=case, keys=[(RIGHT, "对")] * 8)
    assert status == 0, screen
    assert screen.count(RIGHT) <= 8
    pieces = data(case)["evidence"]
    assert sum(len(piece["files"]) for piece in pieces) == 52
    assert all(piece["title"] and piece["proves"] for piece in pieces)
    assert not [piece["title"] for piece in pieces if "com." in piece["title"] or "Screenshot" in piece["title"]]


@pytest.mark.slow
@TERMINAL
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


@TERMINAL
def test_what_nobody_answers_is_not_recorded(case: Path) -> None:
    keys = [(RIGHT, ""), (RIGHT, "不对"), (RIGHT, "9"), (RIGHT, "什么意思"), (RIGHT, "以后")]
    status, screen = at_a_terminal(*ADD, "相册", cwd=case, keys=keys)
    assert status == 0, screen
    assert "没有看懂" in screen
    assert "哪一份不对" in screen
    assert [set(piece) for piece in data(case)["evidence"]] == [{"id", "kind", "files"}] * 2


@TERMINAL
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


def test_help_loads_none_of_what_only_the_commands_need(case: Path) -> None:
    code = (
        "import sys; from letters.cli.app import program_for; program_for(());"
        "print(*({'bagit', 'pyrage', 'tomlkit', 'docx', 'pydantic'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == ""
