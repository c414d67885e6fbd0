"""track --ics: the deadlines of one case or many as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.tools import tell
from letters.follow.ics import Naming, Reminder, calendar, reminders
from letters.kit import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from letters.cli.track.asked import ShowAsked
    from letters.desk.filings import Tracked


def reminders_of(at: Tracked, asked: ShowAsked, tag: str = "") -> Iterator[Reminder]:
    """The deadlines of a case that are still to come."""
    naming = Naming(at.books.title, asked.names, tag)
    return reminders(at.case, at.followed, at.standing, at.day, naming)


def save_calendar(asked: ShowAsked, found: Sequence[Reminder], day: date) -> None:
    """Write the file whole, readable by its owner alone, and say what to do with it."""
    if asked.ics is None:
        return
    if not found:
        tell("没有还没到的期限，没有写日历文件。")
        return
    files.replace(asked.ics, calendar(found, day))
    tell(f"已写到 {asked.ics}：{len(found)} 个期限，提前三天和当天上午九点提醒。在手机或电脑上打开它，就加进日历。")
    tell("日历会显示在屏幕上，也可能同步到云端。" + _what_it_shows(asked))


def _what_it_shows(asked: ShowAsked) -> str:
    if asked.names:
        return "里面有收件机关的名称；不想让人看见，去掉 --names 再写一次。"
    return "里面没有人名、电话和地址，但看得出是什么文书。"
