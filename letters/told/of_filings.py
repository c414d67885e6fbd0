"""What was sent, where it stands, every deadline, and what to write next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.follow import MINE, PAYMENT
from letters.kit.days import day_words
from letters.told.of_copies import copies_json
from letters.told.of_deadlines import basis, both_days, dated, deadline_json, write_command
from letters.told.of_papers import papers_json, tracked_papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from letters.desk import Tracked
    from letters.follow import CheckedCopy, Deadline, Followed, Step

NEXT_PAYMENTS = 2  # of an agreement, that are told one by one


def tracked_lines(at: Tracked, *, explain: bool) -> Iterator[str]:
    """A whole case: what was sent and where it stands, the case's own deadlines, what to type next."""
    followed = at.followed
    yield from tracked_papers(at, explain=explain)
    yield f"{dated(at.day)}，已经寄出 {len(followed)} 份。" if followed else "还没有记下寄出的文书。"
    for deal, every in at.by_contract:
        if deal:
            yield f"\n【{deal}】"
        for one in every:
            yield ""
            yield from lines_of(at, one, explain=explain)
    if standing := at.standing:
        yield "\n案件本身的期限："
        for deadline in standing:
            yield from _deadline_lines(deadline, at.day, explain=explain, since=f"（{day_words(deadline.start)}起）")
    yield ""
    yield from _hints(at, followed, explain=explain)


def _hints(at: Tracked, followed: Sequence[Followed], *, explain: bool) -> Iterator[str]:
    """What the marks mean, and what to type next."""
    if any(deadline.provisional for one in followed for deadline in one.deadlines):
        yield "〔暂定〕：签收日期没有记，或者放假安排还没有公布，日期可能变。"
    if not followed:
        yield f"写出文书：{at.typed('write')}"
        yield f"寄出以后马上记下来，后面写文书的名称，例如 报案书：{at.typed('track sent')}"
        return
    last = str(followed[-1].number)
    yield f"又寄出一份，后面写文书的名称：{at.typed('track sent')}"
    yield f"来了答复，后面写结果，例如 受理、不予受理、补正、移送、调解不成、决定：{at.typed('track reply', last)}"
    yield f"到期没有答复：{at.typed('track silent', last)}"
    if not explain:
        yield f"期限是怎么算的：{at.typed('track', '--explain')}"
    yield f"放进手机日历：{at.typed('track', '--ics', '期限.ics')}"


def lines_of(at: Tracked, one: Followed, *, explain: bool = False) -> Iterator[str]:
    """One filing: what went where, its state, its deadlines, what to write next."""
    yield f"{one.number}. {at.books.title(one.filing.letter)} → {one.filing.to}"
    yield f"    {sent_words(one)}"
    yield f"    现在：{one.state.label}（{day_words(one.since)}起）"
    far = later_payments(one, at.day)
    for deadline in one.deadlines:
        if deadline not in far:
            yield from _deadline_lines(deadline, at.day, explain=explain)
    if far:
        yield f"    · {later_words(far)}"
    if one.steps:
        yield "    还可以：" if one.state.done else "    下一步："
    for step in one.steps:
        yield from _step_lines(at, step)


def later_words(far: Sequence[Deadline]) -> str:
    """How many payments come later, and until when."""
    return f"以后还有 {len(far)} 期，最后一期 {dated(far[-1].due)}；日历文件里每一期都有"


def later_payments(one: Followed, today: date) -> tuple[Deadline, ...]:
    """The payments of an agreement that come after the next ones, and need not be told one by one yet."""
    coming = [each for each in one.deadlines if each.id.startswith(PAYMENT) and not each.passed(today)]
    return tuple(coming[NEXT_PAYMENTS:])


def sent_words(one: Followed) -> str:
    """When a letter was sent, how, under which number, when it was received, how many copies were kept."""
    filing = one.filing
    parts = [
        f"{day_words(filing.on)}寄出或递交",
        filing.by or "",
        f"单号或编号 {filing.reference}" if filing.reference else "",
        _receipt(one),
        f"留底 {len(filing.sent)} 个文件" if filing.sent else "没有留底",
    ]
    return "，".join(part for part in parts if part)


