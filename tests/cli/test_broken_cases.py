"""Whatever is wrong with a case file, each command says truthfully what is there, where it is wrong, and what helps."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy.case_folder import case_files
from letters.desk.keeping.own_folder import CLIENT
from scripts.examples import FOLDER
from tests.command import letters

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = FOLDER / "family-and-colleagues-called"
WHOLE = (EXAMPLE / "case.toml").read_text("utf-8")
QUOTE = WHOLE.replace('name = "', "name = “", 1)
LINE = f"第 {QUOTE[: QUOTE.index('name = “')].count(chr(10)) + 1} 行"

OF_A_CASE = (
    *("check {}", "list {}", "plan {}", "write {}", "rights {}", "import {} log.csv", "track show {}"),
    *("track sent {} 报案书", "track signed {} 报案书", "track reply {} 报案书 受理", "track received {}"),
    *("track silent {} 报案书", "track keep {} 报案书", "track accept {} 某某", "track postpone {} F1 2026-12-01"),
    *("track undo {}", "track verify {}", "evidence list {}", "evidence add {} log.csv", "evidence label {}"),
    *("evidence verify {}", "evidence pack {} --for 报案书 --out out"),
)
"""Commands that read a whole case."""
OF_A_FOLDER = ("track show .", "stats .", "batch . --out ../out", "lock . --passphrase-stdin")
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a quotation mark": (lambda path: path.write_text(QUOTE, encoding="utf-8"), LINE),
    "no text": (lambda path: path.write_bytes(b"version = 2\n\xff\xfe\xff\x00\x81"), "第 2 行"),
    "a word": (
        lambda path: path.write_text(WHOLE.replace('channel = "call"', 'channel = "fax"', 1), encoding="utf-8"),
        "“fax”",
    ),
    "nothing": (lambda path: path.write_bytes(b""), "是空的"),
}
"""Case files that cannot be read, each with what says where or why."""
DONE = {"lock . --passphrase-stdin", "evidence add {} log.csv", "evidence label {}"}
"""What is done with a case that is no whole one yet, or has faults: it is locked as it is, evidence is taken in."""
REFUSED = [
    (command, wrong)
    for command in (*OF_A_CASE, "new {} --plain", *OF_A_FOLDER)
    for wrong in BROKEN
    if not (wrong in ("a word", "nothing") and command in DONE) and (command, wrong) != ("new {} --plain", "nothing")
]
NOT_THERE = re.compile("没有案件文件|找不到")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a case lies beside its evidence and a log."""
    made = tmp_path / "案件-2026-11-26"
    (made / "evidence").mkdir(parents=True)
    (made / "evidence" / "截图.png").write_bytes(b"x")
    (made / "log.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return made


def listing(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("command", "wrong"), REFUSED)
def test_a_case_that_cannot_be_read_is_told_with_where_and_stays(folder: Path, command: str, wrong: str) -> None:
    make, says = BROKEN[wrong]
    make(folder / "case.toml")
    before = listing(folder)
    done = letters(*command.format("case.toml").split(), cwd=folder, given="谁也猜不到的五个词\n")
    told = done.stdout + done.stderr
    assert done.returncode in (1, 2, 3), told
    assert says in told
    assert not NOT_THERE.search(told), "it is there"
    assert "→" in told, "what helps is said"
    assert "Traceback" not in told
    assert listing(folder) == before


@pytest.mark.parametrize("command", [*OF_A_CASE, "wipe {}"])
@pytest.mark.parametrize(("make", "says"), [(Path.mkdir, "文件夹"), (lambda _: None, "找不到")], ids=["folder", "none"])
def test_a_folder_of_that_name_and_nothing_at_all_are_told_apart(
    folder: Path, command: str, make: Callable[[Path], object], says: str
) -> None:
    make(folder / "case.toml")
    done = letters(*command.format("case.toml").split(), cwd=folder)
    assert done.returncode == 3
    assert says in done.stderr
    assert "→" in done.stderr
    assert ("找不到" in done.stderr) == (says == "找不到")


@pytest.mark.parametrize("command", OF_A_FOLDER)
def test_a_folder_without_a_case_is_called_so(folder: Path, command: str) -> None:
    done = letters(*command.split(), cwd=folder, given="谁也猜不到的五个词\n")
    assert done.returncode in (2, 3)
    assert "里没有案件" in done.stderr
    assert "→" in done.stderr


def test_a_file_that_only_may_be_a_case_is_named_where_nothing_is_locked(folder: Path) -> None:
    (folder / "我的.toml").write_text('[story]\naccount = "x"\n', encoding="utf-8")
    done = letters("lock", ".", "--passphrase-stdin", cwd=folder, given="谁也猜不到的五个词\n")
    assert "我的.toml 不像案件文件" in done.stderr
    assert f"letters check {folder}/我的.toml" in done.stderr
    assert not case_files(folder)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_what_a_case_in_another_encoding_names_is_its_own_to_wipe_and_to_lock(folder: Path, encoding: str) -> None:
    case = folder / "我的案件.toml"
    text = f'{WHOLE}\n[[evidence]]\nid = "E99"\ntitle = "截图"\nfiles = [{{ path = "evidence/截图.png" }}]\n'
    case.write_bytes(text.encode(encoding))
    wiped = letters("wipe", case, cwd=folder, given="不\n")
    assert "证据" in wiped.stdout
    assert "读不出来" not in wiped.stdout
    assert re.search("要删除的文件，2 个", wiped.stdout)
    locked = letters("lock", ".", "--passphrase-stdin", cwd=folder, given="谁也猜不到 大象 灯塔 竹子 汽笛 77\n")
    assert locked.returncode == 0, locked.stderr
    assert "已加密并核对 2 个文件" in locked.stdout


def test_what_is_no_locked_file_is_not_taken_for_one(folder: Path) -> None:
    (folder / "case.toml").write_text(WHOLE, encoding="utf-8")
    file = letters("unlock", "case.toml", "--passphrase-stdin", cwd=folder, given="x\n")
    place = letters("unlock", ".", "--passphrase-stdin", cwd=folder, given="x\n")
    assert "不是加密文件" in file.stderr
    assert "移开" not in file.stderr, "nobody is told to move the case away"
    assert "是文件夹，没有加密" in place.stderr


def test_to_wipe_a_case_it_must_be_named_and_a_folder_is_no_name(folder: Path) -> None:
    (folder / "case.toml").write_text(WHOLE, encoding="utf-8")
    assert "可以不写" not in letters("wipe", cwd=folder).stderr
    place = letters("wipe", ".", "--yes", cwd=folder)
    assert "是文件夹，不是案件文件" in place.stderr
    assert f"letters wipe {folder}/case.toml" in place.stderr
    assert (folder / "case.toml").exists()


def test_where_a_clinic_has_a_case_that_cannot_be_read_the_list_says_how_to_see_why(folder: Path) -> None:
    for name in (f"{CLIENT}-007", "王小丽"):
        (folder / name).mkdir()
        (folder / name / "case.toml").write_text(QUOTE, encoding="utf-8")
    done = letters("clients", ".", cwd=folder)
    assert f"letters check {CLIENT}-007/case.toml" in done.stdout
    assert "letters clients . 007" in done.stdout
    assert "王小丽" not in done.stdout, "no name is shown, not even a folder's"
    assert "还没有写姓名" not in done.stdout
    assert "！案件文件读不了：有 1 处需要改" in done.stdout
