"""Files that are cut off, garbled, lie about themselves or attack: an error that says so, or a full account."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.collect.logs import Contact, log_dates, open_log, values
from letters.collect.logs.rows import UnclearError
from letters.errors import FileError
from letters.kit.tables import sheets as sheets_module
from tests.collect.logs.log_files import (
    CARRIER,
    CARRIER_TOLD,
    ROWS,
    backup,
    call,
    contacts,
    csv_bytes,
    html,
    told,
    unreadable,
    write_csv,
    write_xls,
    write_xlsx,
)

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@cache
def whole(kind: str) -> bytes:
    if kind == "csv":
        return csv_bytes(CARRIER, *ROWS, encoding="gb18030")
    if kind == "xml":
        return backup("calls", *(call("2026-08-10 09:03:11", f"1670000010{n}") for n in range(3))).encode()
    if kind == "html":
        return html(CARRIER, *ROWS).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"whole.{kind}"
        return ({"xlsx": write_xlsx, "xls": write_xls}[kind](path, CARRIER, *ROWS)).read_bytes()


def account(path) -> list[Contact] | None:
    """What a file gives, None where it is refused; anything else than a clear refusal fails the test."""
    try:
        entries = list(open_log(path).entries())
    except FileError:
        return None
    return [entry for entry in entries if isinstance(entry, Contact)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xml", "html", "xlsx", "xls"])
@SHARED
@given(data=st.data())
def test_a_file_cut_off_anywhere_never_tells_what_was_not_in_it(tmp_path, kind, data):
    content = whole(kind)
    path = tmp_path / "cut"
    path.write_bytes(content)
    complete = [(c.at, c.number) for c in account(path)]
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])

    found = account(path)
    if found:
        assert len(found) <= len(complete)
        assert [(c.at, c.number) for c in found[:-1]] == complete[: len(found) - 1]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xml", "html", "xlsx", "xls"])
@SHARED
@given(data=st.data())
def test_a_file_with_any_byte_changed_is_read_or_refused(tmp_path, kind, data):
    content = bytearray(whole(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "garbled"
    path.write_bytes(content)

    account(path)


@SHARED
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"<calls>"]),
)
def test_any_bytes_at_all_are_read_or_refused(tmp_path, content, start):
    path = tmp_path / "any"
    path.write_bytes(start + content)

    account(path)


@SHARED
@given(st.lists(st.lists(st.text(max_size=12), min_size=6, max_size=6), max_size=8))
def test_any_cells_under_a_good_heading_are_all_accounted_for(tmp_path, rows):
    path = (
        write_csv(tmp_path / "any.csv", CARRIER, *map(tuple, rows), encoding="utf-8-sig") if encodable(rows) else None
    )
    if path is not None:
        entries = list(open_log(path).entries())
        assert all(isinstance(entry, Contact) or entry.why for entry in entries)


def encodable(rows: list[list[str]]) -> bool:
    return not any("\ud800" <= character <= "\udfff" for row in rows for cell in row for character in cell)


def test_a_wrong_byte_spoils_its_own_row_and_no_other(tmp_path):
    content = csv_bytes(CARRIER, *ROWS * 4)
    path = tmp_path / "a.csv"
    path.write_bytes(content.replace("杭州".encode(), "杭".encode() + b"\xff\xfe", 1))

    assert [line for line, _ in unreadable(path)] == [2]
    assert len(account(path) or ()) == 11


def test_a_quotation_mark_that_is_never_closed_swallows_no_row_in_silence(tmp_path):
    lines = csv_bytes(CARRIER, *ROWS).decode().replace("杭州", '"杭州', 1)
    path = tmp_path / "a.csv"
    path.write_text(lines, encoding="utf-8")

    assert [line for line, _ in unreadable(path)] == [2]
    assert "引号" in unreadable(path)[0][1]


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_csv", ".csv"), content)
    return stream.getvalue()


def test_a_workbook_that_would_unpack_to_gigabytes_is_not_opened(tmp_path, monkeypatch):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(archive(xl__workbook_xml=b"<workbook/>", xl__sharedStrings_xml=b" " * (65 * 1024 * 1024)))

    with pytest.raises(FileError, match="大得不合常理"):
        open_log(path)


def sheet(path: Path, *rows: str) -> Path:
    """A workbook of one sheet, whose rows are given as they stand in the file."""
    write_xlsx(path, CARRIER, *ROWS)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", "".join(rows).encode() + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for part, content in parts.items():
            book.writestr(part, content)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("row", [1_048_576, 10**15])
def test_a_row_of_absurd_number_keeps_nobody_waiting(tmp_path, row):
    path = sheet(tmp_path / "far.xlsx", f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>')

    assert len(account(path) or ()) == len(ROWS)
    [(_, why)] = unreadable(path)
    assert "后面的没有读到" in why


@pytest.mark.slow
def test_rows_of_thousands_of_columns_are_read_up_to_some(tmp_path):
    wide = (f'<row r="{number}"><c r="XFD{number}"><v>1</v></c></row>' for number in range(10, 120))
    path = sheet(tmp_path / "wide.xlsx", *wide)

    assert len(account(path) or ()) == len(ROWS)
    assert any("列的行太多" in why for _, why in unreadable(path))


@pytest.mark.parametrize(
    "begun",
    ["<a", '<table a="a="', "<td ", '<x ="', "<table a=' ", "<!--", "<script><", "<", "&amp", "= "],
)
def test_a_page_of_tags_that_never_end_is_read_in_time_of_its_length(tmp_path, begun):
    path = tmp_path / "page.xls"
    path.write_text(html(CARRIER, *ROWS) + begun * (3_000_000 // len(begun)), encoding="utf-8")

    assert len(account(path) or ()) == len(ROWS)


CELLS = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.booleans(),
    st.sampled_from(
        ["9999-12-31 23:59:59", "0001-01-01 00:00:00", "99991231235959", "9999-12-31T23:59:59-14:00", "31/12/9999"]
    ),
)


@given(CELLS)
def test_whatever_stands_in_a_cell_is_told_or_said_to_be_unclear(cell):
    for read in (
        lambda: log_dates.read_time(cell, log_dates.Calendar(order="dmy")),
        lambda: log_dates.from_epoch(str(cell)),
        lambda: values.seconds(cell),
        lambda: values.amount_of(cell),
        lambda: values.number_of(cell),
    ):
        with suppress(UnclearError):
            read()


@pytest.mark.parametrize("moment", ["99999999999999", "95617584000000", "9" * 13])
def test_a_call_in_an_absurd_year_is_unclear_and_the_others_are_read(tmp_path, moment):
    path = tmp_path / "calls.xml"
    rows = backup("calls", call("2026-08-10 09:03:11", "16700000101"), call("2026-08-11 09:03:11", "16700000102"))
    path.write_text(re.sub(r'date="\d+"', f'date="{moment}"', rows, count=1), encoding="utf-8")

    assert len(account(path) or ()) == 1
    assert "时间" in unreadable(path)[0][1]


def test_a_workbook_of_too_many_parts_is_not_opened(tmp_path):
    parts = {f"xl__p{n}_xml": b"" for n in range(sheets_module.MOST_PARTS)}
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(archive(xl__workbook_xml=b"<workbook/>", **parts))

    with pytest.raises(FileError, match="大得不合常理"):
        open_log(path)


def test_a_workbook_that_defines_entities_is_not_opened(tmp_path):
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><workbook>&a;</workbook>'
    path = tmp_path / "laughs.xlsx"
    path.write_bytes(archive(xl__workbook_xml=laughs))

    with pytest.raises(FileError, match="实体定义"):
        open_log(path)


def test_an_archive_of_bills_is_to_be_unpacked_first(tmp_path):
    path = tmp_path / "bill.zip"
    path.write_bytes(archive(bill_csv=b"1"))

    with pytest.raises(FileError, match="压缩包"):
        open_log(path)


@pytest.mark.parametrize(("package", "kind"), [("openpyxl", "xlsx"), ("xlrd", "xls")])
def test_without_the_extra_package_the_message_names_it(tmp_path, monkeypatch, package, kind):
    path = {"xlsx": write_xlsx, "xls": write_xls}[kind](tmp_path / f"a.{kind}", CARRIER, *ROWS)
    monkeypatch.setitem(__import__("sys").modules, package, None)

    with pytest.raises(FileError) as refused:
        open_log(path)
    assert 'pip install ".[import]"' in refused.value.hint


def test_csv_xml_and_html_need_no_extra_package(tmp_path, monkeypatch):
    for package in ("openpyxl", "xlrd"):
        monkeypatch.setitem(__import__("sys").modules, package, None)
    page = tmp_path / "a.xls"
    page.write_text(html(CARRIER, *ROWS), encoding="utf-8")

    assert [told(contact) for contact in contacts(page)] == CARRIER_TOLD
    assert [told(contact) for contact in contacts(write_csv(tmp_path / "a.csv", CARRIER, *ROWS))] == CARRIER_TOLD
