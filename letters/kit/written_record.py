"""What was written for a case, noted beside it: the folders and files with their digests, the letters, to whom, when.

Whatever asks later what belongs to a case reads it here (wiping, locking, recording what was sent, many cases in one
run); no name of a file is guessed from a title. The record is noted before the files appear, so that a run killed in
between leaves no letter that nobody knows; a file that is noted and not there is no error.
"""

from __future__ import annotations

import json
from dataclasses import asdict, field, replace
from datetime import date
from enum import StrEnum
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING, Any

from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = ".written-letters.json"
DAMAGED = f"{NAME}.damaged"
"""The name under which a record that cannot be read is kept when a new one is begun."""
LETTERS = "文书"
"""The folder beside a case in which each run of writing has a folder of its own."""
EARLIER = "以前的"
"""The folder beside the latest letters to which those written before are moved."""
VOLUME = "-证据材料.pdf"
"""How the name of the evidence as one volume ends, which stands beside the folder that was packed."""
BESIDE = "beside"
"""The note of a file that stands beside the folder: its name and digest."""
VERSION = 1
_ANY_TEXT = "surrogatepass"  # a path may hold bytes that are no text


class Kind(StrEnum):
    """What stands in a folder: letters, material packed to be handed over, or a calendar of the deadlines."""

    LETTERS = "letters"
    BAG = "bag"
    CALENDAR = "calendar"


class State(StrEnum):
    """How a file stands against its digest."""

    SAME = "same"
    CHANGED = "changed"
    LOST = "lost"


@frozen
class WrittenFile:
    """A file's name in its folder, and its SHA-256 as it was written, in lower-case hexadecimal."""

    name: str
    sha256: str

    @classmethod
    def of(cls, name: str, content: bytes) -> WrittenFile:
        """The file with this content."""
        return cls(name, sha256(content).hexdigest())


@frozen
class WrittenLetter:
    """A letter: its id, its title, to whom ("" for nobody), and the names of its files, one for each format."""

    id: str
    title: str
    to: str
    files: tuple[str, ...]


@frozen
class WrittenPack:
    """What one run wrote into one folder.

    `case` is the name of the case file; `folder` a path below the case's folder, with /, or an absolute one. `on` is
    the day of the run, `day` that of the letters. `notes` are the writer's own, as JSON values.
    """

    case: str
    folder: str
    on: date
    day: date
    letters: tuple[WrittenLetter, ...] = ()
    files: tuple[WrittenFile, ...] = ()
    kind: Kind = Kind.LETTERS
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def beside(self) -> WrittenFile | None:
        """The file that stands beside the folder of material packed, if one does."""
        try:
            note = self.notes[BESIDE]
            file = WrittenFile(_name(note["name"]), _text(note["sha256"]))
        except (KeyError, TypeError, ValueError):
            return None
        return file if file.name.endswith(VOLUME) else None  # whoever had the folder may have written another there

    def place(self, home: Path) -> Path:
        """Where the folder is now, `home` being the case's: as noted, or moved among the earlier ones."""
        noted = home / self.folder
        moved = noted.parent / EARLIER / noted.name
        return moved if not noted.exists() and moved.exists() else noted

    def state(self, home: Path, file: WrittenFile) -> State:
        """Whether a file is there as it was written; one that is empty is lost. Raises FileError."""
        return state(self.place(home) / file.name, file.sha256)

    def holds(self, home: Path, name: str) -> bool:
        """Whether the file of that name is there as this pack wrote it. Raises FileError."""
        return any(self.state(home, file) is State.SAME for file in self.files if file.name == name)

    def without(self, names: Iterable[str]) -> WrittenPack:
        """The pack when others have taken the place of these files; its letters are those that still have one."""
        gone = set(names)
        letters = [replace(one, files=tuple(name for name in one.files if name not in gone)) for one in self.letters]
        kept = tuple(one for one in letters if one.files)
        return replace(self, letters=kept, files=tuple(file for file in self.files if file.name not in gone))


