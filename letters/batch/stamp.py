"""One line that changes when anything changes that letters are made from, the case aside."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from letters.kit.bundled import PACKAGE, bundled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from letters.batch.outcomes import Options

    class _Hash(Protocol):
        def update(self, data: bytes, /) -> None: ...


SKIPPED = "__pycache__"


def stamp(options: Options) -> str:
    """The digest of program, law and other data, templates, the user's own too, and what was asked for."""
    asked = (options.wanted, options.paper.formats, options.paper.layout, options.day)
    counted = sha256(repr(asked).encode())
    folders = [PACKAGE, bundled("templates"), *([options.templates] if options.templates else [])]
    for folder in folders:
        for path in sorted(_files(folder)):
            _add(counted, path.relative_to(folder).as_posix(), path)
    if options.paper.reference:
        _add(counted, "reference", options.paper.reference)
    return counted.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in _walk(folder) if path.is_file())


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name != SKIPPED:
            yield from _walk(path) if path.is_dir() else (path,)


def _add(counted: _Hash, name: str, path: Path) -> None:
    content = path.read_bytes()
    counted.update(f"\0{name}\0{len(content)}\0".encode())
    counted.update(content)
