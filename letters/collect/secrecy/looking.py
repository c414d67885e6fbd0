"""What is known by looking at it: bags, unfinished files, and letters of a version that noted nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence import is_bag
from letters.collect.secrecy.kinds import BAG, LEFT, LETTER
from letters.kit.files import TEMPORARY, refusing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

SUFFIXES = ("docx", "txt", "html")
NUMBER = 2  # digits before a letter's title


def recognised(folders: Iterable[Path], titles: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """Letters, bags and unfinished files in these folders and in those directly below, each with what it is.

    `titles` are those of letters. Nothing behind a link is looked at. Raises FileError for what cannot be read.
    """
    known = frozenset(titles)
    for top in folders:
        for folder in (top, *_below(top)):
            for path in entries(folder):
                if what := _made_here(path, known):
                    yield from ((each, what) for each in _whole(path))


def _made_here(path: Path, titles: Container[str]) -> str:
    """What a thing in a folder is, by its name or its tags, or "" for what is not ours."""
    if path.is_symlink():
        return ""
    if path.is_dir():
        return LEFT if path.name.startswith(TEMPORARY) else BAG if is_bag(path) else ""
    if path.suffix == ".zip" and is_bag(path.with_suffix("")):
        return BAG
    return LETTER if _is_letter(path.name, titles) else LEFT if path.name.startswith(TEMPORARY) else ""


def _whole(path: Path) -> Iterator[Path]:
    """A file, or every file and link in a folder of ours."""
    if path.is_dir() and not path.is_symlink():
        for inner in entries(path):
            yield from _whole(inner)
    else:
        yield path


def _below(folder: Path) -> Iterator[Path]:
    """The folders directly in a folder; a bag is none, since it is taken as a whole."""
    for path in entries(folder):
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(TEMPORARY) and not is_bag(path):
            yield path


def _is_letter(name: str, titles: Container[str]) -> bool:
    """Whether a file is named as version 0.1, which noted nothing, saved letters: 01-投诉书.docx, 01-投诉书-2.docx."""
    stem, _, suffix = name.rpartition(".")
    number, _, title = stem.partition("-")
    first, _, copy = title.rpartition("-")
    is_titled = title in titles or (copy.isdecimal() and first in titles)
    return is_titled and len(number) == NUMBER and number.isdecimal() and suffix in SUFFIXES


def entries(folder: Path) -> list[Path]:
    """What is in a folder, by name. Raises FileError."""
    with refusing(folder, "读取", "没有删除任何东西"):
        return sorted(folder.iterdir())
