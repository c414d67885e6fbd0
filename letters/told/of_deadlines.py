"""A deadline in words: the day to go by, how long is left, the last day by law, on what it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.follow import PAYMENT
from letters.kit.days import day_words
from letters.law import cite_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.desk import DueNext, Tracked
    from letters.follow import Deadline

WEEKDAYS = "一二三四五六日"


def dated(day: date) -> str:
    """A day with its weekday: 2026年12月3日（周四）."""
    return f"{day_words(day)}（周{WEEKDAYS[day.weekday()]}）"


def both_days(deadline: Deadline, today: date) -> str:
    """The day to go by with how long is left, and the last by law where that is another or not certain."""
    ahead, by_law = deadline.next_day(today), _by_law(deadline)
    if deadline.spread and deadline.doubtful(today):
        return f"可能已过{by_law}" if deadline.is_mine else f"可能已满{by_law}"
    until = "以前做完" if deadline.is_mine and by_law and ahead == deadline.safe else ""
    return f"{dated(ahead)}{until}，{left(deadline, today)}{by_law}"


def _by_law(deadline: Deadline) -> str:
    """The last day by law, "" where it is the safe day; its earliest and latest where it is not certain."""
    if deadline.spread:
        return f"（依法最后一天最早 {dated(deadline.due)}，最晚 {dated(deadline.furthest)}）"
    if not deadline.is_mine or deadline.due == deadline.safe:
        return ""
    what = "约定的付款日" if deadline.id.startswith(PAYMENT) else "依法最后一天"
    return f"（{what} {dated(deadline.due)}）"


def left(deadline: Deadline, today: date) -> str:
    """How long is left in days, or how long it is over."""
    days = deadline.left(today)
    if days == 0:
        return "今天到期"
    return f"还有 {days} 天" if days > 0 else f"已过 {-days} 天"


def due_words(due: DueNext) -> tuple[str, str]:
    """When and what is due next: 2026年12月3日（周四） 还有 7 天, 决定是否受理（治安报案书）.

    "" stands for when where nothing is due.
    """
    deadline = due.deadline
    if deadline is None:
        return "", "没有到期的事" if due.sent else "还没有寄出文书"
    mark = "〔暂定〕" if deadline.provisional else ""
    what = f"{deadline.label}（{due.letter}）" if due.letter else deadline.label
    return f"{dated(deadline.next_day(due.day))} {left(deadline, due.day)}{mark}", what


def basis(deadline: Deadline) -> Iterator[str]:
    """The law that it rests on, or why there is none."""
    if cited := cite_text(deadline.provisions):
        yield f"依据：{cited}"
    elif deadline.lines and not deadline.overridden:
        yield deadline.lines[-1]


def deadline_json(deadline: Deadline, today: date) -> dict[str, Any]:
    """A deadline for programs."""
    return {
        "id": deadline.id,
        "label": deadline.label,
        "side": deadline.side,
        "start": deadline.start,
        "safe": deadline.safe,
        "due": deadline.due,
        "latest": deadline.latest,
        "certain": deadline.certain,
        "posting": deadline.posting or None,
        "left": deadline.left(today),
        "warn": deadline.warn_from <= today <= deadline.latest,
        "provisional": deadline.provisional,
        "limit": f"{deadline.limit.count} {deadline.limit.unit}" if deadline.limit else None,
        "provisions": [provision.citation for provision in deadline.provisions],
        "overridden": deadline.overridden or None,
        "lines": deadline.lines,
    }


def write_command(at: Tracked, letter: str) -> str:
    """The command that writes a letter as of this day."""
    written_on = at.case.written_on
    day = ("--date", str(at.day)) if written_on is not None and written_on != at.day else ()
    return at.typed("write", letter, *day)
