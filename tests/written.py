"""Letters as `write` leaves them: files in a folder, noted beside the case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.kit import written_record
from letters.kit.written_record import WrittenFile, WrittenLetter, WrittenPack

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 24)


def note(case: Path, folder: str, files: dict[str, bytes], *letters: WrittenLetter) -> Path:
    """Files in a folder, which is named as in the record, and the letters that they are."""
    place = case.parent / folder
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    known = tuple(WrittenFile.of(name, content) for name, content in files.items())
    pack = WrittenPack(case.name, folder, ON, ON, letters, known)
    written_record.store(case.parent, written_record.read(case.parent).adding(pack))
    return place


def police(*files: str) -> WrittenLetter:
    """A police report in these files."""
    return WrittenLetter("complaint/police", "治安报案书", "杭州市公安局西湖区分局", files)
