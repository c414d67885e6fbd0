"""Commands that change a case, to be killed and to be raced: what stands before them, and how a folder is compared."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from attacks.forked import Done, command, run_here
from attacks.programs import EXAMPLES

STORY = EXAMPLES / "visits-at-night" / "case.toml"
CASE = "case.toml"
LOG = """起始时间,通信方式,对方号码,通信时长
2026-10-10 09:03:11,被叫,16700000105,47
2026-10-11 22:40:15,被叫,16700000105,12
"""
ANSWERS = "没有这些\n1\n3\n退出\n"
WRITE = ("write", CASE, "complaint/police", "--format", "txt")
TWO = ("write", CASE, "complaint/police", "notice/stop-harassment", "--format", "txt")


@dataclass(frozen=True)
class Deed:
    """A command by its words, with what is typed; `before` are commands that have been run when it begins."""

    name: str
    words: tuple[str, ...]
    typed: str = ""
    before: tuple[tuple[str, ...], ...] = ()


def _sent(letter: str, to: str) -> tuple[str, ...]:
    return ("track", "sent", CASE, letter, "--to", to, "--on", "2026-11-20")


WRITTEN = Deed("write", WRITE, before=(WRITE,))
"""Beside a run that is there, which moves among the earlier ones."""
OVER = Deed("write --force", (*WRITE, "--out", "信", "--force"), before=((*TWO, "--out", "信"),))
INTO = Deed("write --out", (*WRITE, "--out", "已有"))
POLICE = Deed("track sent", _sent("complaint/police", "某某派出所"), before=(WRITE,))
NOTICE = Deed("track sent another", _sent("notice/stop-harassment", "青桐橘租"), before=(WRITE,))
IMPORT = Deed("import", ("import", CASE, "通话记录.csv", "--number", "16700000105"))
EVIDENCE = Deed("evidence add", ("evidence", "add", CASE, "桌面/录音.mp3", "--title", "录音", "--proves", "证明来电"))
NEW = Deed("new", ("new", "问答.toml", "--plain"), typed=ANSWERS)
DEEDS = (WRITTEN, OVER, INTO, POLICE, IMPORT, EVIDENCE, NEW)


@cache
def load() -> None:
    """Do each deed once in this process: a copy of it begins with all that a deed reads and compiles."""
    with TemporaryDirectory() as place:
        for deed in DEEDS:
            run_here(deed.words, made(Path(place), deed), deed.typed)


def made(folder: Path, *deeds: Deed) -> Path:
    """A new folder in this one with a case in it, and what stands before the deeds, each command once."""
    here = Path(mkdtemp(dir=folder))
    for path in _ready(folder, tuple(dict.fromkeys(words for deed in deeds for words in deed.before))).iterdir():
        (shutil.copytree if path.is_dir() else shutil.copy2)(path, here / path.name)
    return here


@cache
def _ready(folder: Path, before: tuple[tuple[str, ...], ...]) -> Path:
    here = Path(mkdtemp(dir=folder))
    shutil.copy2(STORY, here / CASE)
    (here / "通话记录.csv").write_text(LOG, encoding="utf-8")
    for name, content in (("桌面/录音.mp3", b"ID3 sound"), ("已有/我的.txt", b"mine")):
        (here / name).parent.mkdir()
        (here / name).write_bytes(content)
    for words in before:
        done = command(words, here).end()
        if done.status:
            raise RuntimeError(f"{words} ended with {done.status}: {done.told}")
    return here


def do(deed: Deed, folder: Path) -> Done:
    """Do it to its end."""
    return command(deed.words, folder, deed.typed).end()


def state(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, by its name."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def hidden(folder: Path) -> list[str]:
    """What commands left that nobody sees, and nobody should have to look for."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob(".letters-*"))
