"""The case file that a command works on: read once, and put back only where nobody changed it meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import blank
from letters.desk import FolderStore

if TYPE_CHECKING:
    from pathlib import Path


class CaseOnDisk:
    """A case file by its path; `text` is what was read, or put last."""

    def __init__(self, path: Path, text: str, version: str | None) -> None:
        self.path, self.text = path, text
        self._version = version  # None while there is no file yet

    @classmethod
    def open(cls, path: Path) -> CaseOnDisk:
        """The file that is there. Raises FileError where there is none, CaseError where it is no UTF-8."""
        found = FolderStore(path.parent).read(path.name)
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
