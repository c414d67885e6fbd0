"""The empty table: Chinese headings, a line of help, and two invented examples that are passed over when read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from letters.batch.case_columns import heading_of
from letters.batch.case_table import SHEETS, beside
from letters.batch.column_words import words
from letters.case import Incident
from letters.kit.tables.sheets import missing
from letters.pack import PackFile, save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = list[str]


def write_template(path: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write the table as XLSX with two sheets, or as two CSV files. Raises FileError."""
    if path.suffix.lower() in SHEETS:
        save([PackFile(path.name, _workbook(path))], path.parent, force=force)
        return (path,)
    second = beside(path)
    made = [PackFile(path.name, _text(_cases())), PackFile(second.name, _text(_incidents()))]
    save(made, path.parent, force=force)
    return path, second


def _cases() -> Iterator[Row]:
    known = words()
    columns = known.columns
    yield [known.file.id, *(heading_of(dotted) for dotted in columns)]
    yield [f"{known.file.help}：{known.file.note}"]
    for number, example in enumerate(known.examples, 1):
        yield [f"{known.file.example}{number}", *(example.get(dotted, "") for dotted in columns)]


def _incidents() -> Iterator[Row]:
    known = words()
    columns = known.file.incident_columns
    yield [known.file.case_id, *(heading_of(dotted, Incident) for dotted in columns)]
    yield [f"{known.file.help}：{known.file.incident_note}"]
    for number, example in enumerate(known.examples, 1):
        for incident in example["incidents"]:
            yield [f"{known.file.example}{number}", *(incident.get(key, "") for key in columns)]


def _text(rows: Iterator[Row]) -> bytes:
    """CSV in UTF-8 with its mark, as Excel opens it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _workbook(path: Path) -> bytes:
    """XLSX whose cells are text, so that no number loses its digits. Raises FileError without openpyxl."""
    try:
        import openpyxl
    except ImportError:
        raise missing(path, "XLSX") from None
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in ((words().file.cases, _cases()), (words().file.incidents, _incidents())):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in sheet.iter_rows(min_row=1, max_row=200, max_col=sheet.max_column):
            for cell in cells:
                cell.number_format = "@"
        sheet.freeze_panes = "B2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
