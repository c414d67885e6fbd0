"""The folder of a case is held while a command changes it, and whoever waits for that is told."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from letters.cli.tools import tell
from letters.errors import ConflictError, FileError
from letters.kit.hold import holding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.desk import CaseOnDisk, TalkShell
    from letters.kit.hold import Holder

AGAIN, NOT_AGAIN = "再存一次", "不存了，先停下"


@contextmanager
def held(case: Path, command: str) -> Iterator[None]:
    """The folder of a case is held for one change by the command: `track sent`.

    Raises ConflictError when another command is at work there and does not end.
    """
    from letters.collect.evidence import settle_added  # which what only reads does without

    home = case.absolute().parent
    with holding(home, f"letters {command}", tell=_wait):
        settle_added(home)
        yield


def put(file: CaseOnDisk, text: str) -> None:
    """Store the text of a case; where that makes a file of version 1 one of version 2, tell where the old one is."""
    file.put(text)
    if file.kept:
        tell(f"案件文件换成了第 2 版的写法，内容和注释一样不少；原来的那一份留在旁边：{file.kept}")
        file.kept = ""


def stored(file: CaseOnDisk, text: str, command: str, shell: TalkShell | None) -> None:
    """Store an answer, the case being held for that long, never for the talk.

    Where the place refuses it (another program has the file open, the stick was pulled out), the answer is kept and who
    sits at the `shell` may try again. Raises FileError where nobody does, or they leave; ConflictError as `held`, and
    for a file that somebody changed.
    """
    while True:
        try:
            with held(file.path, command):
                put(file, text)
            return
        except FileError as refused:
            is_changed = isinstance(refused, ConflictError) and file.path.exists()  # what it holds must be read first
            if shell is None or is_changed or not _tries_again(shell, refused):
                raise


def _tries_again(shell: TalkShell, refused: FileError) -> bool:
    from letters.desk import way_on  # with the questions of the talk

    shell.say(f"！刚才的回答还没有存上：{refused}")
    return way_on(shell, "关掉打开它的程序、插好U盘，再存一次吗", (AGAIN, NOT_AGAIN)) == AGAIN


def _wait(by: Holder) -> None:
    tell(f"这个案件正在被改动（{by}），等它做完……")
