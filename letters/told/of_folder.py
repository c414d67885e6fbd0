"""Many cases, one in a line: what is due next in each, and which cannot be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case import NAME
from letters.kit.frozen import frozen
from letters.kit.shell_words import command
from letters.told import Told
from letters.told.of_deadlines import deadline_json, due_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.desk import DueNext


@frozen
class ListedCase:
    """A case in the list: its path below the folder, its tag in the calendar, what is due next."""

    path: str
    tag: str
    next: DueNext

    @property
    def order(self) -> tuple[date, str]:
        """By what is due next; what waits for nothing comes last."""
        return (self.next.deadline.next_day(self.next.day) if self.next.deadline else date.max, self.path)


@frozen
class UnreadCase:
    """A case file that cannot be read, and why."""

    path: str
    why: str


def told_folder(folder: Path, lines: Sequence[ListedCase], broken: Sequence[UnreadCase], *, tagged: bool) -> Told:
    """A line for each case, with its tag where a calendar has it, too; beside them the cases that cannot be read."""
    last = f"\n共 {len(lines)} 个案件。" + (f"看其中一个：{command('track', folder / lines[0].path)}" if lines else "")
    return Told(
        (*(_line(line, tagged=tagged) for line in lines), last),
        tuple(f"！读不了 {each.path}：{each.why}" for each in broken),
    )


def folder_json(lines: Sequence[ListedCase], broken: Sequence[UnreadCase]) -> dict[str, Any]:
    """The list for programs."""
    unread = [{"path": each.path, "why": each.why} for each in broken]
    return {"cases": [_json(line) for line in lines], "broken": unread}


def _line(line: ListedCase, *, tagged: bool) -> str:
    """One case in one line."""
    name = f"[{line.tag}] {line.path}" if tagged else line.path
    steps = f"；可以写 {'、'.join(line.next.steps)}" if line.next.steps else ""
    when, what = due_words(line.next)
    return f"{when or '——'} {name}　{what}{steps}"


def _json(line: ListedCase) -> dict[str, Any]:
    deadline = line.next.deadline
    return {
        "path": line.path,
        "tag": line.tag,
        "sent": line.next.sent,
        "next": deadline_json(deadline, line.next.day) if deadline else None,
        "letter": line.next.letter or None,
        "steps": line.next.steps,
    }


def name_below(folder: Path, path: Path) -> str:
    """What the list calls a case: its folder, and its file where that has another name."""
    below = path.relative_to(folder)
    return (below.parent if path.name == NAME and below.parent != Path() else below).as_posix()
