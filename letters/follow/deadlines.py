"""A rule of the ladder becomes a deadline of one filing: what sets it off, and what its answers say of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from letters.follow.followed import THEIRS
from letters.follow.ladder import RECEIPT, REPLY
from letters.follow.lengths import DAY
from letters.follow.marks import Mark
from letters.follow.reckoning import Known, Reckoner
from letters.follow.wording import Wording
from letters.kit.frozen import frozen
from letters.law import Limit

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case, Filing, Reply
    from letters.follow.followed import Deadline
    from letters.follow.ladder import Ladder, Rule
    from letters.law import Law


@frozen
class Matter:
    """One filing of a case, and everything by which its deadlines are reckoned as of `today`."""

    case: Case
    ladder: Ladder
    law: Law
    today: date
    filing: Filing

    @cached_property
    def wording(self) -> Wording:
        """The ladder's phrases."""
        return Wording(self.ladder.phrases)

    @cached_property
    def reckoner(self) -> Reckoner:
        """What counts its days."""
        return Reckoner(self.ladder, self.law, self.today)

    def receipt(self, filing: Filing | None = None) -> Mark:
        """When a filing, this one unless another is given, came to the other side, as far as that is known."""
        sent = filing or self.filing
        if sent.received_on:
            return Mark(sent.received_on, "received")
        if self.ladder.in_hand(sent):
            return Mark(sent.on, "same_day")
        return Mark(sent.on, "sent", sent.on + DAY * self.ladder.delivery_days, sure=False)


class Point(NamedTuple):
    """What a period may run from besides the receipt: the latest answer, and what led to the present state."""

    reply: Reply | None
    state: Mark


def mark_of(matter: Matter, rule: Rule, point: Point) -> Mark | None:
    """The day that sets a rule's period off; None for one that runs from an answer, without an answer."""
    if rule.start == RECEIPT:
        return matter.receipt()
    if rule.start == REPLY:
        return _of_reply(rule, point.reply) if point.reply else None
    return point.state


def _of_reply(rule: Rule, reply: Reply) -> Mark:
    """The day on the paper for a term that runs from what was done then, else that on which it came."""
    return Mark(reply.dated, "dated") if rule.dated and reply.dated else Mark(reply.on, "reply")


def reckon(matter: Matter, rule: Rule, point: Point) -> Deadline | None:
    """The deadline of a rule; None where nothing sets it off, or neither law nor answer nor person says how long."""
    mark = mark_of(matter, rule, point)
    if mark is None:
        return None
    reply = point.reply
    known = Known(
        named=reply.due if rule.by_reply and reply else None,
        by_hand=next((each for each in matter.filing.deadlines if each.deadline == rule.id), None),
        told=reply.told_rights if rule.untold and reply else True,
        length=_offered(matter, rule),
    )
    as_of = matter.filing.on if rule.side == THEIRS else mark.day
    return matter.reckoner.deadline(rule, mark, as_of, known)


def ran_out(matter: Matter, rule: Rule, point: Point, deadline: Deadline) -> Mark:
    """What the end of a term sets off: a span where the term may have been extended, or its own end is not certain."""
    longer = reckon(matter, matter.ladder.rules[rule.extended], point) if rule.extended else None
    last = max(deadline.latest, longer.latest) if longer else deadline.latest
    sure = not deadline.provisional
    return Mark(deadline.due, "ran_out", last if last > deadline.due else None, sure=sure)


def _offered(matter: Matter, rule: Rule) -> Limit | None:
    offer = matter.case.offer
    return Limit(offer.reply_within_days, "days") if rule.offered and offer and offer.reply_within_days else None
