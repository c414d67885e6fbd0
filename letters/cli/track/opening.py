"""A case opened to be tracked: what was sent, where it stands, and which filing is meant."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.case.save import CaseFile
from letters.cli.tools import today
from letters.compose.guard.warnings import is_part
from letters.desk import open_desk
from letters.errors import UsageError
from letters.follow import follow, standing
from letters.kit.typed.options import option_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from letters.case.model import Case
    from letters.compose.books import LetterBooks
    from letters.follow import Deadline, Followed

COMMAND = "letters track"
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Look:
    """The options of one `show`."""

    case: Path
    day: str
    explain: bool
    ics: Path | None
    names: bool
    force: bool
    as_json: bool
    templates: Path | None


@dataclass(frozen=True, slots=True)
class Tracked:
    """A case as of a day. `opened` is its file, `place` the file as a command names it."""

    path: Path
    opened: CaseFile
    case: Case
    day: date
    books: LetterBooks

    @property
    def place(self) -> str:
        """The case file, to be typed after a command."""
        return shlex.quote(str(self.path))

    @property
    def folder(self) -> Path:
        """Where the case lies, and the copies beside it."""
        return self.path.absolute().parent

    def write(self, letter: str) -> str:
        """The command that writes a letter as of this day."""
        written_on = self.case.written_on
        day = f" --date {self.day}" if written_on is not None and written_on != self.day else ""
        return f"letters write {self.place} {letter}{day}"

    def followed(self) -> tuple[Followed, ...]:
        """What became of each filing."""
        return follow(self.case, self.books.ladder, self.books.law, self.day)

    def standing(self) -> tuple[Deadline, ...]:
        """The deadlines of the case itself."""
        return standing(self.case, self.books.ladder, self.books.law, self.day)

    def again(self) -> Tracked:
        """The same after a change of the file, checked. Raises CaseError."""
        return Tracked(self.path, self.opened, self.opened.case(self.day), self.day, self.books)

    def index(self, one: Followed) -> int:
        """Where a filing stands in the case file, from 1."""
        return next(place for place, filing in enumerate(self.case.filings, 1) if filing is one.filing)


def open_tracked(path: Path, day: str = "", templates: Path | None = None) -> Tracked:
    """A case file as of a day: as asked, else today, or the case's own day where that is later.

    Raises FileError, CaseError, and UsageError for what is no day.
    """
    opened = CaseFile.open(path)
    asked = option_day(day, "--date") if day else today()
    case = opened.case(asked)
    on = asked if day else max(asked, case.written_on or asked)
    return Tracked(path, opened, case, on, open_desk(templates).books)


def a_past_day(text: str, option: str, at: Tracked, after: date | None = None, what: str = "") -> date:
    """A day that is not after today, nor before the day of what came first; without a text it is today.

    Raises UsageError.
    """
    day = option_day(text, option) if text else at.day
    if day > at.day:
        raise UsageError(f"{option} {day} 还没有到，今天是 {at.day}", "只记已经发生的事；核对年份和月份")
    if after is not None and day < after:
        raise UsageError(f"{option} {day} 早于{what} {after}", "核对日期；没有记下任何东西")
    return day


def find(at: Tracked, which: str) -> Followed:
    """The filing that is meant: by its number, its id, its letter's id or title. Raises UsageError listing all."""
    every = at.followed()
    if not every:
        raise UsageError("案件里还没有寄出的文书", f"先记下寄出：{COMMAND} sent {at.place} 文书编号")
    if not which and len(every) == 1:
        return every[0]
    found = _meant(at, every, which) if which else []
    if len(found) == 1:
        return found[0]
    listed = "；".join(called(at, one) for one in (found or every))
    raise UsageError(_unclear(which, len(found)), f"写它的号码：{listed}")


def _meant(at: Tracked, every: Sequence[Followed], which: str) -> list[Followed]:
    numbered = [one for one in every if which in (str(one.number), one.filing.id)]
    return numbered or [one for one in every if _is_called(at, one, which)]


def _unclear(which: str, found: int) -> str:
    if found:
        return f"有 {found} 份是 {which}"
    return f"没有 {which} 这一份" if which else "没有写是哪一份"


def _is_called(at: Tracked, one: Followed, which: str) -> bool:
    return is_part(which, one.filing.letter) or which in at.books.title(one.filing.letter)


def called(at: Tracked, one: Followed) -> str:
    """A filing in one line: 1 治安报案书（2026-11-23）."""
    return f"{one.number} {at.books.title(one.filing.letter)}（{one.filing.on}）"


def dated(day: date) -> str:
    """A day with its weekday."""
    return f"{day}（周{WEEKDAYS[day.weekday()]}）"
