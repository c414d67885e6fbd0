"""A locked case folder is restored, whole or not at all; into a folder that is there, only what it lacks."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from letters.collect.secrecy.case_folder import SUFFIX, case_files
from letters.collect.secrecy.left_over import REMOVING, below
from letters.collect.secrecy.sealed import plain
from letters.collect.secrecy.unpacking import unpack
from letters.errors import FileError, UsageError
from letters.kit import files, folders
from letters.kit.erase import finish_removal
from letters.kit.held_by_others import patiently
from letters.kit.hold import holding
from letters.kit.swaps import NEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MOST_NAMED = 3  # files that are in the way


def unlock(locked: Path, passphrase: str, folder: Path | None = None) -> tuple[Path, int]:
    """Restore a locked folder under its old name or a given one; where, and how many files are in it.

    A given one must be free. Where the old one is there still (its removal was cut short, or it holds other things),
    what it lacks is put into it, the case file last; nothing that is there and differs is touched. The locked file
    stays. Raises FileError.
    """
    target = (folder or locked.with_name(locked.name.removesuffix(SUFFIX))).absolute()
    if os.path.lexists(target) and (folder or target.is_symlink() or not target.is_dir()):
        raise FileError(f"{target} 已经存在，没有覆盖", "移开它，或者用 --out 写一个新的文件夹")
    if folder is None and not locked.name.endswith(SUFFIX):
        raise UsageError(f"{locked.name} 不是 {SUFFIX} 文件，不知道解到哪里", "用 --out 写一个新的文件夹")
    with files.refusing(target, "写入", "加密文件没有动"):
        target.parent.mkdir(parents=True, exist_ok=True)
        with folders.workshop(target.parent) as place:
            work = place / NEW
            work.mkdir(files.PRIVATE_FOLDER)
            with plain(locked, passphrase) as stream:
                count = unpack(stream, work)
            _put(work, target)
            files.settle(target.parent)
    return target, count


def _put(work: Path, target: Path) -> None:
    """Move the folder to its place. Another unlocking may have been quicker: then it is compared with that."""
    if not os.path.lexists(target):
        try:
            patiently(partial(work.rename, target))
        except OSError:
            if not target.is_dir():
                raise
        else:
            return
    with holding(target, "letters unlock"):
        _merge(work, target)


def _merge(work: Path, target: Path) -> None:
    """Move into a folder what it lacks. Raises FileError, with nothing moved, where something else is in the way."""
    made = {path: target / path.relative_to(work) for path in _below(work)}
    lacking = [path for path, final in made.items() if not os.path.lexists(final)]
    _refuse_other(target, {path: final for path, final in made.items() if path not in lacking})
    cases = case_files(work)
    for path in sorted(lacking, key=lambda path: (path in cases, path)):
        _move(path, made[path])
    finish_removal(below(target))
    (target / REMOVING).unlink(missing_ok=True)


def _refuse_other(target: Path, there: Mapping[Path, Path]) -> None:
    differing = [final.relative_to(target).as_posix() for path, final in there.items() if not _is_same(path, final)]
    if differing:
        more = f" 等 {len(differing)} 项" if len(differing) > MOST_NAMED else ""
        raise FileError(
            f"{target} 已经存在，里面的 {'、'.join(differing[:MOST_NAMED])}{more} 和加密文件里的不同，没有覆盖",
            "移开那个文件夹，或者用 --out 写一个新的文件夹",
        )


def _move(path: Path, final: Path) -> None:
    if not path.is_dir():
        path.rename(final)
    else:
        final.mkdir(files.PRIVATE_FOLDER)


def _below(folder: Path) -> Iterator[Path]:
    """Everything in a folder, a folder before what is in it."""
    for path in sorted(folder.iterdir()):
        yield path
        if path.is_dir():
            yield from _below(path)


def _is_same(path: Path, final: Path) -> bool:
    """Whether what stands in a place is what belongs there; a link is not, so that none is gone through."""
    if final.is_symlink() or path.is_dir() != final.is_dir():
        return False
    return path.is_dir() or (final.is_file() and _digest(path) == _digest(final))


def _digest(path: Path) -> str:
    from letters.collect.evidence import storage

    return storage.digest(path).sha256
