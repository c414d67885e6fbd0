"""The sheet that somebody fills in by hand while they wait: the talk's questions in their order, with room to write.

It says what is done with it, since names and debts stand on it; whoever typed it in gives it back or tears it up.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from letters.collect.interview import HUB, QuestionKind, sheet
from letters.errors import FileError, UsageError
from letters.kit import files
from letters.render import Document, Heading, Manuscript, Paragraph, Row, Table, formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from letters.collect.interview import Question, QuestionField, SheetSection

TITLE = "登记表"
FORMATS = ("docx", "pdf")
HEAD = (
    "编号：____________　　日期：____________　　经办人：____________",
    "现在有人在门口、跟着您，或者威胁要伤人：先告诉工作人员，打 110。撑不住了、想伤害自己：120、110。",
    "能写多少写多少，空着的没关系，写不准的写“大约”；不知道的写“不清楚”。没有的事不要写。",
    "□ 我同意工作人员按这张表帮我写文书。用完以后，这张表：□ 还给我　□ 当面销毁",
)
SIGN = "本人（签名）：________________"
CONTACTS = ("哪天、几点", "怎么联系的、几次", "找了谁", "对方号码、自称是谁", "做了什么、说了什么（原话一字不差）")
ROWS = 6
"""Contacts for which there is room; the rest is imported, or told in the talk."""
STORY_LINES = 6
FEW = 4  # choices of one of several fields that have room beside it
LINE = "____________"
_BLANK = "　"


def write_sheet(path: Path, today: date, *, force: bool = False) -> None:
    """Write the sheet as a Word file or a PDF, by the end of its name.

    Raises UsageError for another, and where no PDF can be made here; FileError where a file is in the way.
    """
    name = path.suffix.lower().removeprefix(".")
    if name not in FORMATS:
        raise UsageError(f"登记表写不成 {path.name}", f"文件名以 {' 或者 '.join(f'.{each}' for each in FORMATS)} 结尾")
    if os.path.lexists(path) and not force:
        raise FileError(f"{path} 已经存在，没有覆盖", "换一个文件名，或者加 --force")
    files.replace(path, sheet_content(name, today))


def sheet_content(name: str, today: date) -> bytes:
    """The sheet in a format of `FORMATS`."""
    paper = Manuscript(blank_sheet(today), TITLE, today, layout="note")
    return formats.find(name).write(paper)


def blank_sheet(today: date) -> Document:
    """The sheet, section by section as the talk asks."""
    return Document(tuple(_blocks(sheet(today))))


def _blocks(sections: Iterable[SheetSection]) -> Iterator[Heading | Paragraph | Table]:
    yield Heading(1, TITLE)
    yield from (Paragraph("flush", line) for line in HEAD)
    for one in sections:
        yield from _section(one)
    yield Paragraph("flush", SIGN)


def _section(one: SheetSection) -> Iterator[Heading | Table]:
    yield Heading(2, one.title)
    rows = tuple(Row((each.label, _room(each))) for each in one.questions if each.key != HUB)
    if rows:
        yield Table("intake", (), rows)
    if len(rows) < len(one.questions):
        room = Row((f"{_BLANK}\n{_BLANK}", *("" for _ in CONTACTS[1:])))
        yield Table("intake-contacts", (Row(CONTACTS),), (room,) * ROWS)


def _room(asked: Question) -> str:
    """What to tick, or room to write; with what the talk says to help."""
    if asked.kind is QuestionKind.STORY:
        return "\n".join([_BLANK] * STORY_LINES)
    if asked.fields:
        parts = [f"{each.label}：{_ticks(each, FEW) or LINE}" for each in asked.fields]
        return "\n".join("　　".join(parts[at : at + 2]) for at in range(0, len(parts), 2))
    return _ticks(asked) or f"{f'（{asked.help}）' if asked.help else _BLANK}\n{_BLANK}"


def _ticks(asked: QuestionField, most: int = sys.maxsize) -> str:
    """What can be ticked, "" where something is to be written, or where there is more than `most` to tick."""
    if asked.kind is QuestionKind.YES_NO:
        return "□ 是　□ 否"
    return "　".join(f"□ {each.label}" for each in asked.choices) if len(asked.choices) <= most else ""
