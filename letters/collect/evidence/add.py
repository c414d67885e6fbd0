"""Evidence is added: copied beside the case, numbered, put into the case file's text, linked to incidents."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from letters.collect.evidence import adding, storage
from letters.collect.evidence.kinds import kind_of
from letters.collect.evidence.location import FOLDER, inside
from letters.collect.evidence.naming import free, is_plain, key
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from letters.case import Case, CaseFile, EvidenceKind
    from letters.collect.evidence.gather import FoundFile


@frozen
class KnownFile:
    """A file that is not added, since its content is there already: under `id`, or as `path` earlier in this call."""

    file: FoundFile
    id: str
    path: str


@frozen
class ToldEvidence:
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


@frozen
class AddedPiece:
    """A piece of evidence as it now stands in the case; `copied` says which of its paths are copies made now."""

    id: str
    title: str
    kind: EvidenceKind
    paths: tuple[str, ...]
    copied: tuple[str, ...]


@frozen
class PlacedPiece:
    """A piece whose files lie in the case's folder: its row for the case file, and the incidents it belongs to."""

    added: AddedPiece
    row: Mapping[str, object]
    incidents: tuple[str, ...]


def fresh(case: Case, folder: Path, found: Iterable[FoundFile]) -> tuple[tuple[FoundFile, ...], tuple[KnownFile, ...]]:
    """The files whose content the case does not hold yet, each content once; and the others. Raises FileError."""
    seen = dict(_contents(case, folder))
    new: list[FoundFile] = []
    known: list[KnownFile] = []
    for file in found:
        if place := seen.get(file.digest.sha256):
            known.append(KnownFile(file, *place))
        else:
            seen[file.digest.sha256] = ("", str(file.path))
            new.append(file)
    return tuple(new), tuple(known)


def still_new(
    case: Case, folder: Path, entries: Iterable[tuple[tuple[FoundFile, ...], ToldEvidence]]
) -> list[tuple[tuple[FoundFile, ...], ToldEvidence]]:
    """The entries without the files that another command has added since they were looked at. Raises FileError."""
    left = ((fresh(case, folder, files)[0], told) for files, told in entries)
    return [(files, told) for files, told in left if files]


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


