"""What a letter says the law may say: incidents by topic, and the practices and facts of the business."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from letters.case import Channel
from letters.compose.view.events.doers import ranges
from letters.compose.view.events.reckoned import in_all
from letters.compose.view.filters import day
from letters.findings import figure
from letters.kit.moment import Moment
from letters.law import Ground, cite_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from letters.case import Respondent
    from letters.compose.view.events.event_views import EventView
    from letters.findings import Allegation, Allegations, Findings
    from letters.law import Provision

NO_CONTACT = "no_contact_order"  # a measure that is asked for, not a wrong that is alleged


class AllegationView(NamedTuple):
    """One topic, with the rows of the table that bear it out ("" for practices), and the articles."""

    label: str
    cited: str
    rows: str = ""
    contacts: int = 0
    first: Moment | None = None
    last: Moment | None = None
    crosses: date | None = None
    stated: str = ""  # how many contacts, as a letter may say it

    @property
    def one_day(self) -> bool:
        """Whether it all happened on one day."""
        return self.first is None or self.last is None or day(self.first) == day(self.last)


class Charge(NamedTuple):
    """One topic before its articles are named: what they are, what of the table bears it out, or whether a practice."""

    label: str
    provisions: tuple[Provision, ...]
    rows: tuple[int, ...] = ()
    allegation: Allegation | None = None
    is_practice: bool = False


class ClueView(NamedTuple):
    """What an investigator can secure: known numbers (how many), accounts, and whether an order is to be asked for."""

    numbers: int
    accounts: bool
    no_contact: str


def allegation_views(charges: Iterable[Charge]) -> tuple[AllegationView, ...]:
    """Charges one by one, each with its articles."""
    return tuple(_view(one) for one in charges)


def charges_of(alleged: Allegations, rows: Iterable[EventView]) -> tuple[Charge, ...]:
    """What incidents bear out in the order of the law's topics, with the rows of this letter's table."""
    numbers = {row.incident.id: row.row for row in rows}
    narrower = {(one.topic.within, each.id) for one in alleged.cited for each in one.incidents}
    return tuple(_charge(one, numbers, narrower) for one in alleged.cited if one.topic.name != NO_CONTACT)


def _charge(one: Allegation, numbers: Mapping[str, int], narrower: Collection[tuple[str, str]]) -> Charge:
    """A topic with its rows, without those that a narrower one tells, unless that leaves none."""
    own = [each for each in one.incidents if (one.topic.name, each.id) not in narrower] or one.incidents
    rows = sorted(numbers[incident.id] for incident in own)
    return Charge(one.topic.label, tuple(one.provisions), tuple(rows), one)


def _view(one: Charge) -> AllegationView:
    cited = cite_named(one.provisions)
    if one.allegation is None:
        return AllegationView(one.label, cited)
    return AllegationView(
        label=one.label,
        cited=cited,
        rows=ranges(one.rows),
        contacts=one.allegation.contacts,
        first=one.allegation.first,
        last=one.allegation.last,
        crosses=one.allegation.crosses,
        stated=in_all(figure(one.allegation.incidents)),
    )


def clue_view(told: Sequence[EventView], alleged: Allegations, numbers: int) -> ClueView:
    """What this letter's incidents leave to be traced."""
    orders = [one.provisions for one in alleged.cited if one.topic.name == NO_CONTACT]
    return ClueView(
        numbers=numbers,
        accounts=any(row.incident.channel is Channel.SOCIAL for row in told),
        no_contact=cite_named(provision for provisions in orders for provision in provisions),
    )


def practice_charges(
    findings: Findings, law_as: str, about: Iterable[Respondent], alleged: Allegations, facts: Collection[str]
) -> tuple[Charge, ...]:
    """What the practices and these facts of the business lead to, each topic once; what incidents led to is left out.

    A practice follows the law of its own day, else of the day of signing; a fact of the case, of the letter's day.
    """
    law = findings.books.law
    done, practised = {one.topic.name for one in alleged.cited}, _practised(findings, law_as)
    kinds = frozenset(str(practice.kind) for practice in findings.case.practices)
    ground = Ground(law_as, facts=findings.facts | kinds)
    found: dict[str, list[Provision]] = {}
    for topic, on in _led_to(findings, law_as, {party.id for party in about}, facts):
        if topic not in done:
            found.setdefault(topic, []).extend(law.cite(topic, on, ground))
    return tuple(
        Charge(topic.label, tuple(found[topic.name]), is_practice=topic.name in practised)
        for topic in law.topics.values()
        if found.get(topic.name) and (findings.is_of_a_consumer or not topic.consumers)
    )


def _practised(findings: Findings, law_as: str) -> frozenset[str]:
    """The topics that practices lead to, whoever's they are."""
    topics = findings.books.law.topics_for_practice
    return frozenset(topic for one in findings.case.practices for topic in topics(one.kind, law_as))


def _led_to(findings: Findings, law_as: str, about: set[str], facts: Collection[str]) -> Iterator[tuple[str, date]]:
    case, law, day = findings.case, findings.books.law, findings.day
    signed = case.contract.signed_on if case.contract else day
    for practice in case.practices:
        if practice.by is None or practice.by in about:
            on = practice.on.latest.date() if practice.on else signed
            for topic in law.topics_for_practice(practice.kind, law_as):
                yield topic, min(on, day)
    for fact in facts:
        for topic in law.topics_for_fact(fact, law_as):
            yield topic, day
