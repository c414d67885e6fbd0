"""A spreadsheet of cases: a row for each, and the contacts in a second sheet or file by the number of the case."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from letters.batch.case_columns import Column, filled, heading_of, path_of
from letters.batch.column_words import words
from letters.batch.keys import key_of
from letters.batch.outcomes import Item
from letters.case import VERSION, Case, Incident, contracts, kinds, word
from letters.errors import CaseError, FileError, Problem
from letters.kit.files import refuse_special, refusing
from letters.kit.shell_words import command
from letters.kit.tables import delimited, sheets
from letters.kit.tables.encoding import encoding_of
from letters.kit.tables.rows import Line, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from letters.case import Table
    from letters.kit.tables.rows import Spot

SEARCHED = 20  # lines in which the heading is looked for
ENOUGH = 2  # headings that are known make a line the heading
SHEETS = (".xlsx",)
TABLES = (".csv", ".tsv", *SHEETS)


class Sheet(NamedTuple):
    """Lines of one table, read anew each time; `title` is "" where it has none."""

    title: str
    lines: Callable[[], Iterator[Line | Unreadable]]


class Head(NamedTuple):
    """Where a table's rows begin, which column names the case, and what the others hold."""

    line: int
    name: int | None
    columns: tuple[Column, ...]
    names: dict[int, str]


def from_table(path: Path, *, names: bool = False) -> Iterator[Item]:
    """One item for each row. Raises FileError for what is no table, CaseError for headings that mean nothing."""
    with refusing(path, "读取"):
        refuse_special(path)
        main, contacts = _sheets(path)
        with closing(sqlite3.connect("", isolation_level=None)) as found:
            found.execute("CREATE TABLE incident (name TEXT, line INTEGER, value TEXT, used INTEGER)")
            if contacts:
                _collect(contacts, found)
            yield from _items(main, found, names=names)


def _sheets(path: Path) -> tuple[Sheet, Sheet | None]:
    if path.suffix.lower() not in SHEETS:
        second = beside(path)
        return _text(path), (_text(second) if second.is_file() else None)
    titles = list(dict.fromkeys(line.spot.sheet for line in sheets.xlsx_lines(path)))
    contacts = next((title for title in titles if title in (words().file.incidents, "incidents")), None)
    main = next((title for title in titles if title != contacts), "")
    return _workbook(path, main), (_workbook(path, contacts) if contacts else None)


def beside(path: Path) -> Path:
    """Where the contacts of a table of cases lie: 表格-经过.csv beside 表格.csv."""
    return path.with_name(f"{path.stem}-{words().file.incidents}{path.suffix}")


def _workbook(path: Path, title: str) -> Sheet:
    return Sheet(title, lambda: (line for line in sheets.xlsx_lines(path) if line.spot.sheet == title))


def _text(path: Path) -> Sheet:
    encoding = encoding_of(path)
    with path.open(encoding=encoding.name, errors="replace") as stream:
        first = stream.readline(1 << 16)
    delimiter = max(delimited.DELIMITERS, key=first.count)
    return Sheet(path.name, lambda: delimited.lines(path, encoding, delimiter))


def _items(sheet: Sheet, contacts: sqlite3.Connection, *, names: bool) -> Iterator[Item]:
    head = _head(sheet, Case, words().file.id)
    for line in _rows(sheet, head):
        source = f"第 {line.spot.line} 行"
        if isinstance(line, Unreadable):
            yield Item(f"row-{line.spot.line:06d}", source, problems=(Problem("", line.why),))
            continue
        name = _name(line, head)
        key = key_of(name, names=names) if name else f"row-{line.spot.line:06d}"
        values, problems = filled(line.cells, head.columns, Case, head.names)
        incidents, wrong = _incidents(contacts, name)
        values |= _contracts(values) | {"version": VERSION} | ({"incidents": incidents} if incidents else {})
        text = json.dumps(values, ensure_ascii=False, sort_keys=True)
        yield Item(key, f"{source} {name}".strip(), text=text, problems=(*problems, *wrong))
    yield from _strays(contacts)


def _contracts(values: dict[str, Any]) -> dict[str, Any]:
    """The contracts of a case with what a table has no columns for: their numbers, and of which kind they are."""
    held = values.get(contracts.TABLE, ())
    rows = [{**contracts.begun(kinds()[0], number), **row} for number, row in enumerate(held, 1)]
    return {contracts.TABLE: rows} if rows else {}


