"""A rule and the day that sets it off become a deadline: the safe day, the last by law, and how they were counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from letters.follow.followed import Deadline
from letters.follow.lengths import Days, Length, days_of, length_of, untold
from letters.follow.wording import Wording
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Postponed
    from letters.follow.ladder import Ladder, Rule
    from letters.follow.marks import Mark
    from letters.law import Law, Limit


class Known(NamedTuple):
    """What is known of one term besides its rule.

    `named` is the last day that an answer names, `by_hand` the one that the person set, `told` whether somebody told
    them of the remedy and its term (None: not known), `length` how long it is where neither law nor rule says so.
    """

    named: date | None = None
    by_hand: Postponed | None = None
    told: bool | None = True
    length: Limit | None = None

    @property
    def fixed(self) -> date | None:
        """The last day where it is not to be counted: as the person set it, else as an answer named it."""
        return self.by_hand.due if self.by_hand else self.named


NOTHING = Known()


@frozen
class Reckoner:
    """Everything by which rules become deadlines as of a day; a room with rules of its own counts by it too."""

    ladder: Ladder
    law: Law
    today: date

    def deadline(self, rule: Rule, mark: Mark, as_of: date | None = None, known: Known = NOTHING) -> Deadline | None:
        """The deadline of a rule that a day sets off; None where nothing says how long it is.

        `as_of` is the day whose law is read where that is not the day that sets it off.

            Reckoner(load(), law.load(), today).deadline(rule, Mark(date(2026, 11, 20), "served"))
        """
        day = self.today if rule.as_of_today else as_of or mark.day
        length = length_of(self.law, rule, day) if rule.topic else Length(known.length or rule.limit)
        longest = untold(self.law, rule, day) if known.told is not True else Length(None)
        days = days_of(rule, mark, length, longest.limit, self.ladder.unpublished_days)
        ends = _ends(mark, days, known)
        if ends is None:
            return None
        deadline = _of(rule, mark, length, ends)
        lines = _Lines(Wording(self.ladder.phrases), rule, mark, deadline)
        is_open = known.fixed is None and longest.limit is not None
        return deadline.explained(tuple(lines.of(days, longest, known)), lines.reason(known), untold=is_open)


class _Ends(NamedTuple):
    """The days on which a deadline ends, whether as counted or as somebody fixed it."""

    safe: date
    due: date
    latest: date
    unpublished: int = 0
    provisional: bool = False


def _ends(mark: Mark, days: Days | None, known: Known) -> _Ends | None:
    if known.fixed:
        return _Ends(known.fixed, known.fixed, known.fixed)
    if days is None:
        return None
    provisional = not mark.sure or days.term.provisional
    return _Ends(days.safe, days.term.due, days.latest, days.unpublished, provisional)


def _of(rule: Rule, mark: Mark, length: Length, ends: _Ends) -> Deadline:
    """The deadline without its lines."""
    is_law = bool(length.provisions)
    return Deadline(
        id=rule.id,
        label=rule.label,
        side=rule.side,
        start=mark.day,
        safe=ends.safe,
        due=ends.due,
        latest=ends.latest,
        provisional=ends.provisional,
        limit=length.limit,
        provisions=length.provisions,
        topic=rule.topic if is_law else "",
        posting=length.counting.posting if is_law else "",
        unpublished=ends.unpublished,
        warn_from=min(ends.safe, ends.due) - timedelta(days=rule.warn),
    )


class _Lines(NamedTuple):
    """How a deadline is explained, one sentence a line."""

    wording: Wording
    rule: Rule
    mark: Mark
    deadline: Deadline

    def of(self, days: Days | None, longest: Length, known: Known) -> Iterator[str]:
        """All of them: what sets it off, the law, the count, what is not certain, the note, what replaces the day."""
        if days is not None:
            yield self.wording.start(self.mark.how, self.mark.day, days.term.first)
            yield from self.wording.law(self.deadline.provisions, self.deadline.limit)
            yield from self.wording.count(days.term, self.deadline.limit)
            yield from self._doubts(longest, known)
        if self.rule.note:
            yield self.rule.note
        if known.named:
            yield self.wording.end("named", known.named)
        if known.by_hand:
            yield self.wording.end("overridden", known.by_hand.due, known.by_hand.reason)

    def _doubts(self, longest: Length, known: Known) -> Iterator[str]:
        """Why the last day is not certain, and the day to go by."""
        deadline = self.deadline
        if known.fixed:
            return
        if longest.limit:
            yield self.wording.untold(longest.provisions, longest.limit, known.told)
        if self.mark.last and self.mark.sure:
            yield self.wording.span("since", self.mark.day, self.mark.last)
        if deadline.spread:
            yield self.wording.span("between", deadline.due, deadline.furthest)
        if deadline.is_mine and deadline.provisions:
            yield self.wording.safe(deadline.posting, deadline.safe)

    def reason(self, known: Known) -> str:
        """Why the day is another than is computed; "" where it is the computed one."""
        if known.by_hand:
            return known.by_hand.reason
        return self.wording.phrase("reason", "named") if known.named else ""
