"""Copies of evidence that no case names yet are written down until one does, and taken back by the next command.

Copying and naming are two steps. A run that is killed between them would leave copies that nobody knows. So what is
about to be copied stands in a hidden file beside the case, which goes when the case is stored. Who finds it later, with
the folder held, takes back the copies that no case names, if what they were copied from is still there, or came over a
line to somebody who was never told that it was kept.
"""

from __future__ import annotations

import json
import tomllib
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.collect.evidence import storage
from letters.collect.evidence.location import FOLDER
from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ADDING = f"{files.TEMPORARY}adding"


@frozen
class Copy:
    """A file and where it is copied to: its name in the folder of evidence, and its SHA-256.

    `source` is None for one that came over a line.
    """

    source: Path | None
    name: str
    sha256: str


@contextmanager
def noted(folder: Path, copies: Sequence[Copy]) -> Iterator[None]:
    """Copies that the block makes and names are written down until it ends. Raises FileError.

    Where it fails, it has taken them back itself.
    """
    journal = folder / ADDING
    if not copies:
        yield
        return
    rows = [{**asdict(copy), "source": copy.source and str(copy.source.absolute())} for copy in copies]
    files.replace(journal, json.dumps(rows).encode("utf-8", "surrogatepass"))
    try:
        yield
    finally:
        with suppress(OSError):
            journal.unlink()


def settle_added(folder: Path) -> None:
    """Take back what a killed run copied and no case names, in a case's folder that is held."""
    journal = folder / ADDING
    if journal.is_symlink() or not journal.is_file():
        return
    named = names_of(folder)
    for copy in _copies(journal):
        if named is not None and f"{FOLDER}/{copy.name}" not in named:
            _take_back(folder / FOLDER / copy.name, copy)
    with suppress(OSError):
        journal.unlink()


def names_of(folder: Path) -> set[str] | None:
    """The paths of evidence that the cases in a folder name; None where one of them cannot be read."""
    paths: set[str] = set()
    try:
        for case in filter(Path.is_file, folder.glob("*.toml")):  # a pipe would be waited for
            data: dict[str, Any] = tomllib.loads(case.read_text(encoding="utf-8-sig"))
            paths.update(str(file["path"]) for item in data.get("evidence", []) for file in item.get("files", []))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return paths


def _copies(journal: Path) -> Iterator[Copy]:
    with suppress(OSError, ValueError, TypeError, KeyError):
        for row in json.loads(journal.read_bytes().decode("utf-8", "surrogatepass")):
            copy = Copy(Path(row["source"]) if row["source"] else None, row["name"], row["sha256"])
            if copy.name not in ("", ".", "..") and {"/", "\\", "\0"}.isdisjoint(copy.name):
                yield copy


def _take_back(path: Path, copy: Copy) -> None:
    """Remove a copy whose original is still there; what differs, or is the last one, stays."""
    with suppress(OSError, FileError):
        if path.is_symlink() or not path.is_file() or storage.digest(path).sha256 != copy.sha256:
            return
        if copy.source is None or _is_original(copy.source, path, copy.sha256):
            path.unlink()


def _is_original(source: Path, path: Path, sha256: str) -> bool:
    """Whether a copy's original is another file, and still the same. Raises OSError, FileError."""
    return not path.samefile(source) and storage.digest(source).sha256 == sha256
