"""What is known by looking at it: bags, unfinished files, calendars, and letters of a version that noted nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence import is_bag
from letters.collect.secrecy import bags
from letters.collect.secrecy.case_folder import case_files
from letters.collect.secrecy.kinds import ALIKE, BAG, CALENDAR, CHANGED, LEFT
from letters.collect.secrecy.left_over import is_held, is_left
from letters.kit.files import refusing
from letters.kit.written_record import EARLIER, LETTERS, State

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

SUFFIXES = ("docx", "txt", "html", "pdf", "eml")
"""The endings of letters, of each format that there is."""
AT_ONCE = ("全部打印.pdf",)
"""What is written with letters under a name without a number: all of them in one file."""
NUMBER = 2  # digits before a letter's title
_HEAD = 1024  # bytes of a calendar that tell who made it


def recognised(folders: Iterable[Path], titles: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """Bags, calendars, unfinished files in these folders and in those directly below, each with what it is.

    So are letters that stand in no record: those of version 0.1, by their `titles`, and what is named like a letter in
    the folders of runs. Nothing behind a link is looked at. Raises FileError for what cannot be read.
    """
    known = frozenset(titles)
    for top in folders:
        for folder in (top, *_below(top)):
            for path in entries(folder):
                yield from _made_here(path, known)
        yield from ((path, ALIKE) for path in _in_runs(top / LETTERS))


def _in_runs(letters: Path) -> Iterator[Path]:
    """What is named like a letter where letters are written, the latest and those before: the record may be lost."""
    for place in (letters, letters / EARLIER):
        for run in _below(place) if place.is_dir() and not place.is_symlink() else ():
            named = (path for path in entries(run) if is_named_like_a_letter(path))
            yield from (path for path in named if path.is_file() and not path.is_symlink())


def _made_here(path: Path, titles: Container[str]) -> Iterator[tuple[Path, str]]:
    """What a thing in a folder is, by its name or its tags; nothing for what is not ours."""
    if path.is_symlink() or is_held(path):
        return
    if is_left(path):
        yield from ((each, LEFT) for each in _whole(path))
    elif path.is_dir():
        yield from of_bag(path)
    elif path.suffix == ".zip":
        yield from of_bag(path.with_suffix(""))
    elif what := _what_file(path, titles):
        yield path, what


def _what_file(path: Path, titles: Container[str]) -> str:
    if path.suffix == ".ics" and is_calendar(path):
        return CALENDAR
    return ALIKE if _is_letter(path.name, titles) else ""


def of_bag(place: Path) -> Iterator[tuple[Path, str]]:
    """The files of a bag, each as packed or changed since."""
    for path, how in bags.files_of(place):
        yield path, (BAG if how is State.SAME else CHANGED)


def _whole(path: Path) -> Iterator[Path]:
    """A file, or every file and link in a folder of ours."""
    if path.is_dir() and not path.is_symlink():
        for inner in entries(path):
            yield from _whole(inner)
    else:
        yield path


def _below(folder: Path) -> Iterator[Path]:
    """The folders directly in a folder; a bag is none, since it is taken by its lists, nor is another case's."""
    for path in entries(folder):
        if path.is_dir() and not path.is_symlink() and not is_left(path) and not is_bag(path) and not case_files(path):
            yield path


def is_calendar(path: Path) -> bool:
    """Whether a file is a calendar made here, by its first bytes. Raises FileError where it cannot be read."""
    from letters.follow import ics  # seldom there

    with refusing(path, "读取", "没有删除任何东西"), path.open("rb") as stream:
        return ics.is_ours(stream.read(_HEAD))


def is_named_like_a_letter(path: Path) -> bool:
    """Whether a file has a name that letters are given: a number, whatever title, a format; or that of all in one.

    A record can be written by anybody who had the folder, and names any folder of the computer; so that it is no list
    of what to delete there, it is believed about such files alone.
    """
    number, sign, title = path.stem.partition("-")
    is_numbered = len(number) >= NUMBER and number.isdecimal() and bool(sign) == bool(title)
    return path.name in AT_ONCE or (is_numbered and path.suffix[1:] in SUFFIXES)


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
