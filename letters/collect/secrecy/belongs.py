"""What of a folder is a case's, and what is not: before a case is locked, before that is advised, before it is carried.

A folder's record and its cases say what is theirs; whatever else lies there is listed and left where it is.
"""

from __future__ import annotations

import os
import re
from itertools import starmap
from typing import TYPE_CHECKING

from letters.collect.secrecy.bags import is_inside
from letters.collect.secrecy.case_folder import NOT_LOCKED, case_files, check_folder, locked_name
from letters.collect.secrecy.doomed import survey
from letters.collect.secrecy.kinds import ALIKE, CALENDAR, CASE, EVIDENCE, INSIDE, KEPT, LEFT, RECORD, SYSTEM
from letters.collect.secrecy.left_over import REMOVING, is_held, is_left
from letters.collect.secrecy.named import named_paths
from letters.errors import CaseError, FileError, LettersError, UsageError
from letters.follow import FOLDER as SENT
from letters.kit import written_record
from letters.kit.files import refusing
from letters.kit.frozen import frozen
from letters.kit.inside_names import is_safe
from letters.kit.shell_words import command
from letters.kit.written_record import DAMAGED, NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_SYSTEMS_OWN = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_WORDS_OWN = "~$"  # how the file begins that Word lays beside a document while it is open
_STAY_BEHIND = frozenset({CASE, RECORD, LEFT, SYSTEM})  # of a case: carried by itself, of this disk, of nobody
_kept_copy = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]{1,10})?")


@frozen
class Belonging:
    """One file of the case or made from it: what it is, its size in bytes."""

    path: Path
    what: str
    size: int


@frozen
class Belongings:
    """Every file of the cases in a folder, in order of names; what is not theirs: files, links, whole folders."""

    files: tuple[Belonging, ...]
    others: tuple[Path, ...]


def belongings(folder: Path, titles: Collection[str]) -> Belongings:
    """What of a folder is its cases', and what is not; `titles` are those of letters, as for `wipe`.

    Where no case is left, since a removal after locking was cut short, it is every file there is: what is also in the
    locked file will be told by its bytes. Raises UsageError where it cannot be told what is the case's, FileError.
    """
    if not case_files(folder):
        rest = tuple(_belonging(path, INSIDE) for path in _files(folder))
        if rest and not os.path.lexists(folder / REMOVING):  # what was not the case's stayed, and is all there is
            raise UsageError(
                f"{folder} 里没有案件文件（.toml），没有加密，也没有删除任何东西",
                f"案件在加密文件里，打开：{command('unlock', locked_name(folder))}",
            )
        return Belongings(rest, ())
    known = _known(folder, titles)
    others = tuple(_foreign(folder, known))
    if others and (why := _untold(folder)):
        raise UsageError(*why)
    named = ((path, _what(path, known)) for path in _files(folder))
    return Belongings(tuple(_belonging(path, what) for path, what in named if what), others)


def along(case: Path, titles: Collection[str]) -> Belongings:
    """What goes with one case when it is carried elsewhere, the case file and what is hidden left out; what does not.

    Of a folder that several cases share, only what this one names and what was written for it: whose the rest is, no
    name tells. What lies behind a link, or under a name that no other system could unpack, stays too. Raises FileError,
    also where it cannot be told which evidence is the case's.
    """
    if named_paths(case) is None:
        raise FileError(f"{case.name} 读不出来，不知道哪些是它的证据，没有存", "先改好案件文件，再存一份")
    folder, known = case.parent, _told_apart(case, titles)
    named = {path: what for path, what in known.items() if what not in _STAY_BEHIND and os.path.lexists(path)}
    carried = {path: what for path, what in sorted(named.items()) if _can_be_carried(path, folder)}
    left = (path for path in sorted(named) if path not in carried and not _is_hidden(path, folder))
    return Belongings(tuple(starmap(_belonging, carried.items())), (*_foreign(folder, known), *left))


def _told_apart(case: Path, titles: Collection[str]) -> dict[Path, str]:
    """What is one case's, each with what it is; what is known by its name alone only where no other case lies there."""
    known = _known_of(case, titles)
    if len(case_files(case.parent)) > 1:
        return {path: what for path, what in known.items() if what not in (ALIKE, CALENDAR)}
    return known | dict.fromkeys(_kept_copies(case.parent), KEPT)


