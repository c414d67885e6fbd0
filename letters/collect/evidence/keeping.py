"""Files are kept one by one: each copied beside the case and named in its file before the next is looked at.

Nothing has to be said of a file for that. Files of one sort, day and number make one piece; whoever was killed in
between and begins again goes on with the pieces that are there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case import CaseFile, EvidenceKind
from letters.collect.evidence import storage
from letters.collect.evidence.clues import clue_of
from letters.collect.evidence.labelling import EVIDENCE, rows_of
from letters.collect.evidence.piecing import KeptAs, Pieces
from letters.collect.evidence.proposing import look_in
from letters.collect.evidence.shelf import KnownFile, shelved
from letters.kit.arriving import BEGINNING
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from letters.collect.evidence.gather import FoundFile


@frozen
class KeptFile:
    """A file that the case keeps: the piece it belongs to, its path there, and whether it was copied for that."""

    file: FoundFile
    id: str
    path: str
    is_copy: bool


@frozen
class KeptPiece:
    """A piece to which files were kept now, as it stands in the case; `copied` says which of its paths are copies."""

    id: str
    title: str
    kind: EvidenceKind
    paths: tuple[str, ...]
    copied: tuple[str, ...]


class Keeper:
    """Keeps files in a case; `text` is the case file with all of them so far."""

    def __init__(self, text: str, folder: Path, said: KeptAs) -> None:
        self.text = text
        self._folder = folder
        data = CaseFile(Path("case.toml"), text, None).data()
        self._seen = dict(_contents(data, folder))
        self._pieces = Pieces(data, look_in(folder), said)

    def keep(
        self, found: FoundFile, store: Callable[[str], None], tell: Callable[[str], None] = lambda _: None
    ) -> KeptFile | KnownFile:
        """Copy a file beside the case and hand the case file's text with it to `store`; nothing of one that is there.

        Raises FileError, with the copy taken back.
        """
        if place := self._seen.get(found.digest.sha256):
            return KnownFile(found, *place)
        with shelved(self._folder, [found], tell) as shelf:
            path, is_copy = shelf.place_of(found)
            clue = clue_of(found.path.name, storage.start(found.path, BEGINNING))
            text, key = self._pieces.with_file(self.text, path, found.digest, clue, found.medium)
            store(text)
            self.text = text
        self._seen[found.digest.sha256] = (key, path)
        return KeptFile(found, key, path, is_copy)


def pieces_of(text: str, kept: Sequence[KeptFile]) -> tuple[KeptPiece, ...]:
    """The pieces that the files went to, as the text has them now."""
    rows = rows_of(CaseFile(Path("case.toml"), text, None).data(), EVIDENCE)
    touched = {one.id for one in kept}
    return tuple(_piece(row, kept) for row in rows if row.get("id") in touched)


def _piece(row: Mapping[str, Any], kept: Sequence[KeptFile]) -> KeptPiece:
    mine = [one for one in kept if one.id == row["id"]]
    copied = tuple(one.path for one in mine if one.is_copy)
    title, kind = str(row.get("title", "")), next(kind for kind in EvidenceKind if kind.value == row["kind"])
    return KeptPiece(str(row["id"]), title, kind, tuple(one.path for one in mine), copied)


def _contents(data: Mapping[str, Any], folder: Path) -> dict[str, tuple[str, str]]:
    """The digests that the case holds, with piece and path; one that is not recorded is counted where the file is."""
    held: dict[str, tuple[str, str]] = {}
    for row in rows_of(data, EVIDENCE):
        for file in row.get("files", []):
            path = str(file.get("path", ""))
            if recorded := file.get("sha256"):
                held[str(recorded).lower()] = (str(row.get("id", "")), path)
            elif (folder / path).is_file():
                held[storage.digest(folder / path).sha256] = (str(row.get("id", "")), path)
    return held
