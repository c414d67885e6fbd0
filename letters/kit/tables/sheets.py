"""XLSX and XLS workbooks as lines of a table, with the extra packages that read them."""

from __future__ import annotations

import io
import warnings
import zipfile
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from letters.errors import FileError
from letters.kit.extras import bringing
from letters.kit.tables.rows import Line, Spot, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LARGEST_XLS = 64 * 1024 * 1024  # bytes; the format ends at 65,536 rows a sheet
LARGEST_SHEET = 1024 * 1024 * 1024  # bytes once unpacked; read as a stream
LARGEST_PART = 64 * 1024 * 1024  # any other part, which is read whole
MOST_PARTS = 2_000
BATCH = 50
MOST_BLANK = 50_000  # empty rows of a workbook: a row may claim any number, and all before it are made
MOST_COLUMNS, MOST_WIDE = 2_000, 100  # so many rows may have more cells: a cell may claim any column likewise

_BROKEN = ("文件不完整或已损坏", "请重新导出或重新下载，不要用表格软件打开再保存")


def xlsx_lines(path: Path) -> Iterator[Line | Unreadable]:
    """Every row of every sheet. Raises FileError for a broken or booby-trapped workbook, or without openpyxl."""
    check_archive(path)
    with path.open("rb") as file:  # openpyxl would judge a path by its extension
        book = _open_xlsx(path, file)
        several, extent = len(book.worksheets) > 1, _Extent()
        for sheet in book.worksheets:
            yield from _sheet_lines(sheet, sheet.title if several else "", extent)


def _open_xlsx(path: Path, file: BinaryIO) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise missing(path, "XLSX") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on styles and the like, nothing of the rows
            return openpyxl.load_workbook(file, read_only=True, keep_links=False)
    except Exception as error:  # a broken workbook fails in openpyxl in many ways
        raise FileError(f"{path} 打不开：{_BROKEN[0]}", _BROKEN[1]) from error


def missing(path: Path, kind: str) -> FileError:
    """What to say where the package that reads this kind is not installed."""
    return FileError(f"{path} 是 {kind} 表格，读它要多装一个包", f"{bringing('import')}，或者另存为 CSV 再导入")


def _sheet_lines(sheet: Any, name: str, extent: _Extent) -> Iterator[Line | Unreadable]:
    sheet.reset_dimensions()  # some exporters write that a sheet has one cell
    rows = sheet.iter_rows()
    number = 0
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                batch = list(islice(rows, BATCH))
        except Exception:  # the same of what comes later in the file
            yield Unreadable(Spot(number + 1, name), "工作表从这一行起损坏，后面的没有读到")
            return
        if not batch:
            return
        for row in batch:
            number += 1
            if why := extent.beyond(row):
                yield Unreadable(Spot(number, name), why)
                return
            yield _row(Spot(number, name), row)


class _Extent:
    """How far the sheets of a workbook go, so that a few cells with absurd places do not keep anybody waiting."""

    def __init__(self) -> None:
        self._blank = self._wide = 0

    def beyond(self, row: Sequence[object]) -> str:
        """Why nothing more is read of the sheet, "" as long as it is like one."""
        self._blank += not row
        self._wide += len(row) > MOST_COLUMNS
        if self._blank > MOST_BLANK:
            return f"空行超过 {MOST_BLANK} 行，像是行号有误，后面的没有读到"
        return f"超过 {MOST_COLUMNS} 列的行太多，不像记录，后面的没有读到" if self._wide > MOST_WIDE else ""


def _row(spot: Spot, row: tuple[Any, ...]) -> Line:
    return Line(spot, tuple(_cell(cell.value) if cell.data_type != "e" else None for cell in row))


def _cell(value: object) -> object:
    """TRUE is a word: as a value it would be the number 1."""
    return str(value) if isinstance(value, bool) else value


def check_archive(path: Path) -> None:
    """Refuse an archive that is broken, that unpacks out of all proportion, or whose XML defines entities."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise _no_workbook(path, archive.namelist())
            if len(parts) > MOST_PARTS or any(part.file_size > _limit(part.filename) for part in parts):
                raise FileError(f"{path} 解压后大得不合常理，没有打开", "请确认文件来源；从运营商或支付平台重新导出")
            for part in parts:
                _refuse_entities(path, archive, part)
    except FileError:
        raise
    except Exception as error:  # a broken archive fails in zipfile and the packers below it in many ways
        raise FileError(f"{path} 打不开：{_BROKEN[0]}", _BROKEN[1]) from error


def _limit(name: str) -> int:
    return LARGEST_SHEET if name.startswith("xl/worksheets/") else LARGEST_PART


def _refuse_entities(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """A document type stands before the first element; no spreadsheet program writes one."""
    if not part.filename.endswith((".xml", ".rels")):
        return
    with archive.open(part) as stream:
        head = stream.read(1 << 16).replace(b"\0", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise FileError(f"{path} 里有不该出现的实体定义，没有打开", "请确认文件来源；从运营商或支付平台重新导出")


def _no_workbook(path: Path, names: list[str]) -> FileError:
    if any(name.lower().endswith((".csv", ".xlsx", ".xls", ".xml")) for name in names):
        return FileError(f"{path} 是压缩包", "先解压再导入里面的文件；账单的解压密码在支付宝或微信发的通知里")
    return FileError(f"{path} 不是表格文件", "请导出成 CSV、XLS、XLSX 或 XML 再导入")


def xls_lines(path: Path) -> Iterator[Line | Unreadable]:
    """Every row of every sheet of an old workbook. Raises FileError likewise."""
    book = _open_xls(path)
    with book:
        several = book.nsheets > 1
        for index in range(book.nsheets):
            try:
                sheet = book.sheet_by_index(index)
            except Exception:  # a broken workbook fails in xlrd in many ways
                yield Unreadable(Spot(1, f"第 {index + 1} 个工作表"), "工作表损坏，没有读到")
                continue
            for number in range(sheet.nrows):
                cells = (_old_cell(cell, book.datemode) for cell in sheet.row(number))
                yield Line(Spot(number + 1, sheet.name if several else ""), tuple(cells))


def _open_xls(path: Path) -> Any:
    try:
        import xlrd
    except ImportError:
        raise missing(path, "XLS") from None
    if path.stat().st_size > LARGEST_XLS:
        raise FileError(f"{path} 超过 64 MB，不像详单", "请按月分开导出，或者导出 CSV、XLSX")
    try:
        return xlrd.open_workbook(str(path), on_demand=True, ragged_rows=True, logfile=io.StringIO())
    except Exception as error:
        hint = f"{_BROKEN[1]}；文件如果加了密码，先去掉密码"
        raise FileError(f"{path} 打不开：{_BROKEN[0]}", hint) from error


def _old_cell(cell: Any, epoch: int) -> object:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return cell.value if cell.value < 1 else xlrd.xldate_as_datetime(cell.value, epoch)
        except (ValueError, OverflowError):
            return str(cell.value)
    return None if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) else cell.value
