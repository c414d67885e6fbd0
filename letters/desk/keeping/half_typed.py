"""What was typed of answers that are not given yet, in a file beside a case on the disk."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from letters.desk.keeping.store import Stored
from letters.errors import CaseError
from letters.kit import unfinished

if TYPE_CHECKING:
    from letters.desk.keeping.store import FolderStore


def typed_in(store: FolderStore, key: str) -> str:
    """What was typed of the answer to a question, "" for nothing. Raises FileError."""
    return unfinished.typed_in(_stands(store).text, key)


def keep_typed(store: FolderStore, key: str, typed: str) -> None:
    """Keep what was typed of an answer, "" for nothing more of it; belongs into a hold. Raises FileError."""
    stands = _stands(store)
    text = unfinished.with_typed(stands.text, key, typed)
    if text:
        store.replace(unfinished.NAME, text, stands.version)
    elif stands.version:
        store.remove(unfinished.NAME)


def _stands(store: FolderStore) -> Stored:
    """The file as it stands; one that is no text holds nothing, and the next that is typed takes its place."""
    if not (store.folder / unfinished.NAME).exists():
        return Stored("", None)
    try:
        return store.read(unfinished.NAME)
    except CaseError:
        with store.opened(unfinished.NAME) as stream:
            return Stored("", sha256(stream.read()).hexdigest())
