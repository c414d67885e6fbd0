"""A rule of the ladder becomes a deadline: what sets it off, how long the law of the day makes it, when it ends."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from letters.errors import HorizonError
from letters.findings import run
from letters.follow.followed import THEIRS, Deadline
from letters.follow.ladder import RECEIPT, REPLY
from letters.follow.wording import Wording
from letters.kit.frozen import frozen
from letters.law import Limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case, Filing, Postponed, Reply
    from letters.findings import Term
    from letters.follow.ladder import Ladder, Rule
    from letters.law import Law, Provision

DAY = timedelta(days=1)


class Mark(NamedTuple):
    """The day that sets a period off; `how` is a key of the phrases; not `sure` where the day of receipt is unknown."""

    day: date
    how: str
    sure: bool = True


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

    def receipt(self, filing: Filing | None = None) -> Mark:
        """When a filing, this one unless another is given, came to the other side, as far as that is known."""
        sent = filing or self.filing
        if sent.received_on:
            return Mark(sent.received_on, "received")
        return Mark(sent.on, "same_day") if self.ladder.in_hand(sent) else Mark(sent.on, "sent", sure=False)


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
    limit, provisions = _length(matter, rule, mark.day)
    term = run(mark.day, limit, moves=rule.moves) if limit else None
    named = _named(rule, point)
    set_by_hand = next((each for each in matter.filing.deadlines if each.deadline == rule.id), None)
    due = _due(term, named, set_by_hand)
    if due is None:
        return None
    computed = not named and not set_by_hand
    return Deadline(
        id=rule.id,
        label=rule.label,
        side=rule.side,
        start=mark.day,
        due=due,
        provisional=computed and (not mark.sure or _is_provisional(term)),
        limit=limit,
        provisions=provisions,
        topic=rule.topic if provisions else "",
        lines=tuple(_lines(matter.wording, rule, mark, term, limit, provisions, named, set_by_hand)),
        overridden=_reason(matter.wording, named, set_by_hand),
        warn_from=due - timedelta(days=rule.warn),
    )


def _named(rule: Rule, point: Point) -> date | None:
    """The day that an answer names, where the rule heeds it."""
    return point.reply.due if rule.by_reply and point.reply else None


def _due(term: Term | None, named: date | None, set_by_hand: Postponed | None) -> date | None:
    """The last day: as the person set it, else as an answer named it, else as computed."""
    if set_by_hand:
        return set_by_hand.due
    if named:
        return named
    return term.due if term else None


def _is_provisional(term: Term | None) -> bool:
    return term is not None and term.provisional


def over_on(matter: Matter, rule: Rule, point: Point, deadline: Deadline) -> date:
    """The last day on which a deadline may still be kept, as far as is known.

    Where the other side's term runs from a receipt whose day is unknown, the days that a letter takes are added.
    """
    mark = mark_of(matter, rule, point)
    unsure = mark is not None and not mark.sure and rule.side == THEIRS and not deadline.overridden
    return deadline.due + timedelta(days=matter.ladder.delivery_days if unsure else 0)


def _length(matter: Matter, rule: Rule, start: date) -> tuple[Limit | None, tuple[Provision, ...]]:
    """How long the period is, and the provisions that make it so; (None, ()) where the law of the day sets none."""
    if not rule.topic:
        return _offered(matter, rule) or rule.limit, ()
    day = matter.today if rule.as_of_today else matter.filing.on if rule.side == THEIRS else start
    return limit_of(matter.law, rule, day)


def limit_of(law: Law, rule: Rule, day: date) -> tuple[Limit | None, tuple[Provision, ...]]:
    """How long a period is by the law of a day, with its provisions; a day that the data does not reach sets none."""
    try:
        found = law.terms(rule.topic, day)
    except HorizonError:
        return None, ()
    if rule.said:
        told = tuple(provision for provision in found if any(rule.said in term for term in provision.terms))
        return (rule.limit if told else None), told
    limit = found[0].limit if found else None
    return limit, tuple(provision for provision in found if provision.limit == limit)


def _offered(matter: Matter, rule: Rule) -> Limit | None:
    offer = matter.case.offer
    return Limit(offer.reply_within_days, "days") if rule.offered and offer and offer.reply_within_days else None


def _reason(wording: Wording, named: date | None, set_by_hand: Postponed | None) -> str:
    if set_by_hand:
        return set_by_hand.reason
    return wording.phrase("reason", "named") if named else ""


def _lines(
    wording: Wording,
    rule: Rule,
    mark: Mark,
    term: Term | None,
    limit: Limit | None,
    provisions: tuple[Provision, ...],
    named: date | None,
    set_by_hand: Postponed | None,
) -> Iterator[str]:
    if term is not None:
        yield wording.start(mark.how, mark.day, term.first)
        yield from wording.law(provisions, limit)
        yield from wording.count(term, limit)
    if rule.note:
        yield rule.note
    if named:
        yield wording.end("named", named)
    if set_by_hand:
        yield wording.end("overridden", set_by_hand.due, set_by_hand.reason)
