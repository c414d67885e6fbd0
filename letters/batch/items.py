"""The cases of whatever is named: a folder, a JSON Lines file, a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.batch.case_table import TABLES, from_table
from letters.batch.sources import LINES, from_files, from_lines
from letters.case import case_files
from letters.errors import FileError
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.batch.outcomes import Item


def items_at(path: Path, *, names: bool) -> Iterator[Item]:
    """The cases, read anew each time. Raises FileError for what holds none."""
    if path.is_dir():
        return from_files(path, case_files(path), names=names)
    if not path.is_file():
        raise FileError(f"找不到 {path}", "写案件所在的文件夹、JSON Lines 文件，或者表格")
    ending = path.suffix.lower()
    if ending in LINES:
        return from_lines(path, names=names)
    if ending in TABLES:
        return from_table(path, names=names)
    known = "、".join((*LINES, *TABLES))
    raise FileError(f"{path.name} 不是能批量读取的文件", f"文件夹，或者 {known}；单个案件：{command('write', path)}")
