"""What follows from a filing: where it stands, which time limits run, and what may be written next. Frozen values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
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
    """When a time limit ends, for the other side (`theirs`) or for the person (`mine`), on two days.

    `safe` is the day to go by, which alarms are set to. Of one's own term it is the last day never moved off a rest
    day, or the working day before; of the other side's, the day after which one may say that it has run out. `due` is
    the last day by law, moved where the act moves it and the days off are published. `latest` is the last day that may
    still be in time: later than `due` where something is not known (were they told of the remedy? was the term
    extended? when was it received? does this act move it?). Only when `latest` is over has it `passed`.

    `start` is the day from which it runs, itself not counted. `limit` is None where only a reply or the person
    named the day. `provisions` are what the law data lets one cite for it; without any, `topic` is empty too and
    `lines` say that the term is no term of law. `provisional` (暂定): the day of receipt is not known, or the days
    off are not published yet. `posting` is whether posting in time keeps it ("sent", "arrives", "silent"; "" for
    advice). `untold`: it may be longer, since the person was not told of the remedy, or did not say whether.
    `unpublished`: the days by which `latest` is later only because the days off of a year are not published.
    `warn_from` is the first day on which it should be spoken of. `overridden` is the reason given for a day that
    replaces the computed one, else "". `lines` explain the count, one sentence each.
    """

    id: str
    label: str
    side: str
    start: date
    safe: date
    due: date
    latest: date
    provisional: bool
    limit: Limit | None
    provisions: tuple[Provision, ...]
    topic: str
    posting: str
    warn_from: date
    untold: bool = False
    unpublished: int = 0
    lines: tuple[str, ...] = ()
    overridden: str = ""

    @property
    def is_mine(self) -> bool:
        """Whether it is the person who must keep it."""
        return self.side == MINE

    @property
    def certain(self) -> bool:
        """Whether there is one last day by law, so that nothing is open once it is over."""
        return self.due == self.latest

    @property
    def spread(self) -> bool:
        """Whether the last day by law may be another for a reason that the person could find out about."""
        return self.due < self.furthest

    @property
    def furthest(self) -> date:
        """The last day by law at the latest, as far as the days off are known."""
        return self.latest - timedelta(days=self.unpublished)

    def doubtful(self, today: date) -> bool:
        """Whether it may be over on a day, and may not be."""
        return self.due < today <= self.latest

    def next_day(self, today: date) -> date:
        """The day to look to: the safe one, once it is over the last by law, then the last that may be in time."""
        return next((day for day in sorted((self.safe, self.due, self.latest)) if day >= today), self.latest)

    def left(self, today: date) -> int:
        """Calendar days until the day to look to; 0 on it, below 0 once nothing may be in time any more."""
        return (self.next_day(today) - today).days

    def passed(self, today: date) -> bool:
        """Whether it is over for certain."""
        return today > self.latest

    def explained(self, lines: tuple[str, ...], overridden: str, *, untold: bool) -> Deadline:
        """Itself with its lines, the reason for a day that is not computed, and whether it may be longer."""
        return replace(self, lines=lines, overridden=overridden, untold=untold)


@frozen
class Step:
    """What may come next: a letter by its id, or with `letter` "" something to do that is no letter.

    `why` says why now, in words fit for a letter. `topics` are the law it rests on, all of them citable today.
    `by` is the deadline within which it must be sent. `addressee` is the role to which it goes where that is not its
    head's. `matter` are those of the topics that say what the body had to do. `optional`: one of several ways, or
    only if still wanted.
    """

    letter: str
    why: str
    topics: tuple[str, ...] = ()
    by: Deadline | None = None
    optional: bool = False
    addressee: str = ""
    matter: tuple[str, ...] = ()


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
