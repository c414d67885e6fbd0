"""What a template sees of those on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import Role
from letters.kit.listing import listed
from letters.kit.phone_numbers import written_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Case, Respondent

UNNAMED = "姓名或者名称不详"


class PartyView(NamedTuple):
    """A respondent; `number` is "1. " and so on where there are several.

    Of whom a letter sues, `title` is 被告一. What begins with `rows` are rows of the table: where it is verified that
    they did it, where whoever did it said so, where the person infers it, where what was shown or said names them.
    """

    number: str
    name: str
    is_named: bool
    called: str  # how it is written to: by its name, else as who runs its App; "" where neither is known
    roles: str
    brand: str | None
    payee: str | None
    uscc: str | None
    address: str | None
    phone: str | None
    representative: str | None
    known_from: str | None
    note: str | None
    contracting: bool  # whether the contract was made with or through them
    title: str = ""
    rows_confirmed: str = ""
    rows_self_stated: str = ""
    rows_inferred: str = ""
    rows_named: str = ""


def party_views(parties: Iterable[Respondent], *, plain: bool = False) -> tuple[PartyView, ...]:
    """Respondents in the case's order; `plain` for who has no contract to call their roles by."""
    every = tuple(parties)
    return tuple(
        PartyView(
            number=f"{number}. " if len(every) > 1 else "",
            name=party.name if party.is_named else UNNAMED,
            is_named=party.is_named,
            called=party.called,
            roles=listed(dict.fromkeys(role.plain if plain else role.label for role in party.roles)),
            brand=party.brand,
            payee=party.payee,
            uscc=party.uscc,
            address=party.address,
            phone=party.phone and written_number(party.phone),
            representative=party.representative,
            known_from=party.known_from,
            note=party.note,
            contracting=not {Role.PLATFORM, Role.LESSOR}.isdisjoint(party.roles),
        )
        for number, party in enumerate(every, 1)
    )


def party_name(case: Case, key: str | None) -> str:
    """How a respondent is called in running text: the name if known, else the brand or the roles."""
    party = case.respondent(key)
    if party is None:
        return ""
    return party.name if party.is_named else party.note or party.brand or listed(r.label for r in party.roles)
