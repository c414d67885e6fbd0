"""A clinic's clients: a folder with a folder for each, shown by number and initials, never by name.

    clinic/来访-001/case.toml
    clinic/来访-002/case.toml
    clinic/名片.toml            the businesses that were met before (`cards`)

A folder that somebody named otherwise is told by the four letters that calendars use, which give nothing away either.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

from letters.case import NAME, case_files, text_of
from letters.collect.interview import missing_keys, question
from letters.compose import initials
from letters.desk.keeping.own_folder import CLIENT
from letters.desk.talk import state_of
from letters.desk.tracking.due_next import due_next
from letters.desk.tracking.filings import track
from letters.errors import CaseError, LettersError, UsageError
from letters.follow import tag
from letters.kit import files
from letters.kit.days import day_words
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from letters.compose import LetterBooks
    from letters.desk.tracking.due_next import DueNext

_Look: TypeAlias = "tuple[date, int, int, int]"
_own_name = re.compile(rf"{CLIENT}-([0-9]{{3,6}})")
_dots = re.compile("[·•・‧∙⋅]")
UNNUMBERED = "?"
FIRST_OPEN = 3  # questions that are named


@frozen
class Client:
    """One client. `number` is that of the folder, 007, by which one asks for them, else four letters.

    `initials` are all that is shown of the name; by `name` they are found.

    `open` says how many questions of the talk are open, `next_open` what the first of them ask. `due` is None where the
    talk has not come to a whole case yet; `fault` says why a file cannot be read, without what stands in it.
    """

    number: str
    case: Path
    initials: str = ""
    open: int = 0
    next_open: tuple[str, ...] = ()
    due: DueNext | None = None
    fault: str = ""
    name: str = ""

    @property
    def is_numbered(self) -> bool:
        """Whether their folder was made for them, so that they are asked for by number."""
        return _numbered(self.case) is not None

    def is_meant(self, words: str) -> bool:
        """Whether each of the words typed stands in the number, the folder, the name, or what is due and when."""
        told = [self.number, self.case.parent.name, self.initials, self.name, *self._due()]
        every = _as_sought("\n".join(told))
        return all(word in every for word in _as_sought(words).split())

    def _due(self) -> tuple[str, ...]:
        """What is due next, by its words, its letter and its day."""
        if self.due is None or self.due.deadline is None:
            return ()
        return self.due.deadline.label, self.due.letter, day_words(self.due.deadline.next_day(self.due.day))


def list_clients(
    folder: Path,
    today: date,
    books: LetterBooks,
    letters: Mapping[str, tuple[str, ...]],
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Client, ...]:
    """Everybody whose case lies below a folder, by number; one case is in memory at a time.

    `letters` is what each letter needs (`letter_needs`). Raises FileError where the folder cannot be read.
    """
    return ClientList(folder, books, letters).on(today, tell)


class ClientList:
    """The clients of a folder, looked at again and again: a case that has not changed since is not read anew."""

    def __init__(self, folder: Path, books: LetterBooks, letters: Mapping[str, tuple[str, ...]]) -> None:
        self._folder, self._books, self._letters = folder, books, letters
        self._known: dict[Path, tuple[_Look, Client]] = {}

    def on(self, today: date, tell: Callable[[str], None] = lambda _: None) -> tuple[Client, ...]:
        """Everybody on a day, as `list_clients`."""
        with files.refusing(self._folder, "读取"):
            places = sorted(case_files(self._folder), key=lambda path: (_numbered(path) is None, path))
        found = {path: self._one(path, today, tell) for path in places}
        self._known = found
        return tuple(client for _, client in found.values())

    def _one(self, path: Path, today: date, tell: Callable[[str], None]) -> tuple[_Look, Client]:
        """A client, read where the file is another than it was, with how the file looked before."""
        look, known = _look(path, today), self._known.get(path)
        if known is not None and known[0] == look:
            return known
        return look, _client(path, today, self._books, self._letters, tell)


def _as_sought(text: str) -> str:
    """A text as it is compared: letters of any width and case, and no dot within a name of several parts."""
    return _dots.sub("", normalize("NFKC", text).casefold())


def _look(path: Path, today: date) -> _Look:
    """What tells whether a file is the one that was read, and on which day."""
    try:
        is_now = path.stat()
    except OSError:  # gone meanwhile: what reads it says so
        return today, 0, 0, 0
    return today, is_now.st_mtime_ns, is_now.st_size, is_now.st_ino


def _client(
    path: Path,
    today: date,
    books: LetterBooks,
    letters: Mapping[str, tuple[str, ...]],
    tell: Callable[[str], None],
) -> Client:
    number = _numbered(path) or ""
    tell(f"正在看第 {number or UNNUMBERED} 位")
    try:
        text = text_of(path)
        state = state_of(text, letters, today, str(path))
    except LettersError as error:
        return Client(number or UNNUMBERED, path, fault=_fault(error))
    still = missing_keys(state)
    first = tuple(question(state, key).label for key in still[:FIRST_OPEN])
    name = str(state.get("complainant.name") or "")
    client = Client(number or UNNUMBERED, path, initials(name), len(still), first, name=name)
    try:
        at = track(text, today, books, None, str(path))
    except LettersError:  # the talk is not far enough for anything to have been sent
        return client
    return replace(client, number=number or tag(at.case), due=due_next(at))


def _fault(error: LettersError) -> str:
    """Why a case is not listed: how much is wrong in it, and nothing that it quotes or is called."""
    return f"有 {len(error.problems) + error.more} 处需要改" if isinstance(error, CaseError) else "打不开"


def _numbered(path: Path) -> str | None:
    """The number of the client whose case this is, where their folder was made for one."""
    found = _own_name.fullmatch(path.parent.name)
    return found[1] if found else None


def find_client(folder: Path, number: str) -> Path:
    """The case of the client with that number: 7, 07 and 007 are the same. Raises UsageError, FileError."""
    with files.refusing(folder, "读取"):
        found = {_numbered(path): path for path in case_files(folder)}
    typed = number.strip().lstrip("0")
    for known, path in found.items():
        if known and known.lstrip("0") == typed:
            return path
    shown = "、".join(sorted(filter(None, found))) or "还没有"
    raise UsageError(f"没有 {number} 号", f"有的是：{shown}")


def place_for_next(folder: Path) -> Path:
    """The case file of the next client: in a folder of their own, with the next number. Raises FileError."""
    with files.refusing(folder, "读取"):
        numbers = [int(found[1]) for found in _numbers(folder)]
    return folder / f"{CLIENT}-{max(numbers, default=0) + 1:03}" / NAME


def place_for_brought(folder: Path, name: str) -> Path:
    """The folder of a client whose case is brought: of that name where it has a number that is free, else the next.

    Raises FileError.
    """
    wanted = folder / name
    if _own_name.fullmatch(name) and not os.path.lexists(wanted):
        return wanted
    return place_for_next(folder).parent


def _numbers(folder: Path) -> Iterator[re.Match[str]]:
    names = [path.name for path in folder.iterdir()] if folder.exists() else []
    return (found for name in names if (found := _own_name.fullmatch(name)))
