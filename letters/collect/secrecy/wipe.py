"""What belongs to a case and was made from it is removed, as it was listed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from letters.collect.secrecy.kinds import CASE, LEFT, RECORD
from letters.errors import FileError
from letters.kit import written_record
from letters.kit.erase import erase
from letters.kit.frozen import frozen
from letters.kit.leaving import Leaving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from letters.collect.secrecy.doomed import Doomed, Survey


@frozen
class Wiped:
    """What came of it: how many files went, and those that did not, each with the reason; what of the folder."""

    removed: int
    failed: tuple[tuple[Path, str], ...]
    leaving: Leaving = Leaving()


def wipe(found: Survey, tell: Callable[[str], None] = lambda _: None) -> Wiped:
    """Remove what was listed and is still the same; then the folders that are empty.

    The record and the case file go last, and only when all else went, so that the lists are not lost.
    """
    failed: list[tuple[Path, str]] = []
    lists = [one for one in found.files if one.what in (RECORD, CASE)]
    _remove([one for one in found.files if one not in lists], failed, tell)
    for folder in found.folders:
        _remove_if_empty(folder)
    if found.others and not failed:
        written_record.store(*found.others)
    _remove(lists, failed, tell)
    return Wiped(len(found.files) - len(failed), tuple(failed))


def _remove(doomed: Iterable[Doomed], failed: list[tuple[Path, str]], tell: Callable[[str], None]) -> None:
    for one in doomed:
        tell(f"正在删除：{one.path.name}")
        if why := _why_not(one, has_failed=bool(failed)):
            failed.append((one.path, why))


def _why_not(one: Doomed, *, has_failed: bool) -> str:
    """Remove a file; why it was not, or ""."""
    if one.what in (RECORD, CASE) and has_failed:
        return f"上面的文件没有删完，{one.what}先留着，处理好后再运行一次"
    if one.what == LEFT and not os.path.lexists(one.path):
        return ""  # cleared already by whoever holds the folder
    try:
        return "" if erase(one.path, one.identity) else "列出以后被换过或者移走了，没有动它"
    except FileError as error:
        return error.message


def _remove_if_empty(folder: Path) -> None:
    try:
        if not folder.is_symlink():
            folder.rmdir()
    except OSError:
        return  # not empty: something of the user's is in it
