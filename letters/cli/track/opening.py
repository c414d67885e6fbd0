"""A case opened to be tracked, and the days that options name."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from letters.cli.held import held
from letters.cli.tools import today
from letters.desk import CaseOnDisk, Tracked, open_desk, track
from letters.kit.typed import option_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path


def open_tracked(path: Path, day: str = "", templates: Path | None = None) -> tuple[CaseOnDisk, Tracked]:
    """A case file as of a day: as asked, else today, or the case's own day where that is later.

    Raises FileError, CaseError, and UsageError for what is no day.
    """
    file = CaseOnDisk.open(path)
    asked = option_day(day, "--date") if day else None
    return file, track(file.text, today(), open_desk(templates).books, asked, str(path))


@contextmanager
def changing(path: Path, command: str, templates: Path | None = None) -> Iterator[tuple[CaseOnDisk, Tracked]]:
    """A case that is read, changed and put back while no other command can; `command` is the one of `track`."""
    with held(path, f"track {command}"):
        yield open_tracked(path, templates=templates)


def maybe_day(text: str, option: str) -> date | None:
    """An option's day, None where it was not given. Raises UsageError naming the option."""
    return option_day(text, option) if text else None
