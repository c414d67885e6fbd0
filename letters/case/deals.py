"""A case as it looks from one of its contracts: with that contract alone, and only with what concerns it.

Whoever works on one deal (an offer, a complaint, a notice) is given such a case, and goes on seeing a case with at most
one contract. What of the case concerns a contract is said by whoever names it: by `contract`, or by the business that
did it, where that has to do with one contract only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from letters.case import shape
from letters.case.contracts import HERE, TABLE
from letters.case.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.case.contracts import Contract
    from letters.case.model import Case, Deal
    from letters.case.people import Respondent
    from letters.case.where import KeyPath

OF_A_DEAL = ("demands", "offer", "route", "addressees", "declarations")
"""What the person says of one contract: with the case itself where it has only one, else in `[[deals]]`."""
CAN_SIGN = frozenset({Role.PLATFORM, Role.LESSOR, Role.SHOP})


class OfAContract(Protocol):
    """An entry that may name its contract."""

    @property
    def contract(self) -> str | None:
        """The id of the contract it concerns."""


class Named(OfAContract, Protocol):
    """An entry that may name its contract and who did it."""

    @property
    def by(self) -> str | None:
        """The id of the respondent it is about."""


Bound = TypeVar("Bound", bound=OfAContract)
Entry = TypeVar("Entry", bound=Named)


def parties(case: Case, contract: Contract) -> tuple[Respondent, ...]:
    """The respondents that have to do with a contract, as the person says.

    Where nobody says so, it is the only business of the case's only contract; of several businesses, none.
    """
    named = {business.id for business in contract.businesses}
    if named:
        return tuple(party for party in case.respondents if party.id in named)
    possible = tuple(party for party in case.respondents if CAN_SIGN & set(party.roles))
    return possible if len(possible) == 1 and len(case.contracts) == 1 else ()


def deal_name(case: Case, contract: Contract) -> str:
    """How a contract is told from others: 与某某公司的合同（订单号 A-1），or by its day where it has no number."""
    names = [party.brand or party.name for party in parties(case, contract) if party.brand or party.is_named]
    number = f"订单号 {contract.order_number}" if contract.order_number else f"{contract.signed_on} 签订"
    return f"与{names[0]}的合同（{number}）" if names else f"合同 {contract.id}（{number}）"


def contracts_named(case: Case, entry: Named) -> frozenset[str]:
    """The ids of the contracts that an entry concerns: the one it names, else those of who did it; none for unknown."""
    if entry.contract is not None:
        return frozenset({entry.contract})
    if entry.by is None:
        return frozenset()
    return frozenset(held.id for held in case.contracts if entry.by in {party.id for party in parties(case, held)})


def contracts_of_party(case: Case, by: str | None) -> str | None:
    """The id of the one contract that a business has to do with; None for none, several, or nobody."""
    found = [held.id for held in case.contracts if by in {party.id for party in parties(case, held)}]
    return found[0] if by is not None and len(found) == 1 else None


def deal_of(case: Case, contract: str) -> Deal | None:
    """What the person says of one of several contracts."""
    return next((deal for deal in case.deals if deal.contract == contract), None)


def about(case: Case, contract: str) -> Case:
    """The case as it looks from the contract of that id, businesses with the parts they have there.

    What nobody says which contract it concerns stays; of the respondents go those of other contracts alone, and where
    it is known with whom this one was made, every other business that could have made it.
    """
    held = next(each for each in case.contracts if each.id == contract)
    respondents = tuple(_in_part(party, held) for party in _concerned(case, held))
    if len(case.contracts) > 1 or case.deals:
        return _of_several(case, held, respondents)
    return case if respondents == case.respondents else case.model_copy(update={"respondents": respondents})


def _of_several(case: Case, held: Contract, respondents: tuple[Respondent, ...]) -> Case:
    """The case with one of its contracts, and with what concerns it."""
    contract, alone = held.id, len(case.contracts) == 1
    seen = case.model_copy(
        update={
            **_wished(case, contract, respondents),
            "contracts": (held,),
            "deals": (),
            "respondents": respondents,
            "incidents": _of(case.incidents, case, contract),
            "practices": _of(case.practices, case, contract),
            "dealings": _of(case.dealings, case, contract),
            "received": _of(case.received, case, contract),
            "filings": _of_it_or_all(case.filings, contract) if alone else _of_it(case.filings, contract),
            "overrides": _of_it_or_all(case.overrides, contract),
            "requests": _of_it_or_all(case.requests, contract) if alone else _of_it(case.requests, contract),
        }
    )
    return _with_its_evidence(seen, case, contract)


def _with_its_evidence(seen: Case, case: Case, contract: str | None) -> Case:
    """The view without what proves another contract alone: named by it, or only by what the view does not show."""
    gone = _proofs(case) - _proofs(seen)
    kept = tuple(each for each in case.evidence if each.contract in (None, contract) and each.id not in gone)
    return seen.model_copy(update={"evidence": kept})


def _proofs(case: Case) -> set[str]:
    """The ids of all evidence that something in the case names."""
    tables = (table for _, table in shape.walk(case) if table is not case)
    return {key for table in tables for key in getattr(table, "evidence", ())}


def _concerned(case: Case, held: Contract) -> Iterator[Respondent]:
    """The respondents that a contract concerns, or of which nobody says which they concern."""
    there = {party.id for party in parties(case, held)}
    elsewhere = {party.id for other in case.contracts if other is not held for party in parties(case, other)}
    for party in case.respondents:
        if party.id in there or not (party.id in elsewhere or (there and CAN_SIGN & set(party.roles))):
            yield party


def _wished(case: Case, contract: str, respondents: tuple[Respondent, ...]) -> dict[str, object]:
    """What the person says of a contract, by the field of the case that holds it.

    Of the only one it is what the case says, unless its `[[deals]]` say it; of several, what its own `[[deals]]` say
    and nothing else: what is said of another, or of nobody knows which, is no word about this one.
    """
    deal = deal_of(case, contract)
    said = {name: getattr(deal, name) for name in OF_A_DEAL if name in deal.model_fields_set} if deal else {}
    unsaid = {} if len(case.contracts) == 1 else _unsaid(case, respondents)
    told = case.story.model_copy(update={"account": deal.account}) if deal and deal.account else case.story
    receivers = {**unsaid.get("addressees", case.addressees), **(deal.addressees if deal else {})}
    return {"story": told, **unsaid, **said, "addressees": receivers}


def _unsaid(case: Case, respondents: tuple[Respondent, ...]) -> dict[str, Any]:
    """What holds of one of several contracts while nothing is said of it: of receivers, those named for its own."""
    there = {party.id for party in respondents}
    receivers = {key: name for key, name in case.addressees.items() if key.partition(":")[2] in there}
    blank = {name: type(case).model_fields[name].get_default(call_default_factory=True) for name in OF_A_DEAL}
    return {**blank, "addressees": receivers}


class View(NamedTuple):
    """A case as it looks from one contract, and where in the file that what it shows stands; `number` is its place."""

    case: Case
    number: int = 0
    deal: int | None = None

    def place(self, path: KeyPath) -> KeyPath:
        """The path in the whole case of one that leads from the view, or from `HERE` for its contract."""
        if path[0] == HERE:
            return (TABLE, self.number, *path[1:])
        return path if self.deal is None or path[0] not in OF_A_DEAL else ("deals", self.deal, *path)


def views(case: Case) -> Iterator[View]:
    """The case from each of its contracts; the case itself where there are not several."""
    if len(case.contracts) < 2 and not case.deals:
        yield View(case)
        return
    places = {deal.contract: place for place, deal in enumerate(case.deals)}
    for index, contract in enumerate(case.contracts):
        yield View(about(case, contract.id), index, places.get(contract.id))


def unbound(case: Case) -> tuple[Respondent, ...]:
    """The respondents that have to do with no contract, as far as is known."""
    bound = _bound(case)
    return tuple(party for party in case.respondents if party.id not in bound)


def _bound(case: Case) -> set[str]:
    return {party.id for held in case.contracts for party in parties(case, held)}


def apart_from_contracts(case: Case) -> Case:
    """The case without any contract and what is wished about one: for who has to do with none."""
    if not case.contracts:
        return case
    bound = _bound(case)
    practices = tuple(each for each in case.practices if each.by is not None and each.by not in bound)
    dealings = tuple(each for each in case.dealings if each.by is None or each.by not in bound)
    wished = {"offer": None, "requests": tuple(each for each in case.requests if each.contract is None)}
    seen = case.model_copy(
        update={
            "contracts": (),
            "deals": (),
            "received": (),
            "practices": practices,
            "dealings": dealings,
            **wished,
        }
    )
    return _with_its_evidence(seen, case, None)


def _of(entries: Iterable[Entry], case: Case, contract: str) -> tuple[Entry, ...]:
    """The entries that concern the contract, or of which nobody says which they concern."""
    told = ((entry, contracts_named(case, entry)) for entry in entries)
    return tuple(entry for entry, named in told if not named or contract in named)


def _of_it(entries: Iterable[Bound], contract: str) -> tuple[Bound, ...]:
    """What names the contract."""
    return tuple(entry for entry in entries if entry.contract == contract)


def _of_it_or_all(entries: Iterable[Bound], contract: str) -> tuple[Bound, ...]:
    """What is wished of the contract, or of every contract."""
    return tuple(entry for entry in entries if entry.contract in (None, contract))


def _in_part(party: Respondent, contract: Contract) -> Respondent:
    """The respondent with the part it has in the contract."""
    parts = next((business.parts for business in contract.businesses if business.id == party.id), ())
    return (
        party.model_copy(update={"roles": tuple(role for part in parts for role in Role if role.value == part.value)})
        if parts
        else party
    )
