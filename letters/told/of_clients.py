"""A clinic's clients in lines without a name: what is missing, what is due next; and the words between two of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from letters.kit.shell_words import command
from letters.told import Told
from letters.told.of_deadlines import dated, deadline_json, left

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from letters.desk import Client

STAYS = (
    "程序清不了的：剪贴板的历史（Windows 上按 Win+V）、下载文件夹和桌面上的文件、打印机里的纸、聊天软件里发过的。"
    "请上一位自己看一眼。"
)


def clients_lines(folder: Path, found: Sequence[Client]) -> Iterator[str]:
    """A line for each client, what is due soonest first, then what to do next."""
    for one in sorted(found, key=_due):
        yield f"{one.number:>4} {one.initials or ('' if one.fault else '（还没有写姓名）')}　{_standing(one)}"
    yield f"\n共 {len(found)} 位。"
    yield from _of_numbered(folder, [one for one in found if one.is_numbered])
    yield f"换下一位：{command('clients', folder, '--next')}"
    yield f"登记表，打印出来让等候的人先填：{command('clients', folder, '--sheet', '登记表.docx')}"


def _of_numbered(folder: Path, found: Sequence[Client]) -> Iterator[str]:
    """What can be done with a client who has a number: of others the folder may be called by a name."""
    if found:
        yield f"接着答，换成那个人的编号：{command('clients', folder, found[0].number)}"
    for one in found:
        if one.fault:
            yield f"看 {one.number} 错在哪里：{command('check', one.case)}"


def _due(one: Client) -> tuple[date, str]:
    deadline = one.due.deadline if one.due else None
    return (deadline.next_day(one.due.day) if one.due and deadline else date.max, one.number)


def _standing(one: Client) -> str:
    if one.fault:
        return f"！案件文件读不了：{one.fault}"
    more = "……" if one.open > len(one.next_open) else ""
    open_ = f"还差 {one.open} 题：{'、'.join(one.next_open)}{more}" if one.open else "问完了"
    return f"{open_}{_next(one)}"


def _next(one: Client) -> str:
    """What is due next, "" where nothing was sent and no day runs."""
    if one.due is None or one.due.deadline is None:
        return "；没有到期的事" if one.due and one.due.sent else ""
    deadline = one.due.deadline
    what = f"{deadline.label}（{one.due.letter}）" if one.due.letter else deadline.label
    return f"；{dated(deadline.next_day(one.due.day))} {left(deadline, one.due.day)} {what}"


def clients_json(found: Sequence[Client]) -> list[dict[str, Any]]:
    """The list for programs; it holds no name either."""
    return [_json(one) for one in sorted(found, key=_due)]


def _json(one: Client) -> dict[str, Any]:
    deadline = one.due.deadline if one.due else None
    return {
        "number": one.number,
        "initials": one.initials,
        "open": one.open,
        "fault": one.fault or None,
        "next": deadline_json(deadline, one.due.day) if one.due and deadline else None,
    }


def told_next(place: Path, *, is_cleared: bool, is_emptied: bool) -> Told:
    """What was cleared before the next client sits down, and what could not be."""
    screen = "屏幕清空了。" if is_cleared else "屏幕没有清（这里不是终端窗口）：关掉上一位用过的窗口。"
    buffer = (
        "剪贴板清空了。"
        if is_emptied
        else "剪贴板没有清（这台电脑上没有能清它的工具）：随便复制一个字，把上一位复制过的盖掉。"
    )
    return Told((), (f"{screen}{buffer}", STAYS, f"这一位是 {place.parent.name}。"))
