"""A case kept from other eyes: wiped with all that was made from it, locked into one file, unlocked.

Each begins with a survey, a value that a shell shows before it asks; what is done is what was shown.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from letters.case import text_of
from letters.collect.secrecy import (
    CANNOT_PROMISE,
    CASE,
    LEFT,
    SUFFIX,
    belongings,
    check_folder,
    locked_name,
    places_elsewhere,
    survey_of_one,
)
from letters.collect.secrecy import is_own_folder as is_own
from letters.desk.keeping.encrypting import can_encrypt
from letters.desk.keeping.own_folder import is_own_name
from letters.errors import CaseError, FileError, UsageError
from letters.kit import files, folders
from letters.kit.frozen import frozen
from letters.kit.hold import holding
from letters.kit.leaving import Leaving, remove_if_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from letters.collect.secrecy import Belonging, Locked, Survey, Wiped
    from letters.desk.bench import Desk

__all__ = [
    "CANNOT_PROMISE",
    "LEFT",
    "LockSurvey",
    "Removed",
    "can_encrypt",
    "is_own_folder",
    "lock",
    "offered",
    "remove_locked",
    "survey_lock",
    "survey_wipe",
    "unlock",
    "why_weak",
    "wipe",
]

LOCK, WIPE = "letters lock", "letters wipe"
"""Who holds a folder, as others are told."""
ARCHIVE = b"PK"  # how every archive begins


@frozen
class LockSurvey:
    """What would be locked into `target`: the files of the folder's cases. What is not theirs stays: `others`.

    `elsewhere` are the folders where letters lie that are not in it. `is_rest` where an earlier removal was cut short
    and no case is left: then it is every file there, and what is also in `target` goes.
    """

    folder: Path
    target: Path
    files: tuple[Belonging, ...]
    others: tuple[Path, ...]
    elsewhere: tuple[Path, ...]

    @property
    def cases(self) -> tuple[Path, ...]:
        """The case files among them."""
        return tuple(one.path for one in self.files if one.what == CASE)

    @property
    def is_rest(self) -> bool:
        """Whether this is what a removal left that was cut short."""
        return not self.cases


@contextmanager
def _held(home: Path, command: str) -> Iterator[None]:
    """Hold a folder, with what killed commands left in it cleared away."""
    from letters.collect.evidence import settle_added  # which a write, that only asks whose a folder is, does without

    with holding(home, command):
        settle_added(home)
        yield


def survey_wipe(case: Path, at: Desk, also: Iterable[Path] = ()) -> Survey:
    """What would go with a case, what was changed since it was written, and what stays.

    Nothing is removed but what killed commands left. `also` are folders where letters of earlier versions were written
    to. Raises FileError.
    """
    with _held(case.absolute().parent, WIPE):
        return survey_of_one(case, _titles(at), also)


def wipe(found: Survey, tell: Callable[[str], None] = lambda _: None) -> Wiped:
    """Remove what was surveyed and is still the same, the case file last. `tell` hears what is being removed.

    Raises ConflictError where another command is at work there and does not end.
    """
    from letters.collect.secrecy import wipe as wiping  # here: whoever writes letters is only told of wiping

    home = found.case.parent
    with suppress(OSError):
        folders.clear(home.parent)  # where an unlocking that was killed left it in plain
    with holding(home, WIPE):
        done = wiping.wipe(found, tell)
    if is_own_name(home) and not done.failed:
        return replace(done, leaving=remove_if_empty(home))
    return done


def survey_lock(folder: Path, at: Desk) -> LockSurvey:
    """What would be locked, and what would not.

    Raises FileError; UsageError for a folder without a case, and where this computer cannot encrypt.
    """
    from letters.collect.secrecy import check_encryption

    check_encryption()
    whole = check_folder(folder)
    with _held(whole, LOCK):
        found = belongings(whole, _titles(at))
        return LockSurvey(whole, locked_name(whole), found.files, found.others, places_elsewhere(whole))


def why_weak(found: LockSurvey, passphrase: str) -> str:
    """Why a passphrase would be guessed, by those who know the person too; "" where it would not. Raises FileError.

    `offered` draws five words that nobody guesses, to be used instead.
    """
    from letters.collect.secrecy import own_parts, weakness  # with what they look up, which a write does not need

    own: dict[str, str] = {}
    for case in found.cases:
        with files.refusing(case, "读取"):
            own |= own_parts(_text_of(case))
    return weakness(passphrase, own)


def _text_of(case: Path) -> str:
    """The text of a case file, whichever its encoding; of one that is no text, what of it can be read."""
    try:
        return text_of(case)
    except CaseError:
        return case.read_text(encoding="utf-8-sig", errors="replace")


def offered() -> str:
    """Five words drawn by chance, with nothing between them."""
    from letters.collect.secrecy import offered as words

    return words()


def lock(
    found: LockSurvey,
    passphrase: str,
    at: Desk,
    *,
    force: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Locked:
    """Lock what was surveyed, decrypt it again and compare every byte. Nothing is removed: `remove_locked` does that.

    Raises UsageError for a passphrase that would be guessed, or where a file came that nobody has seen listed;
    ConflictError where another command is at work there and does not end.
    """
    from letters.collect.secrecy import lock as locking  # with the machinery of archives, which a write does not need

    if (force or not found.target.exists()) and (why := why_weak(found, passphrase)):
        raise UsageError(why, "用几个不相干的词连起来，好记又难猜；忘记了谁也打不开")
    with holding(found.folder, LOCK):
        now = {one.path for one in belongings(found.folder, _titles(at)).files}
        if now - {one.path for one in found.files}:
            raise UsageError("列出以后又有新文件放进来了，没有加密，也没有删除任何东西", "再运行一次，先看清单")
        return locking.lock(found.folder, now, passphrase, force=force, tell=tell)


@frozen
class Removed:
    """What could not be removed, each with the reason; what came of the folder itself."""

    left: tuple[tuple[Path, str], ...]
    leaving: Leaving


def remove_locked(done: Locked, tell: Callable[[str], None] = lambda _: None) -> Removed:
    """Remove the files that were locked, the case file last, and their folder where nothing is left in it.

    Raises FileError, with nothing removed, where the locked file is no longer there as it was compared.
    """
    from letters.collect.secrecy import lock as locking

    with holding(done.folder, LOCK):
        left = locking.remove(done, tell)
    return Removed(left, remove_if_empty(done.folder))


def unlock(file: Path, passphrase: Callable[[], str], out: Path | None = None) -> tuple[Path, int]:
    """Restore a locked folder, and how many files it holds; where it is there still, what it lacks is put into it.

    `passphrase` is asked for when the file is there. Raises FileError, UsageError.
    """
    from letters.collect.secrecy import NOT_UNLOCKED, check_encryption
    from letters.collect.secrecy import unlock as unlock_file

    if not file.is_file():
        suggestion = locked_name(file.resolve())
        told = f"{file} 是文件夹，没有加密" if file.is_dir() else f"找不到加密文件 {file}"
        raise FileError(told, f"是不是 {suggestion}？" if suggestion.is_file() else "核对路径")
    if not file.name.endswith(SUFFIX) and not _is_archive(file):
        raise FileError(f"{file} 不是加密文件，没有动它", f"加密文件的名字以 {SUFFIX} 结尾")
    check_encryption(NOT_UNLOCKED)
    return unlock_file(file, passphrase(), out)


def _is_archive(file: Path) -> bool:
    """Whether a file begins as a locked one does, whatever it is called. Raises FileError."""
    with files.refusing(file, "读取"), file.open("rb") as stream:
        return stream.read(len(ARCHIVE)) == ARCHIVE


def is_own_folder(folder: Path, at: Desk) -> bool:
    """Whether a folder is the case's own, so that it can be locked."""
    return is_own(folder, _titles(at))


def _titles(at: Desk) -> list[str]:
    """The titles of letters, by which those of earlier versions are known."""
    return [head.title for head in at.heads]
