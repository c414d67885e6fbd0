"""A case's folder of letters: put in place whole, known again by its manifest, never half written."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from letters.batch.outcomes import Outcome, as_json, from_json
from letters.kit import files, written_record
from letters.kit.frozen import frozen
from letters.kit.held_by_others import patiently
from letters.kit.written_record import State, WrittenRecord
from letters.pack import ELSEWHERE, PackFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from letters.kit.written_record import WrittenPack

MANIFEST = written_record.NAME
WORKSHOP = ".letters-batch"
"""The folder beside the cases' folders in which new ones are made before they are moved to their places."""
_NEW, _OLD = "new-", "old-"
_MARK = "+"  # between what makes a temporary name unique and the key, in which it never stands


@frozen
class Manifest:
    """What a folder was made from (`digest`), whether the letters' day is the case's own, and what came of it."""

    pack: WrittenPack
    digest: str
    own_day: bool
    outcome: Outcome

    def fits(self, digest: str, day: date) -> bool:
        """Whether the same would be made again."""
        return self.digest == digest and (self.own_day or self.pack.day == day)


def manifest(pack: WrittenPack, digest: str, outcome: Outcome, *, own_day: bool) -> Manifest:
    """The manifest of a folder of letters; the record's notes hold what the batch alone has to know."""
    told = as_json(outcome)
    alike = [one["alike"] for one in told.pop("letters")]
    notes = {"digest": digest, "own_day": own_day, "outcome": told, "alike": alike}
    return Manifest(replace(pack, notes=notes), digest, own_day, outcome)


def read(folder: Path) -> Manifest | None:
    """The manifest of a case's folder, None where there is none that can be read."""
    packs = written_record.read(folder).packs
    try:
        notes = packs[-1].notes
        outcome = from_json({**notes["outcome"], "letters": list(_letters(packs[-1], notes["alike"]))})
        return Manifest(packs[-1], notes["digest"], notes["own_day"], outcome)
    except (IndexError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _letters(pack: WrittenPack, alike: Sequence[str]) -> Iterator[dict[str, str]]:
    """The letters as the outcome's JSON has them."""
    for one, digest in zip(pack.letters, alike, strict=True):
        yield {"id": one.id, "title": one.title, "to": one.to, "file": one.files[0], "alike": digest}


def is_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether every file is there as it was written. Raises FileError for one that cannot be read."""
    return all(manifest.pack.state(folder, file) is State.SAME for file in manifest.pack.files)


def changed(folder: Path, manifest: Manifest | None) -> tuple[str, ...]:
    """The files that somebody has changed since; a file that is gone or empty is only lost.

    Where a folder is there without a manifest, it is not ours: every file in it counts.
    """
    if manifest is None:
        with suppress(OSError):
            return tuple(sorted(path.name for path in folder.iterdir()))
        return ()
    pack = manifest.pack
    return tuple(file.name for file in pack.files if pack.state(folder, file) is State.CHANGED)


def put(contents: Sequence[PackFile], folder: Path, manifest: Manifest) -> None:
    """Put a folder in place with these files and its manifest; what else lies in the old one is carried over.

    The folder is made whole in the workshop and then moved at once. Raises FileError with the old one in place.
    """
    workshop = folder.parent / WORKSHOP
    with files.refusing(folder, "写入", ELSEWHERE):
        files.make_own(workshop)
        made = Path(tempfile.mkdtemp(prefix=_NEW, dir=workshop))
        try:
            _fill(made, contents, manifest, folder)
            _swap(made, folder, manifest)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _fill(made: Path, pack: Sequence[PackFile], manifest: Manifest, old: Path) -> None:
    listed = written_record.text_of(WrittenRecord((manifest.pack,)))
    for file in (*pack, PackFile(MANIFEST, listed)):
        (made / file.name).touch(files.PRIVATE_FILE)
        (made / file.name).write_bytes(file.content)
    before = read(old)
    ours = {MANIFEST, *(file.name for file in (before.pack.files if before else ()))}
    for extra in _entries(old):
        if extra.name not in ours and not (made / extra.name).exists():
            copy = shutil.copytree if extra.is_dir() else shutil.copy2
            copy(extra, made / extra.name)


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        yield from sorted(folder.iterdir())


def _swap(made: Path, folder: Path, manifest: Manifest) -> None:
    """Move the new folder to its place, the old one out of the way first and back again should that fail."""
    old = made.with_name(f"{made.name.replace(_NEW, _OLD, 1)}{_MARK}{folder.name}")
    with suppress(FileNotFoundError):
        patiently(partial(folder.rename, old))
    try:
        patiently(partial(made.rename, folder))
    except OSError:
        if _is_done(folder, manifest):  # by somebody else, who was given the same case
            shutil.rmtree(old, ignore_errors=True)
            return
        with suppress(OSError):
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _is_done(folder: Path, manifest: Manifest) -> bool:
    there = read(folder)
    return there is not None and there.fits(manifest.digest, manifest.pack.day) and is_whole(folder, there)


def recover(out: Path) -> None:
    """Clear away what a killed run left: a folder it had moved aside goes back to its place, the rest is removed.

    Nobody else may be writing into `out`. Raises FileError.
    """
    workshop = out / WORKSHOP
    with files.refusing(out, "写入", ELSEWHERE):
        for path in _entries(workshop):
            if path.name.startswith(_OLD) and _MARK in path.name:
                home = out / path.name.split(_MARK, 1)[1]
                if not home.exists():
                    path.rename(home)
            if path.name.startswith((_NEW, _OLD)):
                shutil.rmtree(path, ignore_errors=True)
