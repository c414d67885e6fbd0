"""What a template sees of people, the claim and the rest: values with nothing left to compute.

Views hold texts and figures, never sentences; how they are told stands in the templates.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from letters.case import AgentKind, Standing, form_word
from letters.compose.view.filters import yuan
from letters.kit.listing import listed

if TYPE_CHECKING:
    from letters.case import Agent, Case, Claim
    from letters.findings import ItemPosition


class NumberView(NamedTuple):
    """A number of the person's own, and from when to when it was theirs."""

    number: str
    since: date | None
    until: date | None


class SenderView(NamedTuple):
    """The person who writes, as this letter's reader may see them; what they have to do with the contract, if known.

    `looking_for` is who the contacts are meant for; `numbers` are their own, the one to be called back on first.
    """

    name: str
    phone: str
    address: str | None
    email: str | None
    id_number: str | None
    birth_date: date | None
    gender: str | None
    ethnicity: str | None
    occupation: str | None
    workplace: str | None
    standing: Standing | None
    looking_for: str | None
    numbers: tuple[NumberView, ...]

    @property
    def tells_numbers(self) -> bool:
        """Whether there is more to tell of their numbers than the one to be called back on."""
        return len(self.numbers) > 1 or any(own.since or own.until for own in self.numbers)

    @property
    def current_numbers(self) -> str:
        """Those that are still theirs: 19900000011、19900000012."""
        return listed(own.number for own in self.numbers if not own.until)

    @property
    def is_lessee(self) -> bool:
        """Whether the contract is theirs."""
        return self.standing is Standing.LESSEE

    @property
    def is_guarantor(self) -> bool:
        """Whether they guarantee somebody else's."""
        return self.standing is Standing.GUARANTOR

    @property
    def is_party(self) -> bool:
        """Whether they may sign a word of the contract."""
        return self.is_lessee or self.is_guarantor

    @property
    def is_contact(self) -> bool:
        """Whether they were only contacted, about somebody else."""
        return self.standing is Standing.CONTACT

    @property
    def is_stranger(self) -> bool:
        """Whether they do not even know whom the contacts are meant for."""
        return self.standing is Standing.STRANGER

    @property
    def is_outsider(self) -> bool:
        """Whether they have nothing to do with the contract."""
        return self.is_contact or self.is_stranger


def sender_view(case: Case, *, in_public: bool) -> SenderView:
    """The complainant; where not `in_public`, the address is the one given for replies, if any.

    Nor has the other side a use for further numbers, unless it is asked to forget them.
    """
    person = case.complainant
    own = person.own_numbers if in_public or person.is_outsider else person.own_numbers[:1]
    return SenderView(
        name=person.name,
        phone=person.phone,
        address=person.address if in_public else person.reply_address,
        email=person.email,
        id_number=person.id_number,
        birth_date=person.birthday,
        gender=person.gender,
        ethnicity=person.ethnicity,
        occupation=person.occupation,
        workplace=person.workplace,
        standing=case.stands_as,
        looking_for=form_word(person.looking_for) if person.looking_for else None,
        numbers=tuple(NumberView(each.number, each.since, each.until) for each in own),
    )


class AgentView(NamedTuple):
    """Who acts for the person."""

    kind: AgentKind
    name: str
    relation: str
    phone: str
    address: str | None
    id_number: str | None
    proof: str | None
    matters: tuple[str, ...]
    special_powers: tuple[str, ...]
    expires: date | None

    @property
    def is_statutory(self) -> bool:
        """Whether the law makes them act for the person, as a minor's parent."""
        return self.kind is AgentKind.STATUTORY

    @property
    def is_authorised(self) -> bool:
        """Whether the person authorised them."""
        return self.kind is AgentKind.AUTHORISED


def agent_view(agent: Agent) -> AgentView:
    """The agent of a case."""
    return AgentView(
        kind=agent.kind,
        name=agent.name,
        relation=agent.called,
        phone=agent.phone,
        address=agent.address,
        id_number=agent.id_number,
        proof=agent.proof,
        matters=agent.matters,
        special_powers=agent.special_powers,
        expires=agent.expires,
    )


class ClaimView(NamedTuple):
    """What the other side claims; `line` lists the items with their amounts, `source` says where it stood."""

    as_of: date
    amount: Decimal
    line: str
    source: str | None


def claim_view(claim: Claim) -> ClaimView:
    """The claim with its items in one line."""
    line = listed(f"{item.name}{yuan(item.amount)}" for item in claim.items)
    return ClaimView(claim.as_of, claim.amount, line, claim.source)


def disputed_line(item: ItemPosition) -> str:
    """买断款2,599元（没有选择买断）."""
    why = why_disputed(item)
    amount = "" if item.amount is None else yuan(item.amount)
    return f"{item.name}{amount}" + (f"（{why}）" if why else "")


def why_disputed(item: ItemPosition) -> str:
    """Why an item is not accepted, without a stop."""
    return (item.why or item.reason).rstrip("。；; ")


class WitnessView(NamedTuple):
    """Somebody who was contacted and whom this letter's reader may ask: named with consent, with a number if any."""

    who: str
    phone: str | None


def witness_views(case: Case) -> tuple[WitnessView, ...]:
    """Third parties who agree to be asked, as far as the masked case still names them."""
    return tuple(
        WitnessView(f"{third.called}{third.name or ''}", third.phone)
        for third in case.third_parties
        if third.agrees_to_officials and (third.phone or third.name)
    )