def _receipt(one: Followed) -> str:
    """When it was received; that the day is not known, where a deadline waits for it."""
    if one.filing.received_on:
        return f"{day_words(one.filing.received_on)}签收"
    return "签收日期没有记" if any(deadline.provisional for deadline in one.deadlines) else ""


def _deadline_lines(deadline: Deadline, today: date, *, explain: bool, since: str = "") -> Iterator[str]:
    """A deadline with how long is left, on what it rests, and how it was counted."""
    mark = "〔暂定〕" if deadline.provisional else ""
    urgent = "！" if today >= deadline.warn_from and not deadline.passed(today) else "·"
    yield f"    {urgent} {whose(deadline)}：{deadline.label}{since}　{both_days(deadline, today)}{mark}"
    if deadline.overridden:
        yield f"        这一天不是算出来的：{deadline.overridden}"
    yield from (f"        {line}" for line in (deadline.lines if explain else basis(deadline)))


def whose(deadline: Deadline) -> str:
    """Who must keep it."""
    return "您的期限" if deadline.side == MINE else "对方期限"


def _step_lines(at: Tracked, step: Step) -> Iterator[str]:
    """What may come next, why, by when, and the command."""
    name = at.books.title(step.letter) if step.letter else ""
    by = by_when(step.by, at.day) if step.by else ""
    maybe = "（可选）" if step.optional else ""
    yield f"      · {name}{by}{maybe}：{step.why}" if name else f"      · {step.why}{by}{maybe}"
    if step.letter:
        yield f"          {write_command(at, step.letter)}"


def by_when(deadline: Deadline, today: date) -> str:
    """By which day something is to be done; at once where it may be too late already."""
    if deadline.doubtful(today):
        return f"，尽快（最晚可能到 {dated(deadline.furthest)}）"
    return f"，{dated(deadline.next_day(today))}以前"


def tracked_json(at: Tracked, copies: Iterable[CheckedCopy]) -> dict[str, Any]:
    """The whole case for programs, its copies included."""
    return {
        "date": at.day,
        "received": papers_json(at),
        "hearings": at.hearings,
        "filings": [_filing_json(at, one) for one in at.followed],
        "standing": [deadline_json(one, at.day) for one in at.standing],
        "copies": copies_json(copies),
    }


def _filing_json(at: Tracked, one: Followed) -> dict[str, Any]:
    filing = one.filing
    return {
        "number": one.number,
        "id": filing.id,
        "letter": filing.letter,
        "title": at.books.title(filing.letter),
        "to": filing.to,
        "on": filing.on,
        "received_on": filing.received_on,
        "by": filing.by,
        "reference": filing.reference,
        "about": filing.about,
        "paper": filing.paper,
        "contract": filing.contract,
        "state": {"id": one.state.id, "label": one.state.label, "done": one.state.done, "since": one.since},
        "deadlines": [deadline_json(each, at.day) for each in one.deadlines],
        "next": list(_steps_json(at, one.steps)),
    }


def _steps_json(at: Tracked, steps: Iterable[Step]) -> Iterator[dict[str, Any]]:
    for step in steps:
        yield {
            "letter": step.letter or None,
            "title": at.books.title(step.letter) if step.letter else None,
            "why": step.why,
            "topics": step.topics,
            "optional": step.optional,
            "by": deadline_json(step.by, at.day) if step.by else None,
            "command": write_command(at, step.letter) if step.letter else None,
        }


def calendar_lines(path: Path, count: int, *, named: bool) -> Iterator[str]:
    """What a calendar file holds and what others may see in it; that none was written where nothing is to come."""
    if not count:
        yield "没有还没到的期限，没有写日历文件。"
        return
    yield f"已写到 {path}：{count} 个期限，提前三天和当天上午九点提醒。在手机或电脑上打开它，就加进日历。"
    inside = "里面没有人名、电话和地址，但看得出是什么文书；签了协议的，说明里有每期付多少。"
    if named:
        inside = "里面有收件机关的名称；不想让人看见，去掉 --names 再写一次。"
    yield f"日历会显示在屏幕上，也可能同步到云端。{inside}"
