"""Where a run of writing goes in a case's store, and the record of what was written, to be stored with it.

A folder on the disk has its own way (`letters.pack.runs`): there earlier runs are moved aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit import written_record
from letters.kit.frozen import frozen
from letters.pack import FOLDER, noted, run_name

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from letters.desk.writing.writing import Writing

RECORD = written_record.NAME
"""The name under which the record stands in a store."""


@frozen
class Placing:
    """The folder for the files of a run, and the text of the record with them.

    The record is stored before the files, so that none stands there that nobody knows. `damage` says why the one that
    stood there could not be read, "" where it could: what it knew is not in the new one.
    """

    folder: str
    record: str
    damage: str = ""


def place_written(made: Writing, case: str, on: date, names: Collection[str], record: str = "") -> Placing:
    """Where the letters written for a case file on a day go: 文书/2026-11-26 第2次.

    `names` are those of all files in the store; `record` is the text of the record there, "" where there is none.
    """
    folders = {part for name in names for part in name.split("/")[:-1]}
    folder = f"{FOLDER}/{run_name(folders, on)}"
    before = written_record.parse(record) if record else written_record.WrittenRecord()
    entry = noted(made.pack, case, folder, on, made.day)
    return Placing(folder, written_record.text_of(before.adding(entry)).decode(), before.damage)
