"""A program that has files open for an instant, as scanners and cloud folders on Windows have."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


class SharingError(PermissionError):
    """What Windows says of a file that somebody has open."""

    winerror = 32


class DeniedError(PermissionError):
    """What Windows says of a file that somebody has open, when it is to be replaced; and of one that may not be."""

    winerror = 5


class Scanner:
    """Has the files of one name open as often as it is asked for them; what was waited meanwhile."""

    def __init__(self, name: str, times: int, refusal: type[OSError] = SharingError) -> None:
        self.name, self.left, self.refusal = name, times, refusal
        self.waited: list[float] = []

    def look(self, *paths: Path) -> None:
        if self.left and self.name in {path.name for path in paths}:
            self.left -= 1
            raise self.refusal(errno.EACCES, "held", str(paths[0]))


@contextmanager
def at_work(scanner: Scanner) -> Iterator[list[float]]:
    """A block in which the system asks the scanner before it moves or removes a file."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "rename", "unlink"):
            patch.setattr(Path, name, _asking(scanner, getattr(Path, name)))
        yield scanner.waited


def _asking(scanner: Scanner, really):
    def asked(path: Path, *rest, **options):
        scanner.look(path, *(Path(one) for one in rest))
        return really(path, *rest, **options)

    return asked
