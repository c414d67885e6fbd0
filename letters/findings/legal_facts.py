"""Facts on which citing depends, in the words of the law table: of one contact, and of the whole case.

A fact is asserted only where the case says so; what is unknown is no fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import PUBLIC, Act, PaperKind, PracticeKind, Role
from letters.findings.fact_rules import fact_rules
from letters.findings.rooms import all_held_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case import Case, Complainant, Incident, ThirdParty

TOLD_OF_INCIDENTS = ("work_stopped", "in_home", "pursued", "warned_by_authority")
"""Facts of one contact that the person tells by a field of that name."""

LESSORS = frozenset({Role.LESSOR, Role.PLATFORM})


def incident_facts(incident: Incident) -> frozenset[str]:
    """Facts of one contact."""
    return frozenset(_of_incident(incident))


def _of_incident(incident: Incident) -> Iterator[str]:
    if incident.is_public:
        yield "public"
    if incident.others or PUBLIC in incident.to:
        yield "third_party"
    yield from (fact for fact in TOLD_OF_INCIDENTS if getattr(incident, fact))
    if Act.IMPERSONATES_OFFICIAL in incident.acts and (posed := _posed_as(incident)):
        yield posed


def _posed_as(incident: Incident) -> str:
    """Which kind of person somebody posed as; "" where the record does not say, or says more than one."""
    told = " ".join(filter(None, (incident.words, incident.account)))
    for text in (incident.from_name or "", told):
        kinds = [pose.fact for pose in fact_rules().pose if pose.pattern.search(text)]
        if kinds:
            return kinds[0] if len(kinds) == 1 else ""
    return ""


def case_facts(case: Case) -> frozenset[str]:
    """Facts of the whole case."""
    return frozenset({*_of_people(case), *_of_contacts(case), *_of_business(case), *_of_contract(case)})


def facts_on(case: Case, day: date) -> frozenset[str]:
    """Facts of the whole case that depend on the day asked for: that the term of a contract is over."""
    over = any(held.room.is_over(held.contract, day) for held in all_held_by(case))
    return frozenset({"term_over"} if over else ())


def age(born: date, on: date) -> int:
    """Full years; a birthday counts from the day itself."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_adult(born: date, on: date) -> bool:
    """Whether somebody is of age on a day."""
    return age(born, on) >= fact_rules().ages.adult


def _of_people(case: Case) -> Iterator[str]:
    if any(party.licensed and not LESSORS.isdisjoint(party.roles) for party in case.respondents):
        yield "licensed_lessor"
    if any(Role.COLLECTOR in party.roles for party in case.respondents):
        yield "outsourced"
    if case.agent is not None:
        yield "agent"
    yield "shop_on_platform" if any(party.on_platform for party in case.respondents) else "own_site"


def _of_contacts(case: Case) -> Iterator[str]:
    reached = [third for third in _reached(case) if not third.is_guarantor]
    if reached:
        yield "third_parties"
    if any(third.given_by_complainant is False for third in reached):
        yield "contacts_not_given"


def _reached(case: Case) -> list[ThirdParty]:
    """The third parties who were contacted."""
    keys = {key for incident in case.incidents if incident.counts for key in incident.others}
    return [third for third in case.third_parties if third.id in keys]


def _of_business(case: Case) -> Iterator[str]:
    if any(practice.kind is PracticeKind.DEPOSIT for practice in case.practices):
        yield "deposit_withheld"
    if case.offer is not None and case.offer.return_device:
        yield "device_returned"
    if any(paper.kind is PaperKind.ASSIGNMENT and not paper.is_disowned for paper in case.received):
        yield "assigned"


def _of_contract(case: Case) -> Iterator[str]:
    for held in all_held_by(case):
        yield from _capacity(case.complainant, held.known.signed_on)
        yield from held.room.facts(case, held.contract)


def _capacity(person: Complainant, signed_on: date) -> Iterator[str]:
    born = person.birthday
    if born is None or is_adult(born, signed_on):
        return
    yield "minor"
    if age(born, signed_on) >= fact_rules().ages.earning and person.own_wages is not False:
        yield "own_wages"
    if age(born, signed_on) < fact_rules().ages.limited:
        yield "minor_under_eight"
