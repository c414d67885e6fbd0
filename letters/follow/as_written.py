"""The files of a letter that is being sent, found by what was noted when it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import UsageError
from letters.kit import written_record
from letters.kit.frozen import frozen
from letters.kit.written_record import Kind, State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from letters.kit.written_record import WrittenLetter, WrittenPack


@frozen
class LetterFiles:
    """The files of a letter as they lie on the disk, one for each format, and those of them changed since.

    `damage` says why what was written cannot be known.
    """

    files: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    damage: str = ""


def files_of(case: Path, letter: str, to: str, folder: Path | None = None, until: date | None = None) -> LetterFiles:
    """The latest files of the letter with that id, in any folder or in the one named; none where none is left.

    `until` is the last day on which they may have been written. Of several in one run that to this addressee is meant.
    Raises UsageError where that does not tell them apart.
    """
    record = written_record.read(case.parent)
    for pack in reversed(record.of(case)):
        if not _may_be_meant(pack, case, folder, until):
            continue
        found = [one for one in pack.letters if one.id == letter and _standing(pack, case, one)]
        if found:
            return _looked_at(pack, case, _meant(found, to, pack.place(case.parent)))
    return LetterFiles(damage=record.damage)


def _may_be_meant(pack: WrittenPack, case: Path, folder: Path | None, until: date | None) -> bool:
    if pack.kind is not Kind.LETTERS or (until is not None and pack.on > until):
        return False
    return folder is None or _is_in(pack, case, folder)


def _is_in(pack: WrittenPack, case: Path, folder: Path) -> bool:
    """Whether a pack stands in a folder, which may be named from here or from beside the case."""
    place = pack.place(case.parent).resolve()
    return place in (folder.resolve(), (case.parent / folder).resolve())


def _meant(found: Sequence[WrittenLetter], to: str, place: Path) -> WrittenLetter:
    to_them = [one for one in found if one.to == to] or found
    if len(to_them) > 1:
        first, *others = [name for one in to_them for name in one.files]
        message = f"{place} 里有 {len(to_them)} 份《{to_them[0].title}》，看不出您寄出的是哪一份"
        hint = f"同一条命令后面加上寄出的那一份，例如 --file {first}；其余是：{'、'.join(others)}"
        raise UsageError(message, hint)
    return to_them[0]


def _standing(pack: WrittenPack, case: Path, letter: WrittenLetter) -> dict[Path, State]:
    """The letter's files that are there, each with how it stands."""
    states = {file.name: pack.state(case.parent, file) for file in pack.files if file.name in letter.files}
    place = pack.place(case.parent)
    return {place / name: states[name] for name in letter.files if states.get(name, State.LOST) is not State.LOST}


def _looked_at(pack: WrittenPack, case: Path, letter: WrittenLetter) -> LetterFiles:
    there = _standing(pack, case, letter)
    return LetterFiles(tuple(there), tuple(path for path, state in there.items() if state is State.CHANGED))
