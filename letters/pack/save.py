"""Files are saved whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit import files, folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from letters.pack.make import PackFile

ELSEWHERE = f"{files.NOTHING_LEFT}；用 --out 可以换一个目录"


def save(pack: Sequence[PackFile], folder: Path, *, force: bool = False) -> None:
    """Write every file into a folder, made if need be: all of them or none.

    Raises FileError, leaving the folder as it was, when something is in the way (without `force`) or fails.
    """
    refuse_in_the_way(pack, folder, force=force)
    folders.put(folder, contents(pack), ELSEWHERE)


def contents(pack: Iterable[PackFile]) -> Iterator[tuple[str, bytes]]:
    """The files by name."""
    return ((file.name, file.content) for file in pack)


def refuse_in_the_way(pack: Iterable[PackFile], folder: Path, *, force: bool) -> None:
    """Raises FileError for files that stand under these names already, unless they are to be replaced."""
    with files.refusing(folder, "写入", ELSEWHERE):
        present = [file.name for file in pack if (folder / file.name).exists()]
    if present and not force:
        raise FileError(
            f"{folder} 里已有 {'、'.join(present[:3])}{' 等' if len(present) > 3 else ''}，没有覆盖",
            "加 --force 覆盖，或者用 --out 换一个目录",
        )
