"""Letters as `write` leaves them: files in a folder, noted beside the case."""

from __future__ import annotations

import zipfile
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from letters.kit import written_record
from letters.kit.written_record import Kind, WrittenFile, WrittenLetter, WrittenPack

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 24)


def note(case: Path, folder: str, files: dict[str, bytes], *letters: WrittenLetter, kind: Kind = Kind.LETTERS) -> Path:
    """Files in a folder, which is named as in the record, and the letters that they are."""
    place = case.parent / folder
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    known = tuple(WrittenFile.of(name, content) for name, content in files.items())
    pack = WrittenPack(case.name, folder, ON, ON, letters, known, kind)
    written_record.store(case.parent, written_record.read(case.parent).adding(pack))
    return place


def bag(place: Path, files: dict[str, bytes]) -> Path:
    """A bag to hand over with these files in it, and its archive beside it, as `evidence pack` leaves them."""
    tags = {"bag-info.txt": b"Bag-Software-Agent: letters\n", "manifest-sha256.txt": _digests(files)}
    every = {**files, **tags, "tagmanifest-sha256.txt": _digests(tags)}
    for name, content in every.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    with zipfile.ZipFile(place.with_name(f"{place.name}.zip"), "w") as box:
        for name, content in every.items():
            box.writestr(f"{place.name}/{name}", content)
    return place


def _digests(files: dict[str, bytes]) -> bytes:
    return "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


def police(*files: str) -> WrittenLetter:
    """A police report in these files."""
    return WrittenLetter("complaint/police", "治安报案书", "杭州市公安局西湖区分局", files)
