"""The rules that protect the sender: from a case and a day to the warnings found, as (id, detail) pairs.

What a warning says, how heavy it is and which letters it concerns stand in `data/warnings.toml`; which words in the
sender's own texts are dangerous, in `data/wording.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case.fields import Table
from letters.case.vocabulary import AgentKind, ReplyOutcome
from letters.findings.allegations import after
from letters.findings.facts import ADULT, age

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case.model import Case
    from letters.case.wishes import Offer
    from letters.law.book import Law
    from letters.law.model import Limit

WORDING = Path(__file__).parent / "data" / "wording.toml"
AS_FOUND = frozenset({"words", "from_number", "from_name", "path", "phone", "reference"})
SHOWN = 30  # characters of the sender's own text that a warning repeats
LIMITATION = "limitation"  # the law's topic whose provision carries the period after which a claim is out of time
DOORS = frozenset({"complaint/consumer-association", "complaint/market-regulator"})
OPEN_AGAIN = frozenset({ReplyOutcome.REFUSED, ReplyOutcome.REFERRED, ReplyOutcome.FAILED})


def found(case: Case, letter: str, law: Law, day: date) -> Iterator[tuple[str, str]]:
    """Everything that the case itself gives reason to warn of, for one letter on a day."""
    yield from _device(case)
    yield from _age(case, day)
    if any(incident.at.earliest.date() > day for incident in case.incidents):
        yield "after-the-letter", str(day)
    yield from _doors(case, letter)
    if case.offer is not None:
        yield from _offer(case, case.offer, law, day)
    yield from _wording(case, letter)
    yield from _law(law, day)
    if case.complainant.id_number is None:
        yield "id-number-missing", ""
    if any(incident.others for incident in case.incidents):
        yield "relative-cannot-complain", ""


def _device(case: Case) -> Iterator[tuple[str, str]]:
    lease = case.lease
    if lease is None:
        return
    if lease.device_disposed:
        yield "device-disposed", ""
    if lease.device_received is False:
        yield "device-not-received", ""
    if lease.cash_received is not None:
        yield "cash-received", ""


def _age(case: Case, day: date) -> Iterator[tuple[str, str]]:
    born = case.complainant.birthday
    if born is None or age(born, day) >= ADULT:
        return
    if case.agent is None:
        yield "minor-without-agent", ""
    elif case.agent.kind is not AgentKind.STATUTORY:
        yield "minor-agent-not-statutory", ""


def _doors(case: Case, letter: str) -> Iterator[tuple[str, str]]:
    if case.route.dispute_first is None:
        yield "route-not-chosen", ""
    declared = case.declarations
    if declared.before_other_body or declared.before_court:
        yield "both-doors", declared.where or "见 [declarations]"
    for filing in case.filings:
        open_still = not (filing.replies and filing.replies[-1].outcome in OPEN_AGAIN)
        if filing.letter in DOORS - {letter} and open_still:
            yield "both-doors", f"{filing.on} 已寄 {filing.to}"
    if declared.before_other_body is None or declared.before_court is None:
        yield "declarations-unknown", ""


def _offer(case: Case, offer: Offer, law: Law, day: date) -> Iterator[tuple[str, str]]:
    yield "offer-restarts-limitation", ""
    period = _limitation(law, day)
    if not offer.undisputed_due:
        yield "undisputed-dates-unknown", ""
    late = [due for due in offer.undisputed_due if period is not None and after(due, period) < day]
    if late:
        yield "undisputed-out-of-time", "、".join(str(due) for due in late)
    if case.budget is not None and offer.source is None:
        left = case.budget.total_income - case.budget.total_expenses
        largest = max((p.amount for option in offer.options for p in option.payments), default=Decimal(0))
        if left < largest:
            yield "budget-does-not-carry", f"{left:,}"
    past = sorted({p.due for option in offer.options for p in option.payments if p.due < day})
    if past:
        yield "instalment-past", "、".join(map(str, past))
    claim = case.lease.claim if case.lease else None
    if claim is not None and offer.undisputed > claim.amount:
        yield "undisputed-over-claim", f"{offer.undisputed:,}元比对方主张的{claim.amount:,}元还多"


def _limitation(law: Law, day: date) -> Limit | None:
    return next((p.limit for p in law.on(LIMITATION, day) if p.limit is not None), None)


def _law(law: Law, day: date) -> Iterator[tuple[str, str]]:
    oldest = min((p for p in law.provisions if p.verified), key=lambda p: p.checked_on)
    if oldest.stale(day):
        yield "law-stale", str(oldest.checked_on)


def _wording(case: Case, letter: str) -> Iterator[tuple[str, str]]:
    searched = {"own": tuple(own_texts(case, letter)), "all": tuple(_all_texts(case))}
    for rule in _rules():
        for match in map(rule.pattern.search, searched[rule.where]):
            if match:
                yield rule.warning, match[0][:SHOWN]


@dataclass(frozen=True, slots=True)
class _Rule:
    warning: str
    where: str
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    rows = tomllib.loads(WORDING.read_text(encoding="utf-8"))["rule"]
    return tuple(_Rule(row["warning"], row["where"], re.compile(row["pattern"])) for row in rows)


def _all_texts(value: object, name: str = "") -> Iterator[str]:
    """Every text below a value, but for fields that hold what somebody else wrote."""
    if type(value) is str and name not in AS_FOUND:
        yield value
    elif isinstance(value, Table):
        for field, below in value:
            yield from _all_texts(below, field)
    elif isinstance(value, tuple):
        for item in value:
            yield from _all_texts(item, name)
    elif isinstance(value, dict):
        yield from _all_texts(tuple(value.values()), name)


def own_texts(case: Case, letter: str) -> Iterator[str]:
    """The texts of the sender that this letter may carry: told, asked and offered, never the other side's words."""
    texts: list[str | None] = [case.story.account, *case.demands.get(letter, ())]
    texts += [incident.account for incident in case.incidents]
    texts += [practice.account for practice in case.practices]
    texts += [dealing.asked for dealing in case.dealings]
    texts += [harm.what for harm in case.harms]
    texts += [item.proves for item in case.evidence]
    if case.hardship is not None:
        texts.append(case.hardship.reason)
    if case.offer is not None:
        texts += [case.offer.undisputed_what, case.offer.source]
        texts += [text for item in case.offer.disputed for text in (item.item, item.reason, item.ask)]
    return (text for text in texts if text)
