"""Evidence is added: copied beside the case, numbered, named in the case file, linked to incidents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.collect.evidence import storage
from letters.collect.evidence.kinds import kind_of
from letters.collect.evidence.location import FOLDER, inside
from letters.collect.evidence.naming import free, is_plain, key
from letters.kit import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from letters.case.model import Case
    from letters.case.save import CaseFile
    from letters.case.vocabulary import EvidenceKind
    from letters.collect.evidence.gather import Found


@dataclass(frozen=True, slots=True)
class Known:
    """A file that is not added, since its content is there already: under `id`, or as `path` earlier in this call."""

    file: Found
    id: str
    path: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of a piece of evidence; "" and None where they said nothing."""

    title: str
    proves: str
    kind: EvidenceKind | None = None
    made_on: str = ""
    source: str = ""
    holder: str = ""
    carrier: str = ""
    form: str = ""
    incidents: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A piece of evidence as it now stands in the case; `copied` says which of its paths are copies made now."""

    id: str
    title: str
    kind: EvidenceKind
    paths: tuple[str, ...]
    copied: tuple[str, ...]


def fresh(case: Case, folder: Path, found: Iterable[Found]) -> tuple[tuple[Found, ...], tuple[Known, ...]]:
    """The files whose content the case does not hold yet, each content once; and the others. Raises FileError."""
    seen = dict(_contents(case, folder))
    new: list[Found] = []
    known: list[Known] = []
    for file in found:
        if place := seen.get(file.digest.sha256):
            known.append(Known(file, *place))
        else:
            seen[file.digest.sha256] = ("", str(file.path))
            new.append(file)
    return tuple(new), tuple(known)


def _contents(case: Case, folder: Path) -> Iterable[tuple[str, tuple[str, str]]]:
    """The digests that the case holds; one that it does not record is counted where the file is there."""
    for item in case.evidence:
        for file in item.files:
            path = folder / file.path
            if file.sha256:
                yield file.sha256.lower(), (item.id, file.path)
            elif path.is_file():
                yield storage.digest(path).sha256, (item.id, file.path)


def next_ids(case: Case, count: int) -> tuple[str, ...]:
    """The next numbers E01, E02 …: after the highest there is, so that one on a letter sent is not given again."""
    numbers = [int(match[1]) for item in case.evidence if (match := re.fullmatch(r"E(\d{1,9})", item.id))]
    first = max(numbers, default=0) + 1
    return tuple(f"E{number:02d}" for number in range(first, first + count))


def add(
    opened: CaseFile,
    case: Case,
    entries: Sequence[tuple[Sequence[Found], Told]],
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Added, ...]:
    """Copy what lies elsewhere into the folder of evidence, and write every piece into the case file, which is saved.

    All or nothing: raises FileError or CaseError with the case file as it was and without the copies.
    """
    folder = opened.path.absolute().parent
    copied: list[Path] = []
    try:
        added = [
            _piece(key_, files, told, _Shelf(folder, copied, tell))
            for key_, (files, told) in zip(next_ids(case, len(entries)), entries, strict=True)
        ]
        opened.append("evidence", [row for row, _ in added])
        for (row, _), (_, told) in zip(added, entries, strict=True):
            _link(opened, case, str(row["id"]), told.incidents)
        opened.save()
    except BaseException:
        for path in copied:
            path.unlink(missing_ok=True)
        raise
    return tuple(piece for _, piece in added)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where files are put; `copied` hears of every copy made."""

    folder: Path
    copied: list[Path]
    tell: Callable[[str], None]

    def path_of(self, file: Found) -> str:
        """The file's path below the case's folder, after it was copied there if need be."""
        there = inside(self.folder, file.path)
        if there is not None and is_plain(there):
            return there
        evidence = self.folder / FOLDER
        files.make_private(evidence)
        if _holds(evidence / file.path.name, file):
            return f"{FOLDER}/{file.path.name}"
        self.tell(f"正在复制：{file.path.name}")
        target = evidence / free(file.path.name, {key(other.name) for other in evidence.iterdir()})
        copy = storage.copy(file.path, target)
        self.copied.append(target)
        if copy != file.digest:
            raise storage.changed(file.path)
        return f"{FOLDER}/{target.name}"


def _holds(path: Path, file: Found) -> bool:
    """Whether a copy is there already, as a run that was cut short leaves one."""
    if not is_plain(path.name) or path.is_symlink() or not path.is_file():
        return False
    return path.stat().st_size == file.digest.size and storage.digest(path) == file.digest


def _piece(key_: str, files: Sequence[Found], told: Told, shelf: _Shelf) -> tuple[dict[str, object], Added]:
    before = len(shelf.copied)
    paths = tuple(shelf.path_of(file) for file in files)
    kind = told.kind or kind_of(file.medium for file in files)
    rows = [_file_row(path, file) for path, file in zip(paths, files, strict=True)]
    row = {"id": key_, "title": told.title, "kind": kind.value, **_told_row(told), "files": rows}
    copied = tuple(f"{FOLDER}/{path.name}" for path in shelf.copied[before:])
    return row, Added(key_, told.title, kind, paths, copied)


def _told_row(told: Told) -> dict[str, object]:
    """What was said of a piece of evidence; None where nothing was."""
    row = {
        "source": told.source,
        "made_on": told.made_on,
        "proves": told.proves,
        "form": told.form,
        "carrier": told.carrier,
        "holder": told.holder,
        "about": list(told.about),
    }
    return {key: value or None for key, value in row.items()}


def _file_row(path: str, file: Found) -> Mapping[str, object]:
    return {"path": path, "size": file.digest.size, "sha256": file.digest.sha256}


def _link(opened: CaseFile, case: Case, key_: str, incidents: Iterable[str]) -> None:
    """Name the evidence on incidents; what they name already, in the file as changed so far, stays."""
    numbers = {incident.id: number for number, incident in enumerate(case.incidents)}
    for incident in incidents:
        place = f"incidents.{numbers[incident]}.evidence"
        named = opened.get(place)
        opened.set(place, [*(named if isinstance(named, list) else []), key_])
