"""Which piece of evidence a file goes to: files of one sort, day and number make one, whoever takes them in.

text, key = Pieces(data, look, said).with_file(text, "evidence/a.jpg", digest, clue, medium)
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from letters.case import CaseFile
from letters.collect.evidence import labelling, naming
from letters.collect.evidence.clues import clue_of
from letters.collect.evidence.kinds import kind_of, medium_of
from letters.collect.evidence.labelling import EVIDENCE, rows_of
from letters.collect.evidence.location import FOLDER
from letters.collect.evidence.proposing import unlabelled
from letters.collect.evidence.storage import Digest
from letters.kit.frozen import frozen
from letters.kit.inside_names import as_all_see

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from letters.collect.evidence.clues import Clue
    from letters.collect.evidence.kinds import Medium
    from letters.collect.evidence.proposing import Look
    from letters.kit.arriving import Arrived

Group = tuple[object, ...]


@frozen
class KeptAs:
    """What is said of all files that are kept: fields of their rows, contacts they belong to, and that they are one."""

    fields: Mapping[str, object] = field(default_factory=dict)
    incidents: tuple[str, ...] = ()
    as_one: bool = False


AS_THEY_ARE = KeptAs()


class Pieces:
    """The pieces of a case that files may go to; `look` tells what the files there tell of themselves."""

    def __init__(self, data: Mapping[str, Any], look: Look, said: KeptAs = AS_THEY_ARE) -> None:
        self._said = said
        self._groups: dict[Group, str] = {} if said.fields else _groups(data, look)

    def with_file(self, text: str, path: str, digest: Digest, clue: Clue, medium: Medium) -> tuple[str, str]:
        """The case file's text with a file in the piece of its group, or in a new one; and the id of that."""
        file = CaseFile(Path("case.toml"), text, None)
        row = {"path": path, "size": digest.size, "sha256": digest.sha256}
        group: Group = () if self._said.as_one else clue.group
        key = self._groups.get(group, "")
        places = [one.get("id") for one in rows_of(file.data(), EVIDENCE)]
        if key in places:
            file.append(f"{EVIDENCE}.{places.index(key)}.files", [row])
            return file.stored, key
        key = self._groups[group] = labelling.next_id(file.data())
        kind = kind_of([medium]).value
        file.append(EVIDENCE, [{"id": key, "kind": kind, **self._said.fields, "files": [row]}])
        labelling.link(file, key, self._said.incidents)
        return file.stored, key


def _groups(data: Mapping[str, Any], look: Look) -> dict[Group, str]:
    """The pieces that nobody said anything of yet, by what their files have in common."""
    groups: dict[Group, str] = {}
    for row in unlabelled(data):
        files = row.get("files", [])
        clue = look(str(files[0].get("path", ""))) if files else None
        if clue and not row.get("title") and not row.get("proves"):
            groups.setdefault(clue.group, str(row.get("id", "")))
    return groups


@frozen
class TakenIn:
    """What became of a file that came: the text with it, its path and the piece it went to, and whether it is new.

    One whose content is there already is not kept again: `path` is where it lies.
    """

    text: str
    path: str
    id: str
    is_new: bool


def taken_in(text: str, name: str, came: Arrived, there: Iterable[str], look: Look) -> TakenIn:
    """The case file's text with a file that came under a name that somebody gave it, and the path that it is to have.

    `there` are the paths of all files beside the case, of which it takes none.
    """
    data = CaseFile(Path("case.toml"), text, None).data()
    for row in rows_of(data, EVIDENCE):
        for file in row.get("files", []):
            if str(file.get("sha256", "")).lower() == came.sha256:
                return TakenIn(text, str(file.get("path", "")), str(row.get("id", "")), is_new=False)
    taken = {as_all_see(PurePosixPath(path).name) for path in there if path.startswith(f"{FOLDER}/")}
    path = f"{FOLDER}/{naming.free(name, taken)}"
    clue = clue_of(name, came.head)
    digest = Digest(came.size, came.sha256)
    after, key = Pieces(data, look).with_file(text, path, digest, clue, medium_of(name, came.head))
    return TakenIn(after, path, key, is_new=True)
