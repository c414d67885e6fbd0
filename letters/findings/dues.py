"""What is due under a contract as of a day, what of the claim is undisputed and what is not, item by item.

Where the claim, the offer and what is computed differ, that is said (`remarks`); nothing is chosen in silence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.findings.due_values import Dues, Item
from letters.findings.fallen_due import items_of
from letters.findings.legal_facts import case_facts
from letters.findings.owed import NOTHING, DueBasis, still_open
from letters.findings.periods import after
from letters.findings.positions import Stance, positions_of
from letters.findings.remarks import kind_now, remarks_of
from letters.findings.rooms import held_by
from letters.kit.days import day_words
from letters.law import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from letters.books import ClaimRule, ContractRules, MoneyRules
    from letters.case import Case
    from letters.findings.owed import Owed, OwedSum
    from letters.findings.positions import ItemPosition, Positions
    from letters.findings.rooms import Held
    from letters.law import Law, Provision

PROCEDURE = "procedure"  # a kind of topic
LIMITATION = "limitation"  # the topic whose provision carries the period after which a claim is out of time


def dues_of(case: Case, as_of: date, rules: MoneyRules, law: Law) -> Dues | None:
    """What is due as of a day, each item of the claim with what may be cited then; None without a contract.

    Raises HorizonError for a day that the law's data does not know.
    """
    held = held_by(case)
    if held is None:
        return None
    positions, of_kind = positions_of(case, as_of), rules.of(held.kind)
    owed = held.room.owed(held.contract, as_of)
    dues = Dues(
        as_of=as_of,
        basis=owed.basis,
        due=None,
        ahead=None,
        undisputed=positions.undisputed,
        withheld=tuple(each.remark for each in positions.withheld),
        deposit=owed.to_deposit,
    )
    if owed.basis is not DueBasis.UNKNOWN:
        dues = _with_sums(dues, held, owed, law)
    dues = replace(dues, items=tuple(_items(case, held, dues, positions, of_kind, law)))
    return replace(dues, remarks=tuple(remarks_of(held, owed, dues, positions, of_kind)))


def _with_sums(dues: Dues, held: Held, owed: Owed, law: Law) -> Dues:
    """The dues with what has fallen due, what of it is out of time, and what will."""
    open_, later = owed.due(dues.as_of), owed.ahead(dues.as_of)
    late = tuple(each for each in open_ if is_out_of_time(each.due, dues.as_of, law))
    dues = replace(dues, due=still_open(open_), ahead=still_open(later), sums=open_, later=later, late=late)
    return dues if dues.withheld else replace(dues, arrears=_arrears(held, dues))


def is_out_of_time(due: date, on: date, law: Law) -> bool:
    """Whether what fell due on a day can no longer be claimed on another, nothing having begun the period anew."""
    limit = next((each.limit for each in law.on(LIMITATION, on) if each.limit is not None), None)
    return limit is not None and after(due, limit) < on


def _arrears(held: Held, dues: Dues) -> Decimal:
    """What has fallen due in time, at most what the claim calls due and nobody disputes, with what fell due since.

    Nothing where the person disputes all of it that is claimed.
    """
    due = still_open(dues.in_time)
    claim = held.known.claim
    claimed = items_of(claim, held.kind.due) if claim else []
    if claim is None or not claimed:
        return due
    open_to = [item.amount for item in claimed if not item.disputed]
    if not open_to:
        return NOTHING
    then = still_open(held.room.owed(held.contract, claim.as_of).due(claim.as_of))
    since = max((dues.due or NOTHING) - then, NOTHING)
    return min(min(then, sum(open_to, NOTHING)) + since, due)


def in_words(sums: Sequence[OwedSum], rules: ContractRules) -> str:
    """Which sums they are, as an offer may say it: the words of the kind, with first and last day and the number."""
    first, last = sums[0].due, sums[-1].due
    words = {"first": day_words(first), "last": day_words(last)}
    return rules.say("undisputed_what" if len(sums) > 1 else "undisputed_one", count=len(sums), **words)


def _items(case: Case, held: Held, dues: Dues, positions: Positions, rules: ContractRules, law: Law) -> Iterator[Item]:
    """The items of the claim, each with what its topics may cite: substance by the day of signing."""
    as_of = dues.as_of
    ground = Ground(rules.law_as, facts=_facts(case, held, rules))
    for item in positions.items:
        if item.kind is None or item.amount is None:
            continue  # the offer alone names it
        rule = rules.claim(kind_now(item.kind, held, dues), disputed=item.stance is Stance.DISPUTED)
        cited = [each for topic in rule.topics for each in _cite(law, topic, held.known.signed_on, as_of, ground)]
        yield Item(
            name=item.name,
            kind=item.kind,
            amount=item.amount,
            stance=item.stance,
            owed=_owed(item, rule),
            why=item.why or rule.reason,
            ask=rule.ask,
            topics=rule.topics,
            provisions=tuple(dict.fromkeys(cited)),
        )


def _owed(item: ItemPosition, rule: ClaimRule) -> bool | None:
    if item.stance is Stance.ACCEPTED:
        return True
    return None if rule.owed else False


def _facts(case: Case, held: Held, rules: ContractRules) -> frozenset[str]:
    """The facts of the case were everything disputed that can be: what the person could say, marked yet or not."""
    claim = held.contract.claim
    if claim is None:
        return case_facts(case)
    items = [
        item.model_copy(update={"disputed": not rules.claim(item.kind, disputed=item.disputed).owed})
        for item in claim.items
    ]
    claim = claim.model_copy(update={"items": tuple(items)})
    contract = held.contract.model_copy(update={"claim": claim})
    return case_facts(case.model_copy(update={"contracts": (contract,)}))


def _cite(law: Law, topic: str, signed_on: date, as_of: date, ground: Ground) -> tuple[Provision, ...]:
    """What may be cited for a topic; nothing of substance for a contract older than the law's data."""
    day = as_of if law.topic(topic).kind == PROCEDURE else signed_on
    return law.cite(topic, day, ground) if day == as_of or day >= law.horizon.first else ()