@contextlib.contextmanager
def placing(
    case: Case,
    folder: Path,
    entries: Sequence[tuple[Sequence[FoundFile], ToldEvidence]],
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[tuple[PlacedPiece, ...]]:
    """Pieces of evidence with their files in the case's folder; what lies elsewhere is copied there.

    The copies are taken back if the block fails, and by the next command if it is killed. Raises FileError for a file
    that cannot be read or copied.
    """
    with shelved(folder, [file for found, _ in entries for file in found], tell) as shelf:
        ids = next_ids(case, len(entries))
        yield tuple(_placed(key_, *entry, shelf) for key_, entry in zip(ids, entries, strict=True))


@contextlib.contextmanager
def shelved(folder: Path, found: Sequence[FoundFile], tell: Callable[[str], None]) -> Iterator[Shelf]:
    """Files in the case's folder, with their places; copies that no case names are taken back if the block fails.

    Raises FileError for a file that cannot be read or copied.
    """
    adding.settle_added(folder)
    shelf = Shelf.planned(folder, found, tell)
    with adding.noted(folder, [adding.Copy(file.path, name, file.digest.sha256) for name, file in shelf.copies()]):
        try:
            for name, file in shelf.copies():
                shelf.copy(name, file)
            yield shelf
        except BaseException:
            adding.settle_added(folder)  # not all of them: it may have been interrupted just after it was stored
            raise


@frozen
class Shelf:
    """Where files are put: each with its path below the case's folder, and whether it has yet to be copied there."""

    folder: Path
    places: tuple[tuple[FoundFile, str, bool], ...]
    tell: Callable[[str], None]

    @classmethod
    def planned(cls, folder: Path, found: Iterable[FoundFile], tell: Callable[[str], None]) -> Shelf:
        """The places of files; nothing is copied yet. Raises FileError."""
        evidence = folder / FOLDER
        taken = {key(other.name) for other in evidence.iterdir()} if evidence.is_dir() else set()
        places = []
        for file in found:
            there = _there(folder, file)
            if not there:
                name = free(file.path.name, taken)
                taken.add(key(name))
            places.append((file, there or f"{FOLDER}/{name}", not there))
        return cls(folder, tuple(places), tell)

    def copies(self) -> Iterator[tuple[str, FoundFile]]:
        """What has to be copied, by its name in the folder of evidence."""
        yield from ((path.rpartition("/")[2], file) for file, path, is_new in self.places if is_new)

    def copy(self, name: str, file: FoundFile) -> Path:
        """Copy a file to its place. Raises FileError, also where it is not as it was when it was looked at."""
        files.make_private(self.folder / FOLDER)
        self.tell(f"正在复制：{file.path.name}")
        target = self.folder / FOLDER / name
        if storage.copy(file.path, target) != file.digest:
            target.unlink(missing_ok=True)
            raise storage.changed(file.path)
        return target

    def place_of(self, file: FoundFile) -> tuple[str, bool]:
        """The file's path below the case's folder, and whether it was copied there."""
        return next((path, is_new) for each, path, is_new in self.places if each is file)


def _there(folder: Path, file: FoundFile) -> str:
    """The path of a file that lies in the case's folder already, or has a copy there; "" for one that does not."""
    there = inside(folder, file.path)
    if there is not None and is_plain(there):
        return there
    return f"{FOLDER}/{file.path.name}" if _holds(folder / FOLDER / file.path.name, file) else ""


def _holds(path: Path, file: FoundFile) -> bool:
    """Whether a copy is there already, as somebody who copies by hand leaves one."""
    if not is_plain(path.name) or path.is_symlink() or not path.is_file():
        return False
    return path.stat().st_size == file.digest.size and storage.digest(path) == file.digest


def _placed(key_: str, found: Sequence[FoundFile], told: ToldEvidence, shelf: Shelf) -> PlacedPiece:
    places = [shelf.place_of(file) for file in found]
    paths = tuple(path for path, _ in places)
    kind = told.kind or kind_of(file.medium for file in found)
    copied = tuple(path for path, is_new in places if is_new)
    files_ = [
        {"path": path, "size": file.digest.size, "sha256": file.digest.sha256}
        for path, file in zip(paths, found, strict=True)
    ]
    row = {"id": key_, "title": told.title, "kind": kind.value, **_said(told), "files": files_}
    return PlacedPiece(AddedPiece(key_, told.title, kind, paths, copied), row, told.incidents)


def _said(told: ToldEvidence) -> dict[str, object]:
    """What the case file holds of what the user said; nothing where they said nothing."""
    return {
        "source": told.source or None,
        "made_on": told.made_on or None,
        "proves": told.proves,
        "form": told.form or None,
        "carrier": told.carrier or None,
        "holder": told.holder or None,
        "about": list(told.about) or None,
    }


def write_pieces(file: CaseFile, case: Case, pieces: Sequence[PlacedPiece]) -> None:
    """Put pieces into the text of the case file, and name them on the incidents that they belong to."""
    file.append("evidence", [piece.row for piece in pieces])
    for piece in pieces:
        _link(file, case, piece.added.id, piece.incidents)


def _link(opened: CaseFile, case: Case, key_: str, incidents: Iterable[str]) -> None:
    """Name the evidence on incidents; what they name already, in the file as changed so far, stays."""
    numbers = {incident.id: number for number, incident in enumerate(case.incidents)}
    for incident in incidents:
        place = f"incidents.{numbers[incident]}.evidence"
        named = opened.get(place)
        opened.set(place, [*(named if isinstance(named, list) else []), key_])
