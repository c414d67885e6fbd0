"""A case's folder of letters: put in place whole, known again by its manifest, never half written."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.batch.outcomes import Outcome, as_json, from_json
from letters.kit import files
from letters.pack.save import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.pack.make import PackFile

MANIFEST = ".letters.json"
WORKSHOP = ".letters-batch"
"""The folder beside the cases' folders in which new ones are made before they are moved to their places."""
_NEW, _OLD = "new-", "old-"
_MARK = "+"  # between what makes a temporary name unique and the key, in which it never stands


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder was made from (`digest`), the letters' day, whether that is the case's own, and its files."""

    digest: str
    day: date
    own_day: bool
    files: dict[str, str]
    outcome: Outcome

    def fits(self, digest: str, day: date) -> bool:
        """Whether the same would be made again."""
        return self.digest == digest and (self.own_day or self.day == day)


def read(folder: Path) -> Manifest | None:
    """The manifest of a case's folder, None where there is none that can be read."""
    try:
        value: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        day = date.fromisoformat(value["day"])
        return Manifest(value["digest"], day, value["own_day"], dict(value["files"]), from_json(value["outcome"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def is_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether every file is there as it was written."""
    return all(_digest(folder / name) == digest for name, digest in manifest.files.items())


def changed(folder: Path, manifest: Manifest | None) -> tuple[str, ...]:
    """The files that somebody has changed since; a file that is gone or empty is only lost.

    Where a folder is there without a manifest, it is not ours: every file in it counts.
    """
    if manifest is None:
        with suppress(OSError):
            return tuple(sorted(path.name for path in folder.iterdir()))
        return ()
    found = {name: _digest(folder / name) for name in manifest.files}
    return tuple(name for name, now in found.items() if now not in ("", _EMPTY, manifest.files[name]))


_EMPTY = sha256().hexdigest()


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def put(pack: Sequence[PackFile], folder: Path, digest: str, day: date, outcome: Outcome, *, own_day: bool) -> None:
    """Put a folder in place with these files and its manifest; what else lies in the old one is carried over.

    The folder is made whole in the workshop and then moved at once. Raises FileError with the old one in place.
    """
    named = {file.name: sha256(file.content).hexdigest() for file in pack}
    manifest = Manifest(digest, day, own_day, named, outcome)
    workshop = folder.parent / WORKSHOP
    with files.refusing(folder, "写入", ELSEWHERE):
        workshop.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=_NEW, dir=workshop))
        try:
            _fill(made, pack, manifest, folder)
            _swap(made, folder, manifest)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _fill(made: Path, pack: Sequence[PackFile], manifest: Manifest, old: Path) -> None:
    for file in pack:
        (made / file.name).write_bytes(file.content)
    (made / MANIFEST).write_text(_written(manifest), encoding="utf-8", newline="\n")
    before = read(old)
    ours = {MANIFEST, *(before.files if before else ())}
    for extra in _entries(old):
        if extra.name not in ours and not (made / extra.name).exists():
            copy = shutil.copytree if extra.is_dir() else shutil.copy2
            copy(extra, made / extra.name)


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        yield from sorted(folder.iterdir())


def _written(manifest: Manifest) -> str:
    value = {
        "version": 1,
        "digest": manifest.digest,
        "day": manifest.day.isoformat(),
        "own_day": manifest.own_day,
        "files": manifest.files,
        "outcome": as_json(manifest.outcome),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _swap(made: Path, folder: Path, manifest: Manifest) -> None:
    """Move the new folder to its place, the old one out of the way first and back again should that fail."""
    old = made.with_name(f"{made.name.replace(_NEW, _OLD, 1)}{_MARK}{folder.name}")
    with suppress(FileNotFoundError):
        folder.rename(old)
    try:
        made.rename(folder)
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
    return there is not None and there.fits(manifest.digest, manifest.day) and is_whole(folder, there)


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
