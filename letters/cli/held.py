"""The folder of a case is held while a command changes it, and whoever waits for that is told."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from letters.cli.tools import tell
from letters.kit.hold import holding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.desk import CaseOnDisk
    from letters.kit.hold import Holder


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


def _wait(by: Holder) -> None:
    tell(f"这个案件正在被改动（{by}），等它做完……")
