"""Files are kept one by one: each copied beside the case and named in its file before the next is looked at.

Nothing has to be said of a file for that. Files of one sort, day and number make one piece; whoever was killed in
between and begins again goes on with the pieces that are there.
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case import CaseFile, EvidenceKind
from letters.collect.evidence import labelling, storage
from letters.collect.evidence.clues import clue_of
from letters.collect.evidence.kinds import kind_of
from letters.collect.evidence.labelling import EVIDENCE, rows_of
from letters.collect.evidence.proposing import clue_in, unlabelled
from letters.collect.evidence.shelf import KnownFile, shelved
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from letters.collect.evidence.gather import FoundFile

Group = tuple[object, ...]


@frozen
class KeptFile:
    """A file that the case keeps: the piece it belongs to, its path there, and whether it was copied for that."""

    file: FoundFile
    id: str
    path: str
    is_copy: bool


@frozen
class KeptAs:
    """What is said of all files that are kept: fields of their rows, contacts they belong to, and that they are one."""

    fields: Mapping[str, object] = field(default_factory=dict)
    incidents: tuple[str, ...] = ()
    as_one: bool = False


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
        self._folder, self._said = folder, said
        data = CaseFile(Path("case.toml"), text, None).data()
        self._seen = dict(_contents(data, folder))
        self._groups = {} if said.fields else dict(_groups(data, folder))

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
            file = CaseFile(Path("case.toml"), self.text, None)
            key = self._written(file, found, path)
            store(file.stored)
            self.text = file.stored
        self._seen[found.digest.sha256] = (key, path)
        return KeptFile(found, key, path, is_copy)

    def _written(self, file: CaseFile, found: FoundFile, path: str) -> str:
        """Put the file into the piece of its group, or into a new one; its id."""
        row = {"path": path, "size": found.digest.size, "sha256": found.digest.sha256}
        group: Group = () if self._said.as_one else clue_of(found.path, found.medium).group
        key = self._groups.get(group, "")
        places = [one.get("id") for one in rows_of(file.data(), EVIDENCE)]
        if key in places:
            file.append(f"{EVIDENCE}.{places.index(key)}.files", [row])
            return key
        key = self._groups[group] = labelling.next_id(file.data())
        kind = kind_of([found.medium]).value
        file.append(EVIDENCE, [{"id": key, "kind": kind, **self._said.fields, "files": [row]}])
        labelling.link(file, key, self._said.incidents)
        return key


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


def _groups(data: Mapping[str, Any], folder: Path) -> dict[Group, str]:
    """The pieces that nobody said anything of yet, by what their files have in common."""
    groups: dict[Group, str] = {}
    for row in unlabelled(data):
        files = row.get("files", [])
        clue = clue_in(folder, str(files[0].get("path", ""))) if files else None
        if clue and not row.get("title") and not row.get("proves"):
            groups.setdefault(clue.group, str(row.get("id", "")))
    return groups
