"""What a double-click starts: makes the environment where it is missing or old, then opens the page in a browser.

打开文书助手.bat, .command and .sh call this with any Python that is new enough. Cases come to lie in the folder 案件
beside them. What is printed is for who has never seen a terminal. Nothing but what every Python brings is imported.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / ".begun"
CASES = ROOT / "案件"
IS_WINDOWS = os.name == "nt"
PROGRAMS = ENVIRONMENT / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = PROGRAMS / ("python.exe" if IS_WINDOWS else "python")
NEWEST = (3, 15)
"""The newest Python for which everything that has to be installed was found ready-made."""

INSTALLING = "第一次打开，正在准备，大约一分钟，要联网下载一次；以后打开不用联网。请不要关这个窗口。"
NO_VENV = """\
没能准备好：这个 Python 少了 venv 部件。
  → Debian、Ubuntu 上运行 sudo apt install python3-venv，再打开一次；别的系统请从 python.org 重新安装 Python"""
NOT_INSTALLED = """\
没能准备好，上面是原因。最常见的两种：
  → 没有联网，或者网络不通：连上网，再打开一次
  → 公司、网吧的电脑不让装：换一台电脑"""
TOO_NEW = """\
  → 这台电脑的 Python 是 {version}，太新了，要用的包可能还没有：从 python.org 装 Python 3.13，再打开一次"""
STAYS = """
这个窗口还可以用：上面写着的命令，照着输入，按回车就行；不想用网页的，输入 letters new，在这里一问一答。
不用了，直接关掉窗口。"""


def main(arguments: Sequence[str]) -> int:
    """Install if need be, run the program with `arguments` (the page where there are none); its status."""
    if not _is_installed() and (status := _install()):
        return status
    CASES.mkdir(mode=0o700, exist_ok=True)
    words = arguments or ["web"]
    status = subprocess.call([PYTHON, "-m", "letters", *words], cwd=CASES, env=_environment())
    if not arguments and sys.stdin.isatty():
        print(STAYS, flush=True)
        subprocess.call(_shell(), cwd=CASES, env=_environment())
    return status


def _environment() -> dict[str, str]:
    """With the programs on the path, so that what is printed as a next step runs as it is printed."""
    return {**os.environ, "PYTHONUTF8": "1", "PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}"}


def _shell() -> list[str]:
    return [os.environ.get("COMSPEC", "cmd.exe"), "/k"] if IS_WINDOWS else [os.environ.get("SHELL", "/bin/sh"), "-i"]


def _is_installed() -> bool:
    """Whether the environment runs, and was made here from what lies here now."""
    try:
        return STAMP.read_text(encoding="utf-8") == _state() and _runs()
    except OSError:
        return False


def _runs() -> bool:
    """Whether there is an environment whose Python is there still; one that was moved with its folder is."""
    try:
        return subprocess.call([PYTHON, "-c", ""]) == 0
    except OSError:
        return False


def _state() -> str:
    """What tells one state of the project, at one place on the disk, from another: names, sizes, times of its files."""
    digest = hashlib.sha256(f"{ROOT} {(ROOT / 'pyproject.toml').read_text(encoding='utf-8')}".encode())
    for name, size, changed in sorted(_sources()):
        digest.update(f"{name} {size} {changed}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, int, int]]:
    for folder in ("letters", "templates"):
        for here, below, names in os.walk(ROOT / folder):
            below[:] = [name for name in below if name != "__pycache__"]
            for path in (Path(here, name) for name in names):
                state = path.stat()
                yield path.relative_to(ROOT).as_posix(), state.st_size, state.st_mtime_ns


def _install() -> int:
    print(INSTALLING, flush=True)
    STAMP.unlink(missing_ok=True)
    try:
        if not _runs():  # never the one that runs this: Windows removes no program that runs
            venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError):
        print(NO_VENV, flush=True)
        return 1
    if subprocess.call([PYTHON, "-m", "scripts.install"], cwd=ROOT, env=_environment()):
        print(NOT_INSTALLED, flush=True)
        if sys.version_info[:2] > NEWEST:
            print(TOO_NEW.format(version=".".join(map(str, sys.version_info[:2]))), flush=True)
        return 1
    STAMP.write_text(_state(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
