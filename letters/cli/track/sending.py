"""track sent and received: what left the house, to whom, when, and the copies that stay."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from letters.cli.shown import sized
from letters.cli.tools import say, tell
from letters.cli.track.opening import COMMAND, Tracked, a_past_day, called, find, open_tracked
from letters.cli.track.showing import lines_of
from letters.compose.choose.addressee import addressees
from letters.errors import UsageError
from letters.follow import entries
from letters.follow.as_written import LetterFiles, files_of
from letters.follow.kept import keeping

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from letters.catalogue.head import Head
    from letters.follow import Followed
    from letters.follow.kept import Kept


@dataclass(frozen=True, slots=True)
class Sent:
    """The options of one `sent`."""

    case: Path
    letter: str
    to: str
    on: str
    how: str
    tracking: str
    received: str
    files: tuple[Path, ...]
    out: Path | None
    about: str
    again: bool
    templates: Path | None


def record_sent(asked: Sent) -> int:
    """Write the filing into the case file and keep its files; nothing is written when anything is wrong."""
    at = open_tracked(asked.case, templates=asked.templates)
    head = _head(at, asked.letter)
    on = a_past_day(asked.on, "--on", at)
    received = a_past_day(asked.received, "--received", at, on, "寄出日期") if asked.received else None
    about = _about(at, head, asked.about)
    whom = _whom(at, head, about)
    to = _addressee(asked.to, whom, head)
    _refuse_twice(at, head, to, on, asked)
    written = LetterFiles(asked.files) if asked.files else files_of(at.path, head.id, to, asked.out)
    row = {
        "letter": head.id,
        "to": to,
        "on": on,
        "received_on": received,
        "reference": asked.tracking or None,
        "by": asked.how or None,
    }
    with keeping(at.case, at.folder, written.files, on, head.id) as kept:
        rows = [one.row() for one in kept]
        key = entries.add_filing(at.opened, at.case, {**row, "sent": rows} if rows else row, about)
        now = at.again()
        at.opened.save()
    new = next(one for one in now.followed() if one.filing.id == key)
    say(f"记下了：{head.title} → {to}，{on} 寄出。\n")
    say("\n".join(lines_of(now, new)))
    _tell_kept(now, new, kept, written)
    return 0


def _head(at: Tracked, letter: str) -> Head:
    """The letter that is meant, by its id, a part of it, or its title. Raises UsageError."""
    every = [head for head in at.books.heads if head.is_letter]
    found = _by_door(at, _called(every, letter))
    if len(found) == 1:
        return found[0]
    if found:
        listed = "、".join(f"{head.id}（{head.title}）" for head in found)
        raise UsageError(f"{letter} 可能是 {len(found)} 种文书", f"写全它的编号：{listed}")
    raise _unknown(letter, every)


def _called(every: Sequence[Head], letter: str) -> list[Head]:
    """The letters of that id or title, else those that it is a part of."""
    exact = [head for head in every if letter in (head.id, head.title)]
    return exact or [head for head in every if letter and (letter in head.id or letter in head.title)]


def _unknown(letter: str, every: Sequence[Head]) -> UsageError:
    near = get_close_matches(letter, [name for head in every for name in (head.id, head.title)], 1, 0.4)
    hint = f"是不是 {near[0]}？" if near else ""
    return UsageError(f"没有文书 {letter}", f"{hint}用 letters list 查看全部文书的编号")


def _by_door(at: Tracked, found: list[Head]) -> list[Head]:
    """Of letters that carry one dispute to several doors, that to the door chosen, as long as none was sent."""
    door = at.case.route.dispute_first
    sent = {filing.letter for filing in at.case.filings}
    if door is None or any(head.id in sent for head in found):
        return found
    return [head for head in found if head.door in ("", door)] or found


def _about(at: Tracked, head: Head, which: str) -> int:
    """The place in the case file of what this letter follows, 0 for none; told, or the only one that leads to it."""
    if which:
        return at.index(find(at, which))
    leading = [one for one in at.followed() if any(step.letter == head.id for step in one.steps)]
    if len(leading) > 1:
        listed = "；".join(called(at, one) for one in leading)
        raise UsageError(f"{head.title}接着哪一份，有 {len(leading)} 种可能", f"加 --about 号码：{listed}")
    return at.index(leading[0]) if leading else 0


def _whom(at: Tracked, head: Head, about: int) -> list[str]:
    """To whom the letter is addressed in this case; nobody where that is not known."""
    earlier = at.case.filings[about - 1] if about and head.follows else None
    if not head.addressee or (head.follows and earlier is None):
        return []
    found = addressees(at.case, head, at.books.directory, earlier)
    return list(dict.fromkeys(each.name for each in found if each.name))


def _addressee(typed: str, whom: Sequence[str], head: Head) -> str:
    """To whom it was sent: as told, a part of one of those names standing for it; else the only one there is."""
    if typed:
        found = [name for name in whom if typed in name]
        return found[0] if len(found) == 1 else typed
    if len(whom) == 1:
        return whom[0]
    if whom:
        raise UsageError(f"{head.title}有 {len(whom)} 个收件人", f"加 --to：{'、'.join(whom)}")
    raise UsageError(f"不知道{head.title}交给了谁", "加 --to 机关全称，例如 --to 某某市公安局某某派出所")


def _refuse_twice(at: Tracked, head: Head, to: str, on: date, asked: Sent) -> None:
    same = [
        one
        for one in at.followed()
        if (one.filing.letter, one.filing.to, one.filing.on) == (head.id, to, on) and not asked.again
    ]
    if same:
        hint = f"确实又寄了一份，加 --again；改签收日期用 {COMMAND} received {at.place} {same[0].number} --on 日期"
        raise UsageError(f"已经记过了：{called(at, same[0])}", hint)


def _tell_kept(at: Tracked, new: Followed, kept: Sequence[Kept], written: LetterFiles) -> None:
    """Which files stay as they left, or how to keep them yet."""
    for one in kept:
        tell(f"留底：{one.source} → {one.path}（{sized(one.size)}）")
    for path in written.changed:
        tell(f"！{path.name} 写好以后改过，留底的是现在的样子；寄出的不是这一份的，撤销这一条，再用 --file 写明。")
    if written.damage:
        tell(f"！写出文书的记录读不出来（{written.damage}），不知道写出过哪些文件。")
    if not kept:
        tell(f"没有找到写出的文件，没有留底。补上：{COMMAND} keep {at.place} {new.number} 文件")
    if any(deadline.provisional for deadline in new.deadlines) and new.filing.received_on is None:
        tell(f"签收以后记下日期（快递单号可查）：{COMMAND} received {at.place} {new.number} --on 日期")


def record_received(path: Path, which: str, day: str) -> int:
    """Write the day on which the other side signed for it."""
    at = open_tracked(path)
    one = find(at, which)
    on = a_past_day(day, "--on", at, one.filing.on, "寄出日期")
    entries.set_received(at.opened, at.index(one), on)
    now = at.again()
    at.opened.save()
    say(f"记下了：{on} 签收。\n")
    say("\n".join(lines_of(now, find(now, str(one.number)))))
    return 0
