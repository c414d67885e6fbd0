"""What is due under a contract as of a day, what of the claim is undisputed and what is not, item by item.

Where the claim, the offer and what is computed differ, that is said (`remarks`); nothing is chosen in silence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.findings.legal_facts import case_facts
from letters.findings.owed import NOTHING, DueBasis, still_open
from letters.findings.positions import Stance, positions_of
from letters.findings.rooms import held_by
from letters.kit.frozen import frozen
from letters.law import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from letters.books import ClaimRule, ContractRules, MoneyRules, Remark
    from letters.case import Case, Claim, ClaimItem, Labelled
    from letters.findings.owed import Owed, OwedSum
    from letters.findings.positions import ItemPosition, Positions
    from letters.findings.rooms import Held
    from letters.law import Law, Provision

PROCEDURE = "procedure"  # a kind of topic


@frozen
class Item:
    """One item of the claim, in yuan, with the person's `stance`; `why` is their own reason, else the rule's.

    `owed` is what has fallen due and the person accepts; the rest is, or can be, contested. It is None for what has
    fallen due and nobody can tell whether it was paid: no payment is recorded, nothing offered.
    """

    name: str
    kind: Labelled
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


@frozen
class Dues:
    """Sums in yuan. `due` and `ahead` are None where the days on which anything falls due cannot be told.

    `undisputed` is what an offer may name without giving away more: what has fallen due and the person does not
    dispute; None too where no payment is recorded (`has_payments`), since then nobody knows what of it was paid.
    `sums` are the unpaid ones of which `due` consists, oldest first, and `what` says which they are in words; `later`
    those that fall due after the day.
    """

    as_of: date
    basis: DueBasis
    due: Decimal | None
    ahead: Decimal | None
    undisputed: Decimal | None
    sums: tuple[OwedSum, ...] = ()
    later: tuple[OwedSum, ...] = ()
    items: tuple[Item, ...] = ()
    remarks: tuple[Remark, ...] = ()
    what: str = ""
    has_payments: bool = True

    @property
    def undisputed_due(self) -> tuple[date, ...]:
        """The days on which the undisputed sums fell due; nothing where `undisputed` is not what they come to."""
        return tuple(each.due for each in self.sums) if self.undisputed and self.undisputed == self.due else ()

    @property
    def contested(self) -> Decimal:
        """What the items come to that are not owed."""
        return sum((item.amount for item in self.items if item.owed is False), NOTHING)


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
        items=tuple(_items(case, held, positions, as_of, of_kind, law)),
        has_payments=bool(held.known.payments),
    )
    if owed.basis is not DueBasis.UNKNOWN:
        open_, later = owed.due(as_of), owed.ahead(as_of)
        what = _what(open_, of_kind) if open_ else ""
        dues = replace(dues, due=still_open(open_), ahead=still_open(later), sums=open_, later=later, what=what)
    return replace(dues, remarks=tuple(_remarks(case, held, owed, dues, of_kind)))


def _what(sums: tuple[OwedSum, ...], rules: ContractRules) -> str:
    """Which sums they are, as an offer may say it: the words of the kind, with first and last day and the number."""
    first, last = sums[0].due, sums[-1].due
    words = {"first": f"{first.year}年{first.month}月{first.day}日", "last": f"{last.year}年{last.month}月{last.day}日"}
    return rules.say("undisputed_what" if len(sums) > 1 else "undisputed_one", count=len(sums), **words)


def _items(case: Case, held: Held, positions: Positions, as_of: date, rules: ContractRules, law: Law) -> Iterator[Item]:
    """The items of the claim, each with what its topics may cite: substance by the day of signing."""
    ground = Ground(rules.law_as, facts=_facts(case, held, rules))
    for item in positions.items:
        if item.kind is None or item.amount is None:
            continue  # the offer alone names it
        rule = rules.claim(item.kind, disputed=item.stance is Stance.DISPUTED)
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
    if not rule.owed:
        return False
    return True if item.stance is Stance.ACCEPTED else None


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


def _of_kind(claim: Claim, kind: Labelled) -> list[ClaimItem]:
    return [item for item in claim.items if item.kind is kind]


def _remarks(case: Case, held: Held, owed: Owed, dues: Dues, rules: ContractRules) -> Iterator[Remark]:
    """What does not fit together, in the order in which a person would mend it."""
    if not dues.has_payments:
        yield rules.remark("payments_missing")
    if owed.basis is DueBasis.SIGNED:
        yield rules.remark("days_supposed")
    if owed.basis is DueBasis.UNKNOWN:
        yield rules.remark("days_unknown", day=owed.fell_due)
    if owed.over:
        yield rules.remark("overpaid", over=owed.over)
    claim = held.known.claim
    if claim:
        yield from _of_claim(held, claim, dues, rules)
    yield from _against_offer(case, claim, dues.undisputed, rules)


def _of_claim(held: Held, claim: Claim, dues: Dues, rules: ContractRules) -> Iterator[Remark]:
    if not claim.items:
        yield rules.remark("claim_unitemised", claimed=claim.amount)
    if dues.due is not None and dues.has_payments:
        yield from _against_claim(held, claim, rules)
    yield from _unmarked(claim, rules)


def _against_claim(held: Held, claim: Claim, rules: ContractRules) -> Iterator[Remark]:
    """What the claim calls due and not yet due, against what was so on its own day."""
    then = held.room.owed(held.contract, claim.as_of)
    due = _of_kind(claim, held.kind.due)
    if due:
        yield from _gap("claim_differs", _claimed(due), still_open(then.due(claim.as_of)), claim.as_of, rules)
        if all(item.disputed for item in due):
            yield rules.remark("due_disputed")
    if ahead := _of_kind(claim, held.kind.ahead):
        yield from _gap("future_differs", _claimed(ahead), still_open(then.ahead(claim.as_of)), claim.as_of, rules)


def _claimed(items: Iterable[ClaimItem]) -> Decimal:
    return sum((item.amount for item in items), NOTHING)


def _gap(name: str, claimed: Decimal, computed: Decimal, day: date, rules: ContractRules) -> Iterator[Remark]:
    if claimed != computed:
        yield rules.remark(name, claimed=claimed, computed=computed, gap=abs(claimed - computed), day=day)


def _unmarked(claim: Claim, rules: ContractRules) -> Iterator[Remark]:
    for item in claim.items:
        if item.amount and not item.disputed and not rules.claim(item.kind, disputed=False).owed:
            yield rules.remark("contested_not_marked", name=item.name)


def _against_offer(case: Case, claim: Claim | None, computed: Decimal | None, rules: ContractRules) -> Iterator[Remark]:
    """What the offer calls undisputed, against what is computed and what is claimed in all."""
    offered = case.offer.undisputed if case.offer else None
    if offered is None:
        return
    if computed is not None and offered != computed:
        name = "offer_above" if offered > computed else "offer_below"
        yield rules.remark(name, offered=offered, computed=computed, gap=abs(offered - computed))
    if claim and offered > claim.amount:
        yield rules.remark("offer_above_claim", offered=offered, claimed=claim.amount)
