"""The files of the site: what may be kept for ever has its digest in its name."""

from __future__ import annotations

import io
import json
import shutil
import struct
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import deflate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIGITS = 12  # of a digest
FIRST = (1980, 1, 1, 0, 0, 0)  # one time for all that is packed, so that the same sources give the same bytes


class SiteFolder:
    """A folder that is made anew."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder
        self.kept: dict[str, int] = {}

    def keep(self, name: str, content: bytes) -> str:
        """Put a file under a name that tells its content; the name, as pages and scripts say it."""
        stem, _, suffix = name.rpartition(".")
        named = f"{stem}.{digest(content)}.{suffix}"
        self.put(named, content)
        self.kept[named] = len(content)
        return f"./{named}"

    def put(self, name: str, content: bytes) -> None:
        """Put a file under a name that stays the same."""
        (self.folder / name).write_bytes(content)

    def sums(self) -> str:
        """The digest of every file there is, as `sha256sum --check` reads them."""
        files = sorted(path for path in self.folder.iterdir() if path.is_file())
        return "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def digest(content: bytes) -> str:
    """The beginning of a digest, as it stands in names."""
    return sha256(content).hexdigest()[:DIGITS]


def packed(content: bytes) -> bytes:
    """Compressed as gzip has it, as closely as it can be: a browser unpacks it by itself."""
    return bytes(deflate.gzip_compress(content, 12))


def zipped(files: Iterator[tuple[str, bytes]]) -> bytes:
    """An archive that is not compressed itself: as a whole it takes less, and the interpreter reads it sooner."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, FIRST), content)
    return made.getvalue()


def one_file(files: Iterator[tuple[str, bytes]]) -> bytes:
    """Files one after the other, as `worker.js` reads them: compressed as one they take less than one by one."""
    found = list(files)
    index = json.dumps([[name, len(content)] for name, content in found], ensure_ascii=False).encode()
    return struct.pack(">I", len(index)) + index + b"".join(content for _, content in found)
