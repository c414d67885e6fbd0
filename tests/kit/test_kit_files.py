"""One writer of files, whole or not at all, and one wording for what the system refuses."""

from __future__ import annotations

import ast
import errno
import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import letters
from letters.batch import from_table
from letters.collect.logs.read import open_log
from letters.errors import FileError
from letters.kit import files, folders
from letters.stats.count_table import read_table
from tests.modules import MODULES, nodes

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")
PACKAGE = Path(letters.__file__).parent


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@posix
def test_a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    files.replace(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    files.replace(path, b"two")
    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes(), names(tmp_path)) == (0o640, b"two", ["case.toml"])


@posix
def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    files.replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_a_killed_run_left_goes_and_what_belongs_to_another_file_stays(tmp_path: Path) -> None:
    ours, theirs = ".letters-case.toml-x1y2z3.part", ".letters-case.toml-2.toml-x1y2z3.part"
    (tmp_path / ours).write_bytes(b"half")
    (tmp_path / theirs).write_bytes(b"half")
    assert [path.name for path in files.leftovers(tmp_path / "case.toml")] == [ours]
    files.replace(tmp_path / "case.toml", b"whole")
    assert names(tmp_path) == [theirs, "case.toml"]


def test_what_a_killed_run_left_of_a_file_that_is_filled_piece_by_piece_goes_too(tmp_path: Path) -> None:
    (tmp_path / ".letters-报告.json-x1y2z3.part").write_bytes(b"half")
    with files.unfinished(tmp_path / "报告.json") as waiting:
        waiting.write_bytes(b"whole")
    assert names(tmp_path) == ["报告.json"]


def test_a_name_as_long_as_the_system_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("证" * 84)
    files.replace(path, b"1")
    assert path.read_bytes() == b"1"


def test_a_block_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def stopped() -> None:
        with files.unfinished(path) as waiting:
            waiting.write_bytes(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert (names(tmp_path), path.read_bytes()) == (["a.txt"], b"old")


def test_a_name_that_must_be_free_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"mine")
    with (
        pytest.raises(FileError, match=r"无法写入 .*a\.txt：已经有同名的文件"),
        files.refusing(tmp_path / "a.txt", "写入"),
        files.unfinished(tmp_path / "a.txt", fresh=True) as waiting,
    ):
        waiting.write_bytes(b"other")
    assert (names(tmp_path), (tmp_path / "a.txt").read_bytes()) == (["a.txt"], b"mine")


def test_several_files_are_put_at_once_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "c").mkdir()
    with pytest.raises(FileError, match="c：是文件夹，不是文件"):
        folders.put(tmp_path, [("a", b"new"), ("b", b"new"), ("c", b"new")])
    assert (names(tmp_path), (tmp_path / "a").read_bytes()) == (["a", "c"], b"old")
    folders.put(tmp_path, [("a", b"new"), ("b", b"new")])
    assert (names(tmp_path), (tmp_path / "a").read_bytes()) == (["a", "b", "c"], b"new")


WORDS = {
    "ENOSPC": "空间不够",
    "EDQUOT": "配额不够",
    "EFBIG": "4 GB",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EROFS": "只读",
    "ENOENT": "找不到",
    "ENOTDIR": "是文件，不是文件夹",
    "EISDIR": "是文件夹，不是文件",
    "EEXIST": "同名",
    "ENOTEMPTY": "还有东西",
    "EBUSY": "正被别的程序使用",
    "EIO": "U 盘",
    "ENODEV": "拔掉",
    "ENAMETOOLONG": "路径太长",
    "ELOOP": "链接绕成了圈",
    "EINVAL": "不接受这个名字",
    "EXDEV": "另一个磁盘",
    "EMFILE": "打开的文件太多",
    "ENOMEM": "内存不够",
    "ENOLCK": "不支持",
    "ESTALE": "网络盘断开",
    "ETIMEDOUT": "网络盘断开",
}
REASONS = {getattr(errno, name): words for name, words in WORDS.items() if hasattr(errno, name)}


@pytest.mark.parametrize(("number", "words"), REASONS.items(), ids=[errno.errorcode[number] for number in REASONS])
def test_a_refusal_of_the_system_is_told_in_plain_words_with_what_to_do(number: int, words: str) -> None:
    error = files.refusal(OSError(number, os.strerror(number)), Path("a.txt"), "写入", "文件都还在")
    assert error.message.startswith("无法写入 a.txt：")
    assert words in error.message
    assert error.hint.endswith("；文件都还在")
    assert os.strerror(number) not in str(error)


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_refusal_that_a_system_knows_is_told_in_its_own_words(number: int) -> None:
    error = files.refusal(OSError(number, os.strerror(number)), Path("a"), "写入")
    assert os.strerror(number) not in str(error)
    assert not re.search(r"[a-z]{3}", str(error))


def test_a_file_that_is_not_there_is_said_first(tmp_path: Path) -> None:
    error = files.refusal(FileNotFoundError(errno.ENOENT, ""), "没有.png", "读取")
    assert error.message == "找不到 没有.png"


def test_a_path_that_no_system_takes_is_told() -> None:
    with pytest.raises(ValueError, match="null") as caught:
        Path("a\0b").stat()
    assert "路径不合法" in files.refusal(caught.value, "a\0b", "读取").message


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told() -> None:
    with (
        pytest.raises(FileError, match="磁盘空间不够"),
        files.refusing(Path("x"), "写入"),
        Path("/dev/full").open("wb", buffering=0) as full,
    ):
        full.write(b"1")


LIMITED = """
import resource, signal, sys
from pathlib import Path
from letters.errors import FileError
from letters.kit import files, folders
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
for write in (
    lambda: files.replace(Path(sys.argv[1]) / "a", b"x" * 9000),
    lambda: folders.put(Path(sys.argv[1]) / "new", [("a", b"x"), ("b", b"x" * 9000)]),
):
    try:
        write()
    except FileError as error:
        print(error.message.partition("：")[2], error.hint)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on the size of files here")
def test_a_file_larger_than_the_disk_takes_leaves_nothing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, check=True)  # noqa: S603  our own code
    told = done.stdout.splitlines()
    assert [line.startswith("文件太大") for line in told] == [True, True]
    assert [files.WHOLE in told[0], files.NOTHING_LEFT in told[1]] == [True, True]
    assert names(tmp_path) == []


@pytest.mark.slow
def test_no_other_module_has_a_table_of_refusals_or_a_way_of_its_own_to_write_whole_files() -> None:
    """`errno` stands in kit/reasons alone, so that a reason is worded once, and `mkstemp` in kit/files."""
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in MODULES
        for node in nodes(path)
        for name in _used(node)
        if name in ("errno", "mkstemp")
    }
    assert found == {("kit/reasons.py", "errno"), ("kit/files.py", "mkstemp")}


def _used(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [getattr(node, "module", None) or "", *(alias.name for alias in node.names)]
    return [node.attr] if isinstance(node, ast.Attribute) else []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_what_is_read_more_than_once_may_be_no_pipe(tmp_path: Path) -> None:
    """Opening one would wait for ever."""
    os.mkfifo(tmp_path / "pipe.csv")
    for read in (open_log, read_table, lambda path: list(from_table(path))):
        with pytest.raises(FileError, match="不是普通文件"):
            read(tmp_path / "pipe.csv")
