"""XML backups of calls and messages on their way to paper: what each entry says, as the importer reads it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from letters.case import Direction
from letters.collect.logs import Contact, open_log
from letters.errors import FileError
from letters.kit.tables.rows import Unreadable
from letters.pack.volume.shown import Shown, UnshownError
from letters.render import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.collect.logs import Entry
    from letters.pack.volume.rules import VolumeRules

HEAD = ("时间", "方式", "方向", "号码", "名字", "秒", "内容")
WIDTHS = (20, 7, 6, 15, 10, 5, 30)
WAYS = {Direction.IN: "来", Direction.OUT: "去"}


def shown_backup(path: Path, rules: VolumeRules) -> Shown:
    """The entries of a backup as a table. Raises UnshownError for what is none."""
    try:
        taken = list(islice(open_log(path).entries(), rules.most.rows + 1))
    except FileError as error:
        raise UnshownError(error.message.replace(str(path), "文件"), error.hint) from error
    rows = tuple(_row(entry) for entry in taken[: rules.most.rows] if isinstance(entry, Contact))
    return Shown((Grid(HEAD, rows, WIDTHS),), tuple(_notes(taken, len(rows), rules.most.rows)))


def _row(entry: Contact) -> tuple[str, ...]:
    duration = "" if entry.duration is None else str(entry.duration)
    way = WAYS[entry.direction]
    return str(entry.at), entry.channel.label, way, entry.number or "", entry.name or "", duration, entry.text or ""


def _notes(taken: list[Entry], rows: int, most: int) -> Iterator[str]:
    yield f"手机备份的记录，程序把里面的{rows}条列成表格，原样见文件"
    if len(taken) > most:
        yield f"这里是前{most}条"
    if unread := sum(isinstance(entry, Unreadable) for entry in taken):
        yield f"另有{unread}条读不出来"
