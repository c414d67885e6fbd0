"""track undo: the latest entry is shown, and taken back when that is wished."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.case.filings import CounterOffer
from letters.cli.tools import say, tell
from letters.cli.track.opening import open_tracked
from letters.desk.filings import latest_entry, undo
from letters.follow import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.filings import Filing, Reply
    from letters.cli.track.asked import UndoAsked
    from letters.desk.filings import Tracked
    from letters.follow.entries import Entry

CONFIRMATION = "撤销"


def undo_latest(asked: UndoAsked) -> int:
    """Show the latest entry, ask, take it out; status 1 when it stays."""
    file, at = open_tracked(asked.case)
    entry = latest_entry(at, asked.which)
    say("撤销下面这一条：" if asked.yes else "要撤销的是下面这一条：")
    say("\n".join(_lines(at, entry)))
    if not asked.yes and not _agreed():
        tell("没有撤销，什么都没有改。不想再问，加 --yes。")
        return 1
    file.put(undo(at, entry).text)
    say("已撤销。")
    for copy in at.case.filings[entry.number - 1].sent if entry.kind == entries.FILING else ():
        tell(f"留底的文件还在：{copy.path}")
    return 0


def _agreed() -> bool:
    """Whether the next line says so; no line at all is a no."""
    tell(f"确定撤销，请输入“{CONFIRMATION}”两个字，再按回车（不撤销就直接按回车）：")
    return sys.stdin.readline().strip() == CONFIRMATION


def _lines(at: Tracked, entry: Entry) -> Iterator[str]:
    """The entry with everything that was typed, so that it can be typed again."""
    filing = at.case.filings[entry.number - 1]
    title = at.books.title(filing.letter)
    if entry.kind == entries.REPLY:
        yield f"    {title}（{filing.on} 寄出）收到的答复："
        yield from (f"    {label}：{value}" for label, value in _told(filing.replies[-1]))
    else:
        yield f"    寄出的文书：{title}"
        yield from (f"    {label}：{value}" for label, value in _told(filing))


def _told(table: Filing | Reply) -> Iterator[tuple[str, str]]:
    """Each value of an entry by its label; copies and tables inside are counted only."""
    for name, field in type(table).model_fields.items():
        value = getattr(table, name)
        if value in (None, ()):
            continue
        yield field.title or name, _shown(value)


def _shown(value: object) -> str:
    if isinstance(value, CounterOffer):
        payments = "，".join(f"{each.due}:{each.amount}" for each in value.payments)
        return f"{value.total}" + (f"（{payments}）" if payments else "")
    if isinstance(value, tuple):
        return "、".join(map(str, value)) if isinstance(value[0], str) else f"{len(value)} 个"
    return str(getattr(value, "label", value))
