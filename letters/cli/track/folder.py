"""track FOLDER: every case below it in one line, what is due soonest first. Only one case is in memory at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case.below import NAME, case_files
from letters.cli.tools import print_json, say, tell
from letters.cli.track.calendars import reminders_of, save_calendar
from letters.cli.track.opening import COMMAND, dated, open_tracked
from letters.cli.track.showing import deadline_json, left, refuse_replacing
from letters.errors import FileError, LettersError
from letters.follow.ics import tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.cli.track.opening import Look, Tracked
    from letters.follow import Deadline
    from letters.follow.ics import Reminder


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the list: its path below the folder, how many letters were sent, what is due next, what to write."""

    path: str
    tag: str
    sent: int
    day: date
    next: Deadline | None
    letter: str
    steps: tuple[str, ...]

    @property
    def order(self) -> tuple[date, str]:
        """By what is due next; what waits for nothing comes last."""
        return (self.next.due if self.next else date.max, self.path)


@dataclass(frozen=True, slots=True)
class Broken:
    """A case file that cannot be read, and why."""

    path: str
    why: str


def look_through(asked: Look) -> int:
    """List every case below a folder; status 1 when one cannot be read, which does not stop the others."""
    refuse_replacing(asked.ics, force=asked.force)
    lines: list[Line] = []
    broken: list[Broken] = []
    found: list[Reminder] = []
    day = date.min
    for path in case_files(asked.case):
        name = _name(asked.case, path)
        try:
            at = open_tracked(path, asked.day, asked.templates)
            lines.append(_line(at, name))
            found += reminders_of(at, asked, tag(at.case)) if asked.ics else ()
            day = max(day, at.day)
        except LettersError as error:
            broken.append(Broken(name, error.brief))
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


def _line(at: Tracked, name: str) -> Line:
    """What is due next: the earliest day to come, of any filing or of the case itself."""
    followed, standing = at.followed(), at.standing()
    coming: list[tuple[Deadline, str]] = [
        (each, at.books.title(one.filing.letter)) for one in followed for each in one.deadlines
    ]
    coming += [(step.by, at.books.title(step.letter)) for one in followed for step in one.steps if step.by]
    coming += [(each, "") for each in standing]
    ahead = [pair for pair in coming if not pair[0].passed(at.day)]
    first, letter = min(ahead, key=lambda pair: (pair[0].due, pair[0].id), default=(None, ""))
    steps = [step for one in followed if not one.state.done for step in one.steps if step.letter and not step.optional]
    titles = tuple(dict.fromkeys(at.books.title(step.letter) for step in steps))
    return Line(name, tag(at.case), len(followed), at.day, first, letter, titles)


def _print(asked: Look, lines: Sequence[Line], broken: Sequence[Broken]) -> None:
    if asked.as_json:
        told = [{"path": each.path, "why": each.why} for each in broken]
        print_json({"cases": [_json(line) for line in lines], "broken": told})
        return
    for line in lines:
        say(_told(line, tagged=asked.ics is not None))
    for each in broken:
        tell(f"！读不了 {each.path}：{each.why}")
    say(f"\n共 {len(lines)} 个案件。看其中一个：{COMMAND} 案件文件")


def _told(line: Line, *, tagged: bool) -> str:
    """One case in one line."""
    name = f"[{line.tag}] {line.path}" if tagged else line.path
    steps = f"；可以写 {'、'.join(line.steps)}" if line.steps else ""
    if line.next is None:
        idle = "没有到期的事" if line.sent else "还没有寄出文书"
        return f"—— {name}　{idle}{steps}"
    mark = "〔暂定〕" if line.next.provisional else ""
    what = f"{line.next.label}（{line.letter}）" if line.letter else line.next.label
    return f"{dated(line.next.due)} {left(line.next, line.day)}{mark} {name}　{what}{steps}"


def _json(line: Line) -> dict[str, Any]:
    return {
        "path": line.path,
        "tag": line.tag,
        "sent": line.sent,
        "next": deadline_json(line.next, line.day) if line.next else None,
        "letter": line.letter or None,
        "steps": line.steps,
    }
