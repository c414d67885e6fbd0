"""What rent is due as of a day, what of the claim is undisputed and what is not, item by item.

Where the claim, the offer and what is computed differ, that is said (`remarks`); nothing is chosen in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case.contracts.lease.words import ClaimKind
from letters.findings.legal_facts import case_facts
from letters.findings.positions import Stance, positions_of
from letters.findings.rents import ONE_DAY, DueBasis, rents_of
from letters.law.provision import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from letters.books.money_rules import ClaimRule, MoneyRules, Remark
    from letters.case.contracts.lease.model import Claim, ClaimItem, Lease
    from letters.case.model import Case
    from letters.findings.positions import ItemPosition, Positions
    from letters.findings.rents import Rent, Rents
    from letters.law.book import Law
    from letters.law.provision import Provision

NOTHING = Decimal("0.00")
PROCEDURE = "procedure"  # a kind of topic
LAW_AS = "platform"  # the addressee of the law table to whom offers go


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the claim, in yuan, with the person's `stance`; `why` is their own reason, else the rule's.

    `owed` is due rent the person accepts; the rest is, or can be, contested. It is None for due rent of which nobody
    can tell whether it was paid: no payment is recorded, nothing offered.
    """

    name: str
    kind: ClaimKind
    amount: Decimal
    stance: Stance
    owed: bool | None
    why: str
    ask: str
    topics: tuple[str, ...]
    provisions: tuple[Provision, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether the person disputes it."""
        return self.stance is Stance.DISPUTED


@dataclass(frozen=True, slots=True)
class Dues:
    """Sums in yuan. `due` and `ahead` are None where the days on which rents fall due cannot be told.

    `undisputed` is what an offer may name without giving away more: due rent that the person does not dispute; None
    too where no payment is recorded (`has_payments`), since then nobody knows what of the due rent was paid.
    `rents` are the unpaid rents of which `due` consists, oldest first, and `what` says which they are in words;
    `later` those that fall due after the day.
    """

    as_of: date
    basis: DueBasis
    due: Decimal | None
    ahead: Decimal | None
    undisputed: Decimal | None
    rents: tuple[Rent, ...] = ()
    later: tuple[Rent, ...] = ()
    items: tuple[Item, ...] = ()
    remarks: tuple[Remark, ...] = ()
    what: str = ""
    has_payments: bool = True

    @property
    def undisputed_due(self) -> tuple[date, ...]:
        """The days on which the undisputed rents fell due; nothing where the sum is not those rents' sum."""
        return tuple(rent.due for rent in self.rents) if self.undisputed and self.undisputed == self.due else ()

    @property
    def contested(self) -> Decimal:
        """What the items come to that are not owed."""
        return sum((item.amount for item in self.items if item.owed is False), NOTHING)


def dues_of(case: Case, as_of: date, rules: MoneyRules, law: Law) -> Dues | None:
    """What is due as of a day, each item of the claim with what may be cited then; None without a lease.

    Raises HorizonError for a day that the law's data does not know.
    """
    lease = case.lease
    if lease is None:
        return None
    positions = positions_of(case, as_of)
    rents = rents_of(lease, as_of)
    dues = Dues(
        as_of=as_of,
        basis=rents.basis,
        due=None,
        ahead=None,
        undisputed=positions.undisputed,
        items=tuple(_items(case, lease, positions, as_of, rules, law)),
        has_payments=bool(lease.payments),
    )
    if rents.basis is not DueBasis.UNKNOWN:
        open_, later = rents.due(as_of), rents.ahead(as_of)
        what = _what(open_, rules) if open_ else ""
        dues = replace(dues, due=_sum(open_), ahead=_sum(later), rents=open_, later=later, what=what)
    return replace(dues, remarks=tuple(_remarks(case, lease, rents, dues, rules)))


def _what(rents: tuple[Rent, ...], rules: MoneyRules) -> str:
    """2026年7月28日至2026年10月28日到期的租金，共4期."""
    first, last = rents[0].due, rents[-1].due
    words = {"first": f"{first.year}年{first.month}月{first.day}日", "last": f"{last.year}年{last.month}月{last.day}日"}
    return rules.say("undisputed_what" if len(rents) > 1 else "undisputed_one", count=len(rents), **words)


def _items(case: Case, lease: Lease, positions: Positions, as_of: date, rules: MoneyRules, law: Law) -> Iterator[Item]:
    """The items of the claim, each with what its topics may cite: substance by the day of signing."""
    ground = Ground(LAW_AS, facts=_facts(case, lease, rules))
    for item in positions.items:
        if item.kind is None or item.amount is None:
            continue  # the offer alone names it
        rule = rules.claim(item.kind, disputed=item.stance is Stance.DISPUTED)
        cited = [each for topic in rule.topics for each in _cite(law, topic, lease, as_of, ground)]
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
    if not rule.owed:
        return False
    return True if item.stance is Stance.ACCEPTED else None


def _facts(case: Case, lease: Lease, rules: MoneyRules) -> frozenset[str]:
    """The facts of the case were everything disputed that can be: what the person could say, marked yet or not."""
    if lease.claim is None:
        return case_facts(case)
    items = [
        item.model_copy(update={"disputed": not rules.claim(item.kind, disputed=item.disputed).owed})
        for item in lease.claim.items
    ]
    claim = lease.claim.model_copy(update={"items": tuple(items)})
    return case_facts(case.model_copy(update={"lease": lease.model_copy(update={"claim": claim})}))


def _cite(law: Law, topic: str, lease: Lease, as_of: date, ground: Ground) -> tuple[Provision, ...]:
    """What may be cited for a topic; nothing of substance for a contract older than the law's data."""
    day = as_of if law.topic(topic).kind == PROCEDURE else lease.signed_on
    return law.cite(topic, day, ground) if day == as_of or day >= law.horizon.first else ()


def _sum(rents: Iterable[Rent]) -> Decimal:
    return sum((rent.open for rent in rents), NOTHING)


def _of_kind(claim: Claim | None, kind: ClaimKind) -> list[ClaimItem]:
    return [item for item in claim.items if item.kind is kind] if claim else []


def _remarks(case: Case, lease: Lease, rents: Rents, dues: Dues, rules: MoneyRules) -> Iterator[Remark]:
    """What does not fit together, in the order in which a person would mend it."""
    if not lease.payments:
        yield rules.remark("payments_missing")
    if rents.basis is DueBasis.SIGNED:
        yield rules.remark("days_supposed")
    if rents.basis is DueBasis.UNKNOWN:
        yield rules.remark("days_unknown", day=_fell_due(lease))
    if rents.over:
        yield rules.remark("overpaid", over=rents.over)
    if lease.claim:
        yield from _of_claim(lease, lease.claim, dues.due, rules)
    yield from _against_offer(case, lease, dues.undisputed, rules)


def _of_claim(lease: Lease, claim: Claim, due: Decimal | None, rules: MoneyRules) -> Iterator[Remark]:
    if not claim.items:
        yield rules.remark("claim_unitemised", claimed=claim.amount)
    if due is not None and lease.payments:
        yield from _against_claim(lease, claim, rules)
    yield from _unmarked(claim, rules)


def _fell_due(lease: Lease) -> date | None:
    return None if lease.overdue_since is None else lease.overdue_since - ONE_DAY


def _against_claim(lease: Lease, claim: Claim, rules: MoneyRules) -> Iterator[Remark]:
    """What the claim calls due and not yet due, against what was so on its own day."""
    rents = rents_of(lease, claim.as_of)
    owed = _of_kind(claim, ClaimKind.RENT_DUE)
    if owed:
        yield from _gap("claim_differs", _claimed(owed), _sum(rents.due(claim.as_of)), claim.as_of, rules)
        if all(item.disputed for item in owed):
            yield rules.remark("rent_disputed")
    if ahead := _of_kind(claim, ClaimKind.RENT_FUTURE):
        yield from _gap("future_differs", _claimed(ahead), _sum(rents.ahead(claim.as_of)), claim.as_of, rules)


def _claimed(items: Iterable[ClaimItem]) -> Decimal:
    return sum((item.amount for item in items), NOTHING)


def _gap(name: str, claimed: Decimal, computed: Decimal, day: date, rules: MoneyRules) -> Iterator[Remark]:
    if claimed != computed:
        yield rules.remark(name, claimed=claimed, computed=computed, gap=abs(claimed - computed), day=day)


def _unmarked(claim: Claim, rules: MoneyRules) -> Iterator[Remark]:
    for item in claim.items:
        if item.amount and not item.disputed and not rules.claim(item.kind, disputed=False).owed:
            yield rules.remark("contested_not_marked", name=item.name)


def _against_offer(case: Case, lease: Lease, computed: Decimal | None, rules: MoneyRules) -> Iterator[Remark]:
    """What the offer calls undisputed, against what is computed and what is claimed in all."""
    offered = case.offer.undisputed if case.offer else None
    if offered is None:
        return
    if computed is not None and offered != computed:
        name = "offer_above" if offered > computed else "offer_below"
        yield rules.remark(name, offered=offered, computed=computed, gap=abs(offered - computed))
    if lease.claim and offered > lease.claim.amount:
        yield rules.remark("offer_above_claim", offered=offered, claimed=lease.claim.amount)
