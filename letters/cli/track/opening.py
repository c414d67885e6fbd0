"""A case opened to be tracked."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from letters.cli.held import held
from letters.cli.tools import as_day, today
from letters.desk import CaseOnDisk, Tracked, open_desk, track

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def open_tracked(path: Path, day: str = "", templates: Path | None = None) -> tuple[CaseOnDisk, Tracked]:
    """A case file as of a day: as asked, else today, or the case's own day where that is later.

    Raises FileError, CaseError, and UsageError for what is no day.
    """
    file = CaseOnDisk.open(path)
    return file, track(file.text, today(), open_desk(templates).books, as_day(day, "--date"), str(path))


@contextmanager
def changing(path: Path, command: str, templates: Path | None = None) -> Iterator[tuple[CaseOnDisk, Tracked]]:
    """A case that is read, changed and put back while no other command can; `command` is the one of `track`."""
    with held(path, f"track {command}"):
        yield open_tracked(path, templates=templates)
