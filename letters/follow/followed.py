"""What follows from a filing: where it stands, which time limits run, and what may be written next. Frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Filing
    from letters.law import Limit, Provision

THEIRS, MINE = "theirs", "mine"


@frozen
class State:
    """Where a filing stands. `done`: nothing more is to be waited for or done about it."""

    id: str
    label: str
    done: bool = False


@frozen
class Deadline:
    """The last day of a time limit, for the other side (`theirs`) or for the person (`mine`).

    `start` is the day from which it runs, itself not counted. `limit` is None where only a reply or the person
    named the day. `provisions` are what the law data lets one cite for it; without any, `topic` is empty too and
    `lines` say that the term is no term of law. `provisional` (暂定): the day of receipt is not known, or the days
    off are not published yet. `overridden` is the reason given for a day that replaces the computed one, else "".
    `warn_from` is the first day on which it should be spoken of. `lines` explain the count, one sentence each.
    """

    id: str
    label: str
    side: str
    start: date
    due: date
    provisional: bool
    limit: Limit | None
    provisions: tuple[Provision, ...]
    topic: str
    lines: tuple[str, ...]
    overridden: str
    warn_from: date

    def left(self, today: date) -> int:
        """Calendar days until the last day; 0 on it, below 0 afterwards."""
        return (self.due - today).days

    def passed(self, today: date) -> bool:
        """Whether the last day is over."""
        return today > self.due


@frozen
class Step:
    """What may come next: a letter by its id, or with `letter` "" something to do that is no letter.

    `why` says why now, in words fit for a letter. `topics` are the law it rests on, all of them citable today.
    `by` is the deadline within which it must be sent. `optional`: one of several ways, or only if still wanted.
    """

    letter: str
    why: str
    topics: tuple[str, ...] = ()
    by: Deadline | None = None
    optional: bool = False


@frozen
class Followed:
    """One filing as of a day; `number` is its place in the case file, from 1.

    `since` is the day on which the state was reached. `deadlines` are those that matter in this state, sooner first,
    led by the one that ran out (`ran_out`) where the state was reached by silence.
    """

    number: int
    filing: Filing
    state: State
    since: date
    deadlines: tuple[Deadline, ...]
    steps: tuple[Step, ...]
    ran_out: Deadline | None = None
