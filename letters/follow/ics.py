"""What a calendar is to remind of: the deadlines that are still to come, each as an event in words (`calendar_file`).

An event's UID is a digest: the same deadline imported again replaces the old event, and nobody can be read from it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from letters.follow.ics_words import calendar_words
from letters.follow.papers import told_hearings
from letters.kit.frozen import frozen
from letters.law import cite_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from letters.case import Case, Filing
    from letters.follow.followed import Deadline, Followed
    from letters.follow.papers import FollowedPaper


@frozen
class Reminder:
    """One event: what makes it the same next time, its day, its line and its text."""

    uid: str
    due: date
    summary: str
    text: str


@frozen
class Naming:
    """How events are named: titles of letters by id, with the addressee or not, a tag where there are several cases."""

    title: Callable[[str], str]
    names: bool = False
    tag: str = ""


class _Told(NamedTuple):
    """The line of an event; whose day it is, and what was sent or what happens if it passes."""

    summary: str
    whose: str
    sent: str = ""


def is_ours(beginning: bytes) -> bool:
    """Whether a calendar file that begins so was made here."""
    return f"PRODID:{calendar_words().product}\r\n".encode() in beginning


def tag(case: Case) -> str:
    """Four letters that tell a case from another without a name in them."""
    return _digest([*_person(case)])[:4]


def reminders(
    case: Case,
    followed: Iterable[Followed],
    standing: Iterable[Deadline],
    today: date,
    naming: Naming,
    papers: Iterable[FollowedPaper] = (),
) -> Iterator[Reminder]:
    """The deadlines of a case that have not passed, those of papers that came first."""
    person = _person(case)
    for paper in papers:
        yield from _of_paper(person, paper, today, naming)
    for day in told_hearings(case, today):
        yield _of_hearing(person, day, naming)
    for one in followed:
        key = [*person, one.filing.id or str(one.number), one.filing.letter]
        title = _title(case, one.filing, naming)
        for deadline in one.deadlines:
            if not deadline.passed(today):
                yield _of_filing(key, one.filing, deadline, today, naming, title)
    for deadline in standing:
        if not deadline.passed(today):
            start = deadline.start.isoformat()
            summary = _summary(deadline, naming, f"{deadline.side}_standing")
            yield _reminder(
                [*person, start], deadline, today, naming, _Told(summary, calendar_words().text[deadline.side])
            )


def _of_paper(person: Sequence[str], one: FollowedPaper, today: date, naming: Naming) -> Iterator[Reminder]:
    """What a paper asks for and was not done yet, with what happens if it passes and what not to do."""
    words, never = calendar_words().text, "；".join(one.about.never)
    for term in one.terms:
        if term.deadline and term.runs(today):
            kind = "attend" if term.rule.attend else term.deadline.side
            title = words["received"].format(kind=one.paper.kind.label)
            lapses = words["lapses"].format(lapses=term.rule.lapses, never=never)
            told = _Told(_summary(term.deadline, naming, kind, title=title), words[kind], lapses)
            yield _reminder([*person, one.paper.id], term.deadline, today, naming, told)


def _of_hearing(person: Sequence[str], day: date, naming: Naming) -> Reminder:
    """A hearing that the case only speaks of."""
    words, tag = calendar_words().text, calendar_words().summary["tag"]
    summary = tag.format(tag=naming.tag, summary=words["hearing"]) if naming.tag else words["hearing"]
    return Reminder(_digest([*person, "hearing", str(day)])[:32] + "@letters", day, summary, words["told"])


def _person(case: Case) -> tuple[str, ...]:
    """What makes a case this case, through every correction of dates."""
    order = case.contract.order_number if case.contract else None
    return (case.complainant.name, case.complainant.phone, order or "")


def _title(case: Case, filing: Filing, naming: Naming) -> str:
    """The letter's title; of several contracts with the number of the one that it is about, which names nobody."""
    title = naming.title(filing.letter)
    keys = [each.id for each in case.contracts]
    if len(keys) < 2 or filing.contract not in keys:
        return title
    return calendar_words().summary["contract"].format(title=title, number=keys.index(filing.contract) + 1)


def _of_filing(
    key: Sequence[str], filing: Filing, deadline: Deadline, today: date, naming: Naming, title: str
) -> Reminder:
    summary = _summary(deadline, naming, deadline.side, title=title)
    if naming.names:
        summary = calendar_words().summary["names"].format(summary=summary, to=filing.to)
    sent = calendar_words().text["sent"].format(title=title, on=filing.on)
    return _reminder(key, deadline, today, naming, _Told(summary, calendar_words().text[deadline.side], sent))


def _summary(deadline: Deadline, naming: Naming, kind: str, **names: str) -> str:
    words = calendar_words().summary
    summary = words[kind].format(label=deadline.label, **names)
    if deadline.provisional:
        summary = words["provisional"].format(summary=summary)
    return words["tag"].format(tag=naming.tag, summary=summary) if naming.tag else summary


def _reminder(key: Sequence[str], deadline: Deadline, today: date, naming: Naming, told: _Told) -> Reminder:
    """The event on the day to look to, the safe one as long as it is not over, with how it was counted."""
    words = calendar_words().text
    cited = cite_text(deadline.provisions)
    lines = [
        told.whose,
        told.sent,
        words["provisional"] if deadline.provisional else "",
        words["cited"].format(cited=cited) if cited else "",
        *_counted(deadline, naming),
        words["next"],
    ]
    uid = _digest([*key, deadline.id])[:32] + "@letters"
    return Reminder(uid, deadline.next_day(today), told.summary, "\n".join(line for line in lines if line))


def _counted(deadline: Deadline, naming: Naming) -> Iterator[str]:
    """How the day was counted; what the person wrote as a reason may name people, and stays out if names do."""
    for line in deadline.lines:
        if naming.names or not deadline.overridden or deadline.overridden not in line:
            yield line
        else:
            yield calendar_words().text["overridden"]


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
