"""track FOLDER: every case below it in one line, what is due soonest first. Only one case is in memory at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case.below import NAME, case_files
from letters.cli.tools import print_json, say, tell
from letters.cli.track.calendars import reminders_of, save_calendar
from letters.cli.track.opening import dated, open_tracked
from letters.cli.track.showing import deadline_json, left, refuse_replacing
from letters.desk.due_next import DueNext, due_next
from letters.desk.filings import COMMAND
from letters.errors import FileError, LettersError
from letters.follow.ics import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.cli.track.asked import ShowAsked
    from letters.follow.ics import Reminder


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case in the list: its path below the folder, its tag in the calendar, what is due next."""

    path: str
    tag: str
    next: DueNext

    @property
    def order(self) -> tuple[date, str]:
        """By what is due next; what waits for nothing comes last."""
        return (self.next.deadline.due if self.next.deadline else date.max, self.path)


@dataclass(frozen=True, slots=True)
class UnreadCase:
    """A case file that cannot be read, and why."""

    path: str
    why: str


def look_through(asked: ShowAsked) -> int:
    """List every case below a folder; status 1 when one cannot be read, which does not stop the others."""
    refuse_replacing(asked.ics, force=asked.force)
    lines: list[ListedCase] = []
    broken: list[UnreadCase] = []
    found: list[Reminder] = []
    day = date.min
    for path in case_files(asked.case):
        name = _name(asked.case, path)
        try:
            _, at = open_tracked(path, asked.day, asked.templates)
            lines.append(ListedCase(name, tag(at.case), due_next(at)))
            found += reminders_of(at, asked, tag(at.case)) if asked.ics else ()
            day = max(day, at.day)
        except LettersError as error:
            broken.append(UnreadCase(name, error.brief))
    if not lines and not broken:
        raise FileError(f"{asked.case} 里没有案件文件", f"案件文件叫 {NAME}，或者里面有 [complainant]；核对文件夹")
    _print(asked, sorted(lines, key=lambda line: line.order), broken)
    if asked.ics and lines:
        save_calendar(asked, found, day)
        tell("日历里方括号中的四个字符是案件的代号，和上面列表里的对应。")
    return int(bool(broken))


def _name(folder: Path, path: Path) -> str:
    """What the list calls a case: its folder, and its file where that has another name."""
    below = path.relative_to(folder)
    return (below.parent if path.name == NAME and below.parent != Path() else below).as_posix()


def _print(asked: ShowAsked, lines: Sequence[ListedCase], broken: Sequence[UnreadCase]) -> None:
    if asked.as_json:
        told = [{"path": each.path, "why": each.why} for each in broken]
        print_json({"cases": [_json(line) for line in lines], "broken": told})
        return
    for line in lines:
        say(_told(line, tagged=asked.ics is not None))
    for each in broken:
        tell(f"！读不了 {each.path}：{each.why}")
    say(f"\n共 {len(lines)} 个案件。看其中一个：{COMMAND} 案件文件")


def _told(line: ListedCase, *, tagged: bool) -> str:
    """One case in one line."""
    name = f"[{line.tag}] {line.path}" if tagged else line.path
    steps = f"；可以写 {'、'.join(line.next.steps)}" if line.next.steps else ""
    deadline = line.next.deadline
    if deadline is None:
        idle = "没有到期的事" if line.next.sent else "还没有寄出文书"
        return f"—— {name}　{idle}{steps}"
    mark = "〔暂定〕" if deadline.provisional else ""
    what = f"{deadline.label}（{line.next.letter}）" if line.next.letter else deadline.label
    return f"{dated(deadline.due)} {left(deadline, line.next.day)}{mark} {name}　{what}{steps}"


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