@frozen
class WrittenRecord:
    """Everything written for the cases of one folder, the oldest first; `damage` says why it cannot be read."""

    packs: tuple[WrittenPack, ...] = ()
    damage: str = ""

    def of(self, case: Path) -> tuple[WrittenPack, ...]:
        """What was written for a case file, and for one beside it that is gone: it may have been given another name."""
        return tuple(pack for pack in self.packs if pack.case == case.name or not (case.parent / pack.case).exists())

    def adding(self, pack: WrittenPack) -> WrittenRecord:
        """The record with one more; what it replaces in the same folder is no longer an earlier one's.

        What was packed into a folder names no file: only what is packed there anew takes its place.
        """
        names = [file.name for file in pack.files]
        elsewhere = [one for one in self.packs if one.folder != pack.folder]
        replaced = [one.without(names) for one in self.packs if one.folder == pack.folder]
        return WrittenRecord((*elsewhere, *(one for one in replaced if one.files or one.kind is not pack.kind), pack))

    def beside(self, pack: WrittenPack) -> WrittenRecord:
        """The record while a pack is being put into its folder: what it replaces there is still known."""
        return WrittenRecord((*self.packs, pack))

    def without(self, packs: Iterable[WrittenPack]) -> WrittenRecord:
        """The record when these are gone."""
        gone = tuple(packs)
        return replace(self, packs=tuple(pack for pack in self.packs if pack not in gone))


def state(path: Path, digest: str) -> State:
    """How a file stands against a digest: one that is gone or empty is lost. Raises FileError for one unreadable."""
    with files.refusing(path, "读取"):
        if not path.is_file() or not path.stat().st_size:
            return State.LOST
        with path.open("rb") as stream:
            return State.SAME if file_digest(stream, "sha256").hexdigest() == digest else State.CHANGED


def below(folder: Path, home: Path) -> str:
    """A folder as a record in `home` names it: the way from there with /, or the whole path of one elsewhere."""
    whole, start = folder.absolute(), home.absolute()
    return whole.relative_to(start).as_posix() if whole.is_relative_to(start) else str(whole)


def read(home: Path) -> WrittenRecord:
    """The record beside a case, whose folder `home` is; empty where there is none, or none that can be read."""
    try:
        files.refuse_special(home / NAME)
        text = (home / NAME).read_bytes().decode("utf-8", _ANY_TEXT)
    except FileNotFoundError:
        return WrittenRecord()
    except (OSError, UnicodeDecodeError, FileError):
        return WrittenRecord(damage="打不开，或者不是文本")
    return parse(text)


def parse(text: str) -> WrittenRecord:
    """The record that a text holds; one that cannot be read tells its damage."""
    try:
        return _record(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return WrittenRecord(damage="内容不完整，或者被改过")


def store(home: Path, record: WrittenRecord) -> None:
    """Put the record beside the case; an empty one is none. Raises FileError.

    One that stands there and cannot be read is kept under another name first.
    """
    path = home / NAME
    with files.refusing(path, "写入"):
        if read(home).damage:
            path.replace(home / DAMAGED)
        if not record.packs:
            path.unlink(missing_ok=True)
            return
    files.replace(path, text_of(record))


def text_of(record: WrittenRecord) -> bytes:
    """The record as it is stored."""
    value = {"version": VERSION, "packs": [asdict(pack) for pack in record.packs]}
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode("utf-8", _ANY_TEXT)


def _record(value: dict[str, Any]) -> WrittenRecord:
    if value["version"] != VERSION:
        return WrittenRecord(damage="是更新的版本写的")
    return WrittenRecord(tuple(_pack(row) for row in value["packs"]))


def _pack(row: dict[str, Any]) -> WrittenPack:
    return WrittenPack(
        _text(row["case"]),
        _text(row["folder"]),
        date.fromisoformat(row["on"]),
        date.fromisoformat(row["day"]),
        tuple(_letter(one) for one in row["letters"]),
        tuple(WrittenFile(_name(one["name"]), _text(one["sha256"])) for one in row["files"]),
        Kind(row["kind"]),
        dict(row["notes"]),
    )


def _letter(row: dict[str, Any]) -> WrittenLetter:
    names = tuple(_name(name) for name in row["files"])
    return WrittenLetter(_text(row["id"]), _text(row["title"]), _text(row["to"]), names)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _name(value: object) -> str:
    """A plain name: a record leads nowhere but into the folders that it names. Raises ValueError, TypeError."""
    text = _text(value)
    if text in ("", ".", "..") or not {"/", "\\", "\0"}.isdisjoint(text):
        raise ValueError(text)
    return text
