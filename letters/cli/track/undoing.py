"""track undo: the latest entry is shown, and taken back when that is wished."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.cli.held import put
from letters.cli.tools import say, show, tell
from letters.cli.track.opening import open_tracked
from letters.desk import latest_entry, undo
from letters.told.of_entries import entry_lines, told_undone

if TYPE_CHECKING:
    from letters.cli.track.asked import UndoAsked

CONFIRMATION = "撤销"


def undo_latest(asked: UndoAsked) -> int:
    """Show the latest entry, ask, take it out; status 1 when it stays."""
    file, at = open_tracked(asked.case)
    entry = latest_entry(at, asked.which)
    say("撤销下面这一条：" if asked.yes else "要撤销的是下面这一条：")
    say("\n".join(entry_lines(at, entry)))
    if not asked.yes and not _agreed():
        tell("没有撤销，什么都没有改。不想再问，加 --yes。")
        return 1
    put(file, undo(at, entry).text)
    show(told_undone(at, entry))
    return 0


def _agreed() -> bool:
    """Whether the next line says so; no line at all is a no."""
    tell(f"确定撤销，请输入“{CONFIRMATION}”两个字，再按回车（不撤销就直接按回车）：")
    return sys.stdin.readline().strip() == CONFIRMATION