def _strays(contacts: sqlite3.Connection) -> Iterator[Item]:
    """What stands under the number of no case: it must not be lost in silence."""
    question = "SELECT name, min(line), count(*) FROM incident WHERE NOT used GROUP BY name ORDER BY min(line)"
    for name, line, count in contacts.execute(question):
        told = f"“{words().file.incidents}”里有 {count} 行写的案件编号是“{name}”，没有这个案件"
        problem = Problem(f"第 {line} 行", told, "核对编号，要和案件那一行的一字不差")
        yield Item(f"stray-{key_of(name or '-')}", f"{words().file.incidents} 第 {line} 行", problems=(problem,))


def _rows(sheet: Sheet, head: Head) -> Iterator[Line | Unreadable]:
    """The rows below the heading that say something: no blank ones, no help, no examples."""
    aside = (words().file.help, words().file.example)
    for line in sheet.lines():
        if line.spot.line <= head.line:
            continue
        if isinstance(line, Unreadable) or (
            any(_told(cell) for cell in line.cells) and not _told(line.cells[0]).startswith(aside)
        ):
            yield line


def _told(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _name(line: Line, head: Head) -> str:
    if head.name is None or head.name >= len(line.cells):
        return ""
    cell = line.cells[head.name]
    return _told(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)


def _head(sheet: Sheet, table: type[Table], named: str) -> Head:
    """The heading of a table. Raises FileError where there is none, CaseError for headings that mean nothing."""
    for number, line in enumerate(sheet.lines()):
        if number >= SEARCHED:
            break
        if isinstance(line, Line) and sum(_known(cell, table, named) for cell in line.cells) >= ENOUGH:
            return _columns(line, table, named)
    wanted = f"先写一份带标题的空表：{command('batch', '--template', '表格.xlsx')}"
    raise FileError(f"{sheet.title or '表格'} 里没有认得的标题行", wanted)


def _known(cell: object, table: type[Table], named: str) -> bool:
    return _told(cell) in (named, "id") or path_of(cell, table) is not None


def _columns(line: Line, table: type[Table], named: str) -> Head:
    name: int | None = None
    columns: list[Column] = []
    problems: list[Problem] = []
    names = {number: _told(cell) for number, cell in enumerate(line.cells) if _told(cell)}
    for number, told in names.items():
        if name is None and told in (named, words().file.case_id, "case_id", "id"):
            name = number
        elif path := path_of(told, table):
            columns.append(Column(number, path))
        else:
            problems.append(_strange(line.spot, told, table))
    if problems:
        raise CaseError(problems)
    return Head(line.spot.line, name, tuple(columns), names)


def _strange(spot: Spot, told: str, table: type[Table]) -> Problem:
    known = words().columns if table is Case else words().file.incident_columns
    headings = [heading_of(dotted, table) for dotted in known]
    near = get_close_matches(told, [*headings, *known], 1, 0.5)
    column, key = word("example_column"), word("example_key")
    hint = f"是不是 {near[0]}？" if near else f"写成“{column}”或者 {key} 的样子；不需要的列删去"
    return Problem(f"第 {spot.line} 行", f"不认识的列“{told}”", hint)


def _collect(sheet: Sheet, found: sqlite3.Connection) -> None:
    """Put every contact into the temporary database, by the number of its case."""
    head = _head(sheet, Incident, words().file.case_id)
    if head.name is None:
        raise FileError(f"{sheet.title} 里没有“{words().file.case_id}”这一列", "每一行写明是哪个案件的")
    for line in _rows(sheet, head):
        if isinstance(line, Unreadable):
            raise FileError(f"{sheet.title} 第 {line.spot.line} 行读不出来：{line.why}", "改好后再运行")
        values, problems = filled(line.cells, head.columns, Incident, head.names)
        told = {"values": values, "problems": [(f"第 {line.spot.line} 行 {p.where}", p.message) for p in problems]}
        row = (_name(line, head), line.spot.line, json.dumps(told))
        found.execute("INSERT INTO incident VALUES (?, ?, ?, 0)", row)
    found.execute("CREATE INDEX by_name ON incident (name)")


def _incidents(found: sqlite3.Connection, name: str) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The contacts of a case in the order of the table; those without an id get one."""
    rows = found.execute("SELECT value FROM incident WHERE name = ? ORDER BY rowid", (name,)) if name else ()
    told = [json.loads(value) for (value,) in rows]
    found.execute("UPDATE incident SET used = 1 WHERE name = ?", (name,))
    values = [{"id": f"I{number:03d}", **one["values"]} for number, one in enumerate(told, 1)]
    return values, [Problem(where, message) for one in told for where, message in one["problems"]]
