"""Files are saved whole or not at all, and what stands in the way is said."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.errors import FileError
from letters.pack.make import PackFile
from letters.pack.save import save

if TYPE_CHECKING:
    from collections.abc import Iterator

TWO = (PackFile("01-甲.docx", b"first"), PackFile("02-乙.docx", b"second"))
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    save(TWO, tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b" / "02-乙.docx").read_bytes() == b"second"
    assert names(tmp_path / "a" / "b") == ["01-甲.docx", "02-乙.docx"]


def test_a_file_that_is_there_is_not_replaced_and_nothing_else_is_written(tmp_path: Path) -> None:
    (tmp_path / "02-乙.docx").write_bytes(b"mine")
    with pytest.raises(FileError, match="--force"):
        save(TWO, tmp_path)
    assert names(tmp_path) == ["02-乙.docx"]
    assert (tmp_path / "02-乙.docx").read_bytes() == b"mine"


def test_with_force_it_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "02-乙.docx").write_bytes(b"mine")
    save(TWO, tmp_path, force=True)
    assert (tmp_path / "02-乙.docx").read_bytes() == b"second"


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("我是文件")
    with pytest.raises(FileError, match="已经有同名的文件"):
        save(TWO, tmp_path / "out")
    with pytest.raises(FileError, match="是文件，不是文件夹"):
        save(TWO, tmp_path / "out" / "deeper")
    assert (tmp_path / "out").read_text() == "我是文件"


def test_a_folder_where_a_file_should_be_is_said_and_nothing_half_written_is_left(tmp_path: Path) -> None:
    (tmp_path / "02-乙.docx").mkdir()
    with pytest.raises(FileError, match="是文件夹，不是文件"):
        save(TWO, tmp_path, force=True)
    assert names(tmp_path) == ["02-乙.docx"]


def test_a_failure_while_moving_brings_back_what_was_replaced(tmp_path: Path) -> None:
    (tmp_path / "01.docx").write_bytes(b"mine")
    files = [PackFile("01.docx", b"new"), PackFile("02.docx", b"new"), PackFile("gone/03.docx", b"new")]
    with pytest.raises(FileError, match="无法写入"):
        save(files, tmp_path, force=True)
    assert names(tmp_path) == ["01.docx"]
    assert (tmp_path / "01.docx").read_bytes() == b"mine"


def test_replacing_leaves_no_copies_behind(tmp_path: Path) -> None:
    save(TWO, tmp_path)
    save(TWO, tmp_path, force=True)
    assert names(tmp_path) == ["01-甲.docx", "02-乙.docx"]


def test_a_failure_while_moving_takes_the_new_folders_back(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        save([PackFile("01.docx", b"new"), PackFile("gone/02.docx", b"new")], tmp_path / "a" / "b")
    assert names(tmp_path) == []


def test_a_path_too_long_for_the_system_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="路径太长"):
        save(TWO, tmp_path / ("长" * 200))


@pytest.mark.skipif(not IS_ROOT, reason="only root can take on another user's rights and give them back")
def test_a_folder_of_somebody_else_is_said(tmp_path: Path) -> None:
    os.seteuid(65534)
    try:
        with pytest.raises(FileError, match="没有权限"):
            save(TWO, tmp_path / "out")
    finally:
        os.seteuid(0)
    assert names(tmp_path) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen pages, where the system lets us make one."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mount or not umount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]).returncode:  # noqa: S603
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run([umount, disk], check=True)  # noqa: S603


@pytest.mark.skipif(not IS_ROOT or sys.platform != "linux", reason="mounting needs root on Linux")
def test_a_full_disk_is_said_and_nothing_half_written_is_left(tiny_disk: Path) -> None:
    (tiny_disk / "01.docx").write_bytes(b"mine")
    big = [PackFile("01.docx", b"x" * 30_000), PackFile("02.docx", b"x" * 90_000)]
    with pytest.raises(FileError, match="磁盘空间不够"):
        save(big, tiny_disk / "new" / "out")
    with pytest.raises(FileError, match="磁盘空间不够"):
        save(big, tiny_disk, force=True)
    assert names(tiny_disk) == ["01.docx"]
    assert (tiny_disk / "01.docx").read_bytes() == b"mine"


@pytest.mark.skipif(IS_ROOT or sys.platform == "win32", reason="root writes everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileError, match="没有权限"):
            save(TWO, tmp_path)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder in which nothing can be made")
def test_a_place_where_nothing_can_be_made_is_said() -> None:
    with pytest.raises(FileError, match="无法写入"):
        save(TWO, Path("/proc/letters"))


SAVING = """
import resource, signal, sys
from pathlib import Path
from letters.errors import FileError
from letters.pack.make import PackFile
from letters.pack.save import save
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    save([PackFile("01.docx", b"x" * 100), PackFile("02.docx", b"x" * 9000)], Path(sys.argv[1]))
except FileError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on the size of files here")
def test_a_disk_that_takes_no_more_leaves_neither_files_nor_the_folders_that_were_made(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", SAVING, str(tmp_path / "new" / "out")], capture_output=True, text=True, check=True
    )
    assert "无法写入" in done.stdout
    assert names(tmp_path) == []


KILLED = """
import sys
from pathlib import Path
from letters.pack.make import PackFile
from letters.pack.save import save

class Poison:
    name = "03.docx"
    @property
    def content(self):
        raise KeyboardInterrupt

try:
    save([PackFile("01.docx", b"x"), Poison()], Path(sys.argv[1]))
except KeyboardInterrupt:
    print("stopped")
"""


def test_an_interruption_midway_leaves_nothing_half_written(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", KILLED, str(tmp_path / "out")], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "stopped"
    assert names(tmp_path) == []
