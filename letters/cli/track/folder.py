"""track FOLDER: every case below it in one line, what is due soonest first. Only one case is in memory at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.case import NAME, case_files
from letters.cli.tools import print_json, refuse_replacing, show, tell
from letters.cli.track.opening import open_tracked
from letters.cli.track.showing import save_calendar
from letters.desk import due_next, reminders_of
from letters.errors import FileError, LettersError
from letters.follow import tag
from letters.kit.shell_words import command
from letters.told.of_folder import ListedCase, UnreadCase, folder_json, name_below, told_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.cli.track.asked import ShowAsked
    from letters.follow import Reminder


def look_through(asked: ShowAsked) -> int:
    """List every case below a folder; status 1 when one cannot be read, which does not stop the others."""
    refuse_replacing(asked.ics, force=asked.force)
    lines: list[ListedCase] = []
    broken: list[UnreadCase] = []
    found: list[Reminder] = []
    day = date.min
    for path in case_files(asked.case):
        name = name_below(asked.case, path)
        try:
            _, at = open_tracked(path, asked.day, asked.templates)
            lines.append(ListedCase(name, tag(at.case), due_next(at)))
            found += reminders_of(at, names=asked.names, tag=tag(at.case)) if asked.ics else ()
            day = max(day, at.day)
        except LettersError as error:
            broken.append(UnreadCase(name, error.brief))
    if not lines and not broken:
        raise FileError(
            f"{asked.case} 里没有案件文件（{NAME}）", f"核对文件夹；还没有的，先把经过记下来：{command('new')}"
        )
    _print(asked, sorted(lines, key=lambda line: line.order), broken)
    if asked.ics and lines:
        save_calendar(asked, found, day)
        tell("日历里方括号中的四个字符是案件的代号，和上面列表里的对应。")
    return int(bool(broken))


def _print(asked: ShowAsked, lines: Sequence[ListedCase], broken: Sequence[UnreadCase]) -> None:
    if asked.as_json:
        print_json(folder_json(lines, broken))
    else:
        show(told_folder(asked.case, lines, broken, tagged=asked.ics is not None))
