"""Files are saved whole or not at all, and what stands in the way is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from letters.errors import FileError
from letters.pack.make import PackFile
from letters.pack.save import save

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
    with pytest.raises(FileError, match="同名的文件挡住了目录"):
        save(TWO, tmp_path / "out")
    with pytest.raises(FileError, match="不是目录"):
        save(TWO, tmp_path / "out" / "deeper")
    assert (tmp_path / "out").read_text() == "我是文件"


def test_a_folder_where_a_file_should_be_is_said_and_nothing_half_written_is_left(tmp_path: Path) -> None:
    (tmp_path / "02-乙.docx").mkdir()
    with pytest.raises(FileError, match="同名的目录挡住了文件"):
        save(TWO, tmp_path, force=True)
    assert names(tmp_path) == ["02-乙.docx"]


@pytest.mark.skipif(IS_ROOT or sys.platform == "win32", reason="root writes everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileError, match="没有写入权限"):
            save(TWO, tmp_path)
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder in which nothing can be made")
def test_a_place_where_nothing_can_be_made_is_said() -> None:
    with pytest.raises(FileError, match="写不到"):
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
    assert "写不到" in done.stdout
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
