"""What in a bag to hand over is ours: what its own lists name. Whatever somebody put beside it is theirs."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from letters.collect.evidence import BAG_MAKER, is_bag
from letters.kit.files import refusing
from letters.kit.written_record import State, state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TAGS = "bag-info.txt"
LISTS = ("manifest-sha256.txt", "tagmanifest-sha256.txt", TAGS)
"""What tells which files of a bag are ours; the last, that it is a bag of ours."""
_LARGEST = 1 << 16  # bytes of the tags in an archive that are looked at
_ESCAPED = (("%0D", "\r"), ("%0d", "\r"), ("%0A", "\n"), ("%0a", "\n"))


def files_of(place: Path) -> Iterator[tuple[Path, State]]:
    """The files that a bag's lists name and that are there, as packed or changed since; its archive beside it.

    Nothing behind a link is looked at. Raises FileError.
    """
    archive = place.with_name(f"{place.name}.zip")
    if is_archive(archive):
        yield archive, State.SAME
    if not is_bag(place):
        return
    yield from ((place / name, State.SAME) for name in LISTS if is_inside(place, name))
    for name, digest in _named(place).items():
        if name not in LISTS and is_inside(place, name):
            yield place / name, state(place / name, digest)


def _named(place: Path) -> dict[str, str]:
    """The paths that the lists name, with their digests; one that leads elsewhere is none."""
    named: dict[str, str] = {}
    for listed in LISTS[:-1]:
        path = place / listed
        if not is_inside(place, listed):
            continue
        with refusing(path, "读取", "没有删除任何东西"):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for line in lines:
            digest, _, name = line.partition(" ")
            named[_plain(name.strip())] = digest
    return named


def _plain(name: str) -> str:
    for escaped, meant in _ESCAPED:
        name = name.replace(escaped, meant)
    return name


def is_inside(place: Path, name: str) -> bool:
    """Whether a path below a folder is a file, reached without any link."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
        return False
    steps = [place.joinpath(*parts[:end]) for end in range(1, len(parts) + 1)]
    return not any(step.is_symlink() for step in steps) and steps[-1].is_file()


def is_archive(path: Path) -> bool:
    """Whether a file is the archive of a bag made here: the bag's folder is all there is in it, and its tags say so."""
    if path.suffix != ".zip" or path.is_symlink() or not path.is_file():
        return False
    try:
        with zipfile.ZipFile(path) as box:
            is_whole = all(name.startswith(f"{path.stem}/") for name in box.namelist())
            with box.open(f"{path.stem}/{TAGS}") as tags:
                return is_whole and f"Bag-Software-Agent: {BAG_MAKER}\n".encode() in tags.read(_LARGEST)
    except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False
