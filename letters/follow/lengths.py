"""How long a period is by the law of a day, by whose rules it is counted, and between which days it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from letters.errors import HorizonError
from letters.findings import is_workday, run
from letters.follow.followed import THEIRS
from letters.law import UNSAID, Counting, Limit

if TYPE_CHECKING:
    from letters.findings import Term
    from letters.follow.ladder import Rule
    from letters.follow.marks import Mark
    from letters.law import Law, Provision

DAY = timedelta(days=1)


class Length(NamedTuple):
    """How long a period is, the provisions that make it so (none: advice), and the rules by which it is counted."""

    limit: Limit | None
    provisions: tuple[Provision, ...] = ()
    counting: Counting = UNSAID


class Days(NamedTuple):
    """The days on which a period may end.

    `term` is the period as it is counted, `safe` the day to go by, `latest` the last one that may still be in time,
    later by `unpublished` days than counted where days off are not published yet.
    """

    term: Term
    safe: date
    latest: date
    unpublished: int


def length_of(law: Law, rule: Rule, day: date) -> Length:
    """How long the period of a rule with a topic is by the law of a day; none on a day that the data does not reach."""
    found = _terms(law, rule.topic, day)
    if rule.said:
        told = tuple(provision for provision in found if any(rule.said in term for term in provision.terms))
        return Length(rule.limit if told else None, told, _counting(law, rule, told))
    limit = found[0].limit if found else None
    same = tuple(provision for provision in found if provision.limit == limit)
    return Length(limit, same, _counting(law, rule, same))


def untold(law: Law, rule: Rule, day: date) -> Length:
    """How long the period is at most for somebody whom nobody told of the remedy; no limit where it is no longer."""
    found = _terms(law, rule.untold, day) if rule.untold else ()
    return Length(found[0].limit if found else None, found[:1])


def _terms(law: Law, topic: str, day: date) -> tuple[Provision, ...]:
    try:
        return law.terms(topic, day)
    except HorizonError:
        return ()


def _counting(law: Law, rule: Rule, provisions: tuple[Provision, ...]) -> Counting:
    """The rules of the act that sets the period; of several, those of the first that has any."""
    found = [law.counting(provision.act) for provision in provisions]
    telling = (counting for counting in found if not counting.may_move)
    counting = next(telling, found[0] if found else UNSAID)
    return Counting(first_day="excluded", rest_days="stay", posting=counting.posting) if rule.fixed else counting


def days_of(rule: Rule, mark: Mark, length: Length, longest: Limit | None, unpublished: int) -> Days | None:
    """Between which days a period ends; None without a length.

    `longest` is how long it is at most, where that is not certain. `unpublished` are the days by which rest days of a
    year without a list may move it.
    """
    limit = length.limit
    if limit is None:
        return None
    bound = bool(length.provisions)
    moves = bound and length.counting.moves
    term = run(mark.day, limit, moves=moves)
    last = run(mark.latest, longest or limit, moves=moves or (bound and length.counting.may_move))
    margin = unpublished if term.provisional or last.provisional else 0
    latest = max(term.due, last.due) + timedelta(days=margin)
    plain = run(mark.day, limit, moves=False).due
    return Days(term, latest if rule.side == THEIRS else before_rest(plain, mark.day), latest, margin)


def before_rest(last: date, start: date) -> date:
    """The last working day up to a day, or that day itself where the period has none before."""
    day = last
    while day > start and not is_workday(day).works:
        day -= DAY
    return day if day > start else last
