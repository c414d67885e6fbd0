"""A case kept from other eyes: wiped with all that was made from it, locked into one file, unlocked.

Each begins with a survey, a value that a shell shows before it asks; what is done is what was shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.secrecy import CANNOT_PROMISE, CASE, belongings, check_folder, locked_name, places_elsewhere
from letters.collect.secrecy import is_own_folder as is_own
from letters.collect.secrecy import wipe as wiping
from letters.errors import FileError, UsageError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from letters.collect.secrecy import Belonging, Locked, Survey, Wiped
    from letters.desk.bench import Desk

__all__ = [
    "CANNOT_PROMISE",
    "LockSurvey",
    "is_own_folder",
    "lock",
    "offered",
    "survey_lock",
    "survey_wipe",
    "unlock",
    "why_weak",
    "wipe",
]


@frozen
class LockSurvey:
    """What would be locked into `target`: every file of the folder, and where letters lie that are not in it."""

    folder: Path
    target: Path
    files: tuple[Belonging, ...]
    elsewhere: tuple[Path, ...]

    @property
    def cases(self) -> tuple[Path, ...]:
        """The case files among them."""
        return tuple(one.path for one in self.files if one.what == CASE)


def survey_wipe(case: Path, at: Desk, also: Iterable[Path] = ()) -> Survey:
    """What would go with a case, what was changed since it was written, and what stays; nothing is removed.

    `also` are folders where letters of earlier versions were written to. Raises FileError.
    """
    return wiping.survey(case, _titles(at), also)


def wipe(found: Survey, tell: Callable[[str], None] = lambda _: None) -> Wiped:
    """Remove what was surveyed and is still the same, the case file last. `tell` hears what is being removed."""
    return wiping.wipe(found, tell)


def survey_lock(folder: Path, at: Desk) -> LockSurvey:
    """What would be locked. Raises FileError, and UsageError for a folder that holds anything else."""
    whole = check_folder(folder)
    return LockSurvey(whole, locked_name(whole), tuple(belongings(whole, _titles(at))), tuple(places_elsewhere(whole)))


def why_weak(found: LockSurvey, passphrase: str) -> str:
    """Why a passphrase would be guessed, by those who know the person too; "" where it would not. Raises FileError.

    `offered` draws five words that nobody guesses, to be used instead.
    """
    from letters.collect.secrecy import own_parts, weakness  # with what they look up, which a write does not need

    own: dict[str, str] = {}
    for case in found.cases:
        with files.refusing(case, "读取"):
            own |= own_parts(case.read_text(encoding="utf-8-sig", errors="replace"))
    return weakness(passphrase, own)


def offered() -> str:
    """Five words drawn by chance, with nothing between them."""
    from letters.collect.secrecy import offered as words

    return words()


def lock(
    found: LockSurvey,
    passphrase: str,
    at: Desk,
    *,
    keep: bool = False,
    force: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Locked:
    """Lock what was surveyed and, unless `keep`, remove it, once every byte has been read back.

    Raises UsageError for a passphrase that would be guessed, or where a file came that nobody has seen listed.
    """
    from letters.collect.secrecy import lock as locking  # with the machinery of archives, which a write does not need

    if (force or not found.target.exists()) and (why := why_weak(found, passphrase)):
        raise UsageError(why, "用几个不相干的词连起来，好记又难猜；忘记了谁也打不开")
    now = belongings(found.folder, _titles(at))
    if {one.path for one in now} - {one.path for one in found.files}:
        raise UsageError("列出以后又有新文件放进来了，没有加密，也没有删除任何东西", "再运行一次，先看清单")
    return locking.lock(found.folder, passphrase, keep=keep, force=force, tell=tell)


def unlock(file: Path, passphrase: Callable[[], str], out: Path | None = None) -> tuple[Path, int]:
    """Restore a locked folder, which must not be there, and how many files it holds; the locked file stays.

    `passphrase` is asked for when the file is there. Raises FileError, UsageError.
    """
    from letters.collect.secrecy import unlock as unlock_file

    if not file.is_file():
        suggestion = locked_name(file.absolute())
        raise FileError(f"找不到加密文件 {file}", f"是不是 {suggestion}？" if suggestion.is_file() else "核对路径")
    return unlock_file(file, passphrase(), out)


def is_own_folder(folder: Path, at: Desk) -> bool:
    """Whether a folder is the case's own, so that it can be locked."""
    return is_own(folder, _titles(at))


def _titles(at: Desk) -> list[str]:
    """The titles of letters, by which those of earlier versions are known."""
    return [head.title for head in at.heads]
