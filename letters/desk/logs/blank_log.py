"""The table of contacts that a person fills in by hand, as a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from letters.collect.logs import template
from letters.errors import FileError
from letters.kit import files

if TYPE_CHECKING:
    from pathlib import Path


def write_blank_log(path: Path) -> None:
    """Write the table; an existing file is left alone. Raises FileError."""
    if os.path.lexists(path):
        raise FileError(f"{path} 已经存在，没有覆盖", "换一个文件名")
    with files.refusing(path, "写入", files.NOTHING_LEFT), files.unfinished(path, fresh=True) as waiting:
        waiting.write_bytes(template())