def _can_be_carried(path: Path, folder: Path) -> bool:
    """Whether a file lies below the folder, behind no link, under a name that every system can unpack."""
    if _is_hidden(path, folder):
        return False
    name = path.relative_to(folder).as_posix()
    return is_safe(name) and is_inside(folder, name)


def _is_hidden(path: Path, folder: Path) -> bool:
    """Whether a path is not below the folder, or hidden in it: what is written elsewhere is not carried."""
    inner = path.relative_to(folder).parts if path.is_relative_to(folder) else (".",)
    return any(part.startswith(".") for part in inner)


def _kept_copies(folder: Path) -> Iterator[Path]:
    """Copies of letters that were sent, by their names: a case may have lost the filing that named one."""
    sent = folder / SENT
    if sent.is_dir() and not sent.is_symlink():
        yield from (path for path in _entries(sent) if _kept_copy.fullmatch(path.name))


def _belonging(path: Path, what: str) -> Belonging:
    return Belonging(path, what, path.lstat().st_size)


def _files(folder: Path) -> Iterator[Path]:
    """Every file and link in a folder, in order of names."""
    for path in _entries(folder):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def is_own_folder(folder: Path, titles: Collection[str]) -> bool:
    """Whether a folder holds nothing but a case and what was made from it, so that locking it leaves nothing."""
    try:
        whole = check_folder(folder)
        return next(_foreign(whole, _known(whole, titles)), None) is None
    except LettersError:
        return False


def _known(folder: Path, titles: Collection[str]) -> dict[Path, str]:
    """What the cases in a folder name, and what was written for them, each with what it is."""
    known: dict[Path, str] = {}
    for case in case_files(folder):
        known.update(_known_of(case, titles))
    return known


def _known_of(case: Path, titles: Collection[str]) -> dict[Path, str]:
    """What one case names, and what was written for it, each with what it is."""
    folder = case.parent
    known = {folder / text: KEPT if text.startswith(f"{SENT}/") else EVIDENCE for text in named_paths(case) or ()}
    found = survey(case, titles)
    known.update({one.path: one.what for one in (*found.files, *found.changed)})
    known[case] = CASE
    known.update(dict.fromkeys((folder / NAME, folder / DAMAGED), RECORD))
    return known


def _foreign(folder: Path, known: dict[Path, str]) -> Iterator[Path]:
    """Files and links that are nobody's here; a folder that holds nothing of the case stands for all in it."""
    ours = {parent for path in known for parent in path.parents}
    for path in _entries(folder):
        if not path.is_dir() or path.is_symlink():
            if not _what(path, known):
                yield path
        elif path in ours or path.name == SENT:
            yield from _foreign(path, known)
        elif any(_files(path)):
            yield path


def _what(path: Path, known: dict[Path, str]) -> str:
    """What a file is to the case, or "" for what is foreign."""
    if what := known.get(path, ""):
        return what
    if path.is_symlink():
        return ""
    if path.parent.name == SENT and _kept_copy.fullmatch(path.name):
        return KEPT
    if path.name.lower() in _SYSTEMS_OWN or path.name.startswith(_WORDS_OWN):
        return SYSTEM
    return ""


def _entries(folder: Path) -> list[Path]:
    """What is in a folder, in order of names; nothing that a command made for a moment."""
    with refusing(folder, "读取", NOT_LOCKED):
        return sorted(path for path in folder.iterdir() if not (is_held(path) or is_left(path)))


def _where_it_stops(case: Path) -> str:
    """The first thing that is wrong in a case file that cannot be read, as it follows a sentence."""
    from letters.case import CaseFile  # with what changes a case: a write asks whose a folder is, and does without

    try:
        CaseFile.open(case)
    except CaseError as error:
        return "".join(f"。{one.where}：{one.message}" for one in error.problems[:1])
    except LettersError as error:
        return f"。{error.message}"
    return ""


def _untold(folder: Path) -> tuple[str, str] | None:
    """Why it cannot be told what is the case's, and what to do; None where it can."""
    for case in case_files(folder):
        if named_paths(case) is None:
            why = f"{case.name} 读不出来，不知道哪些是它的证据，没有加密，也没有删除任何东西{_where_it_stops(case)}"
            return why, f"改好再加密，看怎么改：{command('check', case)}"
    if damage := written_record.read(folder).damage:
        why = f"写出文书的记录读不出来（{damage}），不知道哪些是写出的文书，没有加密，也没有删除任何东西"
        return why, "先看过文书，移到别处或者删去，再加密"
    return None
