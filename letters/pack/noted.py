"""What the record keeps of a pack of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.written_record import WrittenFile, WrittenLetter, WrittenPack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from letters.pack.make import Pack


def noted(
    pack: Pack, case: str, folder: str, on: date, day: date, notes: Mapping[str, int] | None = None
) -> WrittenPack:
    """The pack as it is noted.

    `case` and `folder` are as the record names them, `on` the day of writing, `day` the letters' own; `notes` are what
    whoever writes wants to know again.
    """
    letters = tuple(
        WrittenLetter(one.letter.head.id, one.letter.head.title, one.letter.addressee.name, one.files)
        for one in pack.written
    )
    files = tuple(WrittenFile.of(one.name, one.content) for one in pack.files)
    return WrittenPack(case, folder, on, day, letters, files, notes=dict(notes or {}))
