"""The case file that a command works on: read once, and put back only where nobody changed it meanwhile.

What is read, changed and put back at once belongs into `held`; a command that asks in between, or reads long, goes on
from what the file holds in the end.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from letters.case import blank
from letters.cli.tools import tell
from letters.desk import FolderStore
from letters.kit import left
from letters.kit.hold import holding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.kit.hold import Holder


class CaseOnDisk:
    """A case file by its path; `text` is what was read, or put last."""

    def __init__(self, path: Path, text: str, version: str | None) -> None:
        self.path, self.text = path, text
        self._version = version  # None while there is no file yet

    @classmethod
    def open(cls, path: Path) -> CaseOnDisk:
        """The file that is there. Raises FileError where there is none, CaseError where it is no UTF-8."""
        found = FolderStore(path.parent).read(path.name)
        left.clear(path.absolute().parent, is_held=False)
        return cls(path, found.text, found.version)

    @classmethod
    def new(cls, path: Path) -> CaseOnDisk:
        """A file that is not there yet."""
        return cls(path, blank(), None)

    @property
    def folder(self) -> Path:
        """Where the case lies, and its evidence and copies beside it."""
        return self.path.absolute().parent

    def put(self, text: str) -> None:
        """Store another text. Raises ConflictError when another program changed the file, FileError otherwise."""
        self._version = FolderStore(self.path.parent).replace(self.path.name, text, self._version)
        self.text = text


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


def _wait(by: Holder) -> None:
    tell(f"这个案件正在被改动（{by}），等它做完……")
