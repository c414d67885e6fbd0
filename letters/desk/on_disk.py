"""A case file by its path, for shells that work on folders: read once, put back only where nobody changed it meanwhile.

What is read, changed and put back at once belongs into one hold of the folder; whoever asks in between, or reads long,
goes on from what the file holds in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import blank
from letters.desk.store import FolderStore
from letters.kit import left

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
