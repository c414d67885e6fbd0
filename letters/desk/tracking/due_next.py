"""A case in one line: what is due next, and what could be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.desk.tracking.filings import Tracked
    from letters.follow import Deadline


@frozen
class DueNext:
    """How many letters were sent, the next deadline with its letter's title, and the titles of what to write.

    `deadline` is None where nothing is due; `letter` is "" for a deadline of the case itself, and names
    a paper that came where that sets it.
    """

    sent: int
    day: date
    deadline: Deadline | None
    letter: str
    steps: tuple[str, ...]


def due_next(at: Tracked) -> DueNext:
    """What is due next: the earliest day to come, of any filing or of the case itself."""
    ahead = [(each, letter) for each, letter in _coming(at) if not each.passed(at.day)]
    first, letter = min(ahead, key=lambda pair: (pair[0].next_day(at.day), pair[0].id), default=(None, ""))
    return DueNext(len(at.followed), at.day, first, letter, tuple(dict.fromkeys(_to_write(at))))


def _coming(at: Tracked) -> Iterator[tuple[Deadline, str]]:
    yield from _of_papers(at)
    for one in at.followed:
        for deadline in one.deadlines:
            yield deadline, at.books.title(one.filing.letter)
    for one in at.followed:
        for step in one.steps:
            if step.by:
                yield step.by, at.books.title(step.letter)
    for deadline in at.standing:
        yield deadline, ""


def _of_papers(at: Tracked) -> Iterator[tuple[Deadline, str]]:
    """What papers that came ask for and was not done yet."""
    for paper in at.papers:
        yield from ((term.deadline, f"收到的{paper.paper.kind.label}") for term in paper.own if term.deadline)


def _to_write(at: Tracked) -> Iterator[str]:
    for one in at.followed:
        if not one.state.done:
            yield from (at.books.title(step.letter) for step in one.steps if step.letter and not step.optional)
