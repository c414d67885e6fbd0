"""What of a folder is a case's, and what is not: before a whole folder is locked, and before one is advised to be.

`wipe` removes what it knows; `lock` takes the folder as it is. So a folder is locked only where nothing else is in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.collect.secrecy.case_folder import NOT_LOCKED, case_files, check_folder
from letters.collect.secrecy.kinds import CASE, EVIDENCE, KEPT, LEFT, RECORD
from letters.collect.secrecy.wipe import named_paths, survey
from letters.errors import LettersError, UsageError
from letters.follow import FOLDER as SENT
from letters.kit import written_record
from letters.kit.files import TEMPORARY, refusing
from letters.kit.frozen import frozen
from letters.kit.written_record import DAMAGED, NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

CALENDAR = "期限日历"
SYSTEM = "系统自己放的文件"
MOST_NAMED = 20  # things named in a refusal; a folder that is not the case's own may hold thousands

_END = "/（整个文件夹）"
_SYSTEMS_OWN = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_WORDS_OWN = "~$"  # how the file begins that Word lays beside a document while it is open
_kept_copy = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]{1,10})?")


@frozen
class Belonging:
    """One file of the case or made from it: what it is, its size in bytes."""

    path: Path
    what: str
    size: int


def belongings(folder: Path, titles: Collection[str]) -> tuple[Belonging, ...]:
    """Every file in a case's own folder, in order of names; `titles` are those of letters, as for `wipe`.

    Raises UsageError where anything else is in it, with its names; FileError for what cannot be read.
    """
    known = _known(folder, titles)
    if foreign := list(_foreign(folder, known)):
        raise UsageError(
            f"{folder} 里有不属于案件的东西，没有加密，也没有删除任何东西：\n{_names(foreign, folder)}",
            _hint(folder),
        )
    paths = sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    return tuple(Belonging(path, _what(path, known), path.lstat().st_size) for path in paths)


def is_own_folder(folder: Path, titles: Collection[str]) -> bool:
    """Whether a folder holds nothing but a case and what was made from it, and could be locked."""
    try:
        whole = check_folder(folder)
        return next(_foreign(whole, _known(whole, titles)), None) is None
    except LettersError:
        return False


def _known(folder: Path, titles: Collection[str]) -> dict[Path, str]:
    """What the cases in a folder name, and what was written for them, each with what it is."""
    known: dict[Path, str] = {}
    for case in case_files(folder):
        for text in named_paths(case) or ():
            known[folder / text] = KEPT if text.startswith(f"{SENT}/") else EVIDENCE
        found = survey(case, titles)
        known.update({one.path: one.what for one in (*found.files, *found.changed)})
        known[case] = CASE
    known.update(dict.fromkeys((folder / NAME, folder / DAMAGED), RECORD))
    return known


def _foreign(folder: Path, known: dict[Path, str]) -> Iterator[Path]:
    """Files and links that are nobody's here; a folder that holds nothing of the case stands for all in it."""
    ours = {parent for path in known for parent in path.parents}
    for path in _entries(folder):
        if path.is_dir() and not path.is_symlink():
            if path in ours or path.name == SENT:
                yield from _foreign(path, known)
            elif _holds_anything(path):
                yield path
        elif not _what(path, known):
            yield path


def _holds_anything(folder: Path) -> bool:
    return any(path.is_symlink() or not path.is_dir() for path in folder.rglob("*"))


def _what(path: Path, known: dict[Path, str]) -> str:
    """What a file is to the case, or "" for what is foreign."""
    if what := known.get(path, ""):
        return what
    if path.is_symlink():
        return ""
    if path.name.startswith(TEMPORARY):
        return LEFT
    if path.parent.name == SENT and _kept_copy.fullmatch(path.name):
        return KEPT
    if path.name.lower() in _SYSTEMS_OWN or path.name.startswith(_WORDS_OWN):
        return SYSTEM
    return CALENDAR if path.suffix == ".ics" and _is_calendar(path) else ""


def _is_calendar(path: Path) -> bool:
    from letters.follow import ics  # slow to load, and seldom there

    with refusing(path, "读取", NOT_LOCKED), path.open("rb") as stream:
        return ics.is_ours(stream.read(1024))


def _entries(folder: Path) -> list[Path]:
    with refusing(folder, "读取", NOT_LOCKED):
        return sorted(folder.iterdir())


def _hint(folder: Path) -> str:
    for case in case_files(folder):
        if named_paths(case) is None:
            return f"{case.name} 读不出来，不知道哪些是它的证据：先运行 letters check {case}，改好再加密"
    if damage := written_record.read(folder).damage:
        return f"写出文书的记录读不出来（{damage}），不知道哪些是写出的文书：先看过它们，移到别处或者删去，再加密"
    return (
        "把它们移到别处，或者把案件文件和它的 evidence、sent、文书 移进一个单独的文件夹；"
        "是证据的，先登记：letters evidence add 案件文件 证据文件，再移走原件"
    )


def _names(foreign: list[Path], folder: Path) -> str:
    named = [
        f"    {path.relative_to(folder)}{_END if path.is_dir() and not path.is_symlink() else ''}" for path in foreign
    ]
    more = [f"    …… 等 {len(named)} 项"] if len(named) > MOST_NAMED else []
    return "\n".join([*named[:MOST_NAMED], *more])
