"""What protects the sender: from a case and a day to everything found that a warning is to be given of.

What a warning says, how heavy it is, which letters it concerns and which words give it away stand in `data/warnings/`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case.vocabulary import AgentKind, ReplyOutcome
from letters.compose.guard.claims import exaggerated
from letters.compose.guard.doubts import doubtful
from letters.compose.guard.outdated import outdated
from letters.compose.guard.texts import OWN, owner, spots
from letters.compose.guard.warnings import Found
from letters.compose.guard.wording import dangerous
from letters.findings.legal_facts import ADULT, age
from letters.findings.periods import after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case.model import Case
    from letters.case.wishes import Offer
    from letters.law.book import Law
    from letters.law.provision import Limit

LIMITATION = "limitation"  # the law's topic whose provision carries the period after which a claim is out of time
DOORS = frozenset({"complaint/consumer-association", "complaint/market-regulator"})
OPEN_AGAIN = frozenset({ReplyOutcome.REFUSED, ReplyOutcome.REFERRED, ReplyOutcome.FAILED})


def found(case: Case, letter: str, law: Law, day: date) -> Iterator[Found]:
    """Everything that the case itself gives reason to warn of, for one letter on a day."""
    yield from _device(case)
    yield from _age(case, day)
    for number, incident in enumerate(case.incidents):
        if incident.at.earliest.date() > day:
            yield Found("after-the-letter", str(day), owner(("incidents", number), case).strip())
    yield from _doors(case, letter)
    if case.offer is not None:
        yield from _offer(case, case.offer, law, day)
    yield from doubtful(case)
    yield from _texts(case, letter, law, day)
    yield from _law(law, day)
    if case.complainant.id_number is None:
        yield Found("id-number-missing")
    if any(incident.others for incident in case.incidents):
        yield Found("relative-cannot-complain")


def _device(case: Case) -> Iterator[Found]:
    lease = case.lease
    if lease is None:
        return
    if lease.device_disposed:
        yield Found("device-disposed")
    if lease.device_received is False:
        yield Found("device-not-received")
    if lease.cash_received is not None:
        yield Found("cash-received")


def _age(case: Case, day: date) -> Iterator[Found]:
    born = case.complainant.birthday
    if born is None or age(born, day) >= ADULT:
        return
    if case.agent is None:
        yield Found("minor-without-agent")
    elif case.agent.kind is not AgentKind.STATUTORY:
        yield Found("minor-agent-not-statutory")


def _doors(case: Case, letter: str) -> Iterator[Found]:
    if case.route.dispute_first is None:
        yield Found("route-not-chosen")
    declared = case.declarations
    if declared.before_other_body or declared.before_court:
        yield Found("both-doors", declared.where or "见 [declarations]")
    for filing in case.filings:
        open_still = not (filing.replies and filing.replies[-1].outcome in OPEN_AGAIN)
        if filing.letter in DOORS - {letter} and open_still:
            yield Found("both-doors", f"{filing.on} 已寄 {filing.to}")
    if declared.before_other_body is None or declared.before_court is None:
        yield Found("declarations-unknown")


def _offer(case: Case, offer: Offer, law: Law, day: date) -> Iterator[Found]:
    yield Found("offer-restarts-limitation")
    period = _limitation(law, day)
    if not offer.undisputed_due:
        yield Found("undisputed-dates-unknown")
    late = [due for due in offer.undisputed_due if period is not None and after(due, period) < day]
    if late:
        yield Found("undisputed-out-of-time", "、".join(str(due) for due in late))
    if case.budget is not None and offer.source is None:
        left = case.budget.total_income - case.budget.total_expenses
        largest = max((p.amount for option in offer.options for p in option.payments), default=Decimal(0))
        if left < largest:
            yield Found("budget-does-not-carry", f"{left:,}")
    past = sorted({p.due for option in offer.options for p in option.payments if p.due < day})
    if past:
        yield Found("instalment-past", "、".join(map(str, past)))
    claim = case.contract.claim if case.contract else None
    if claim is not None and offer.undisputed > claim.amount:
        yield Found("undisputed-over-claim", f"{offer.undisputed:,}元比对方主张的{claim.amount:,}元还多")


def _limitation(law: Law, day: date) -> Limit | None:
    return next((p.limit for p in law.on(LIMITATION, day) if p.limit is not None), None)


def _law(law: Law, day: date) -> Iterator[Found]:
    oldest = min((p for p in law.provisions if p.verified), key=lambda p: p.checked_on)
    if oldest.stale(day):
        yield Found("law-stale", str(oldest.checked_on))


def _texts(case: Case, letter: str, law: Law, day: date) -> Iterator[Found]:
    """What the words of the case give reason to warn of, as far as the letter carries them."""
    found = tuple(spots(case, letter))
    told = tuple(spot for spot in found if spot.kind in OWN)
    people = [person for person in (case.complainant, case.agent) if person]
    yield from dangerous(found, frozenset(person.id_number for person in people if person.id_number))
    yield from exaggerated(case, told)
    yield from outdated(case, told, law, day)
