"""A case file by its path, for shells that work on folders: read once, put back only where nobody changed it meanwhile.

What is read, changed and put back at once belongs into one hold of the folder; whoever asks in between, or reads long,
goes on from what the file holds in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import blank, earlier_names, is_left_behind
from letters.desk.keeping.store import FolderStore
from letters.kit import files, left

if TYPE_CHECKING:
    from pathlib import Path


class CaseOnDisk:
    """A case file by its path; `text` is what was read, or put last."""

    def __init__(self, path: Path, text: str, version: str | None) -> None:
        self.path, self.text = path, text
        self._version = version  # None while there is no file yet
        self.kept = ""  # the name under which the file of an earlier version was kept by `put`

    @classmethod
    def open(cls, path: Path) -> CaseOnDisk:
        """The file that is there. Raises FileError where there is none, CaseError where it is no text."""
        found = FolderStore(path.parent).read(path.name)
        left.clear(path.absolute().parent, is_held=False)
        return cls(path, found.text, found.version)

    @classmethod
    def new(cls, path: Path) -> CaseOnDisk:
        """A file that is not there yet."""
        return cls(path, blank(), None)

    @property
    def version(self) -> str | None:
        """What the file is as it was read, or put last; None while there is none."""
        return self._version

    @property
    def folder(self) -> Path:
        """Where the case lies, and its evidence and copies beside it."""
        return self.path.absolute().parent

    def put(self, text: str) -> None:
        """Store another text. Raises ConflictError when another program changed the file, FileError otherwise.

        Where that makes a file of an earlier version one of this, the earlier one is kept beside it first.
        """
        store = FolderStore(self.path.parent)
        if is_left_behind(self.text, text):
            self._keep(store)
        self._version = store.replace(self.path.name, text, self._version)
        self.text = text

    def _keep(self, store: FolderStore) -> None:
        """Keep the file as it is, under the first of its names that is free or holds the same."""
        for name in earlier_names(self.path.name):
            there = files.content(self.path.with_name(name))
            if there is None:
                store.replace(name, self.text, None)
            if there in (None, self.text.encode()):
                self.kept = name
                return
