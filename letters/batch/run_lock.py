"""One run at a time in a folder; a run that was killed holds nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from letters.batch.saved import WORKSHOP
from letters.errors import FileError
from letters.kit import files
from letters.kit.file_lock import take
from letters.pack import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold the folder for this run. Raises FileError when another run is at work in it."""
    with files.refusing(out, "写入", ELSEWHERE):
        files.make_own(out / WORKSHOP)
        stream = (out / WORKSHOP / "lock").open("a+b")
    with stream:
        try:
            take(stream)
        except OSError:
            raise FileError(f"另一次批量写文书正在写 {out}", "等它做完，或者用 --out 换一个目录") from None
        yield
