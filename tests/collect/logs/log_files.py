"""Logs of every dialect written for tests, and how to read them whole."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any

from letters.collect.logs import Contact, Passed, Payment, open_log
from letters.kit.moment import CHINA
from letters.kit.tables.rows import Unreadable

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"

CARRIER = ("起始时间", "通信地点", "通信方式", "对方号码", "通信时长", "通信类型")
ROWS = (
    ("2026-08-10 09:03:11", "杭州", "被叫", "16700000105", "1分4秒", "国内通话"),
    ("2026-08-10 22:40:15", "杭州", "被叫", "16700000106", "47", "国内通话"),
    ("2026-08-11 10:00:00", "杭州", "主叫", "057100000012", "00:01:43", "国内通话"),
)


def contacts(path: Path, **options: Any) -> list[Contact]:
    """The contacts of a log, of which every row must be readable."""
    entries = list(open_log(path, **options).entries())
    assert [entry for entry in entries if isinstance(entry, Unreadable)] == []
    return [entry for entry in entries if isinstance(entry, Contact)]


def payments(path: Path) -> list[Payment]:
    return [entry for entry in open_log(path).entries() if isinstance(entry, Payment)]


def unreadable(path: Path, **options: Any) -> list[tuple[int, str]]:
    """The line and reason of each row that could not be read."""
    entries = open_log(path, **options).entries()
    return [(entry.spot.line, entry.why) for entry in entries if isinstance(entry, Unreadable)]


def passed(path: Path) -> list[str]:
    return [entry.why for entry in open_log(path).entries() if isinstance(entry, Passed)]


def told(contact: Contact) -> tuple[Any, ...]:
    """A contact in short: when, which way, who, how long."""
    return str(contact.at), contact.direction.value, contact.number, contact.duration


CARRIER_TOLD = [
    ("2026-08-10 09:03:11", "in", "16700000105", 64),
    ("2026-08-10 22:40:15", "in", "16700000106", 47),
    ("2026-08-11 10:00:00", "out", "057100000012", 103),
]


def csv_bytes(*rows: tuple[Any, ...], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def write_csv(path: Path, *rows: tuple[Any, ...], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    path.write_bytes(csv_bytes(*rows, encoding=encoding, delimiter=delimiter))
    return path


def write_xlsx(path: Path, *rows: tuple[Any, ...]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def write_xls(path: Path, *rows: tuple[Any, ...]) -> Path:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("详单")
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell)
    book.save(str(path))
    return path


def html(*rows: tuple[str, ...], cell: str = "td") -> str:
    body = "".join("<tr>" + "".join(f"<{cell}>{text}</{cell}>" for text in row) + "</tr>\n" for row in rows)
    return f"<html><head><title>详单</title></head><body><table>\n{body}</table></body></html>"


def epoch(text: str) -> int:
    """China time as milliseconds since 1970."""
    return int(datetime.fromisoformat(text).replace(tzinfo=CHINA).timestamp() * 1000)


def call(at: str, number: str, kind: int = 3, duration: int = 0, **more: str) -> str:
    extra = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<call number="{number}" duration="{duration}" date="{epoch(at)}" type="{kind}"{extra} />'


def sms(at: str, number: str, body: str, kind: int = 1, **more: str) -> str:
    extra = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<sms address="{number}" date="{epoch(at)}" type="{kind}" body="{body}"{extra} />'


def backup(root: str, *elements: str, count: int | None = None) -> str:
    number = len(elements) if count is None else count
    body = "\n".join(f"  {element}" for element in elements)
    return f"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<{root} count=\"{number}\">\n{body}\n</{root}>\n"


def write_backup(path: Path, root: str, *elements: str, count: int | None = None) -> Path:
    path.write_text(backup(root, *elements, count=count), encoding="utf-8")
    return path
