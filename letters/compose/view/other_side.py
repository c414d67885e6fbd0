"""Who stands on the other side of the contract that a letter is about, as it is told there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Role, parties

if TYPE_CHECKING:
    from collections.abc import Collection

    from letters.case import Case, Respondent


def through(case: Case) -> str:
    """The platform (with its brand), else the lessor or shop, through which the contract was made; "" if unknown."""
    party = _through(case)
    return "" if party is None else _with_brand(party)


def claimant_beside(case: Case, about: Collection[Respondent]) -> str:
    """Who claims the money where it is none of those a letter is about: 某某公司（某某优选）; "" if not so."""
    party = _through(case)
    return "" if party is None or any(one.id == party.id for one in about) else _with_brand(party)


def _through(case: Case) -> Respondent | None:
    there = parties(case, case.contract) if case.contract else case.respondents
    for role in (Role.PLATFORM, Role.LESSOR, Role.SHOP):
        for party in there:
            if role in party.roles and (party.is_named or party.brand):
                return party
    return None


def _with_brand(party: Respondent) -> str:
    """某某公司（某某优选）, or the one of them that is known."""
    if not party.is_named:
        return party.brand or ""
    return f"{party.name}（{party.brand}）" if party.brand else party.name


def lessor(case: Case) -> str | None:
    """Who let the thing: the name, "" where it is whom the contract was made through; None where nobody knows.

    Somebody who rented through a platform often learns only in court who the other party to the contract is.
    """
    there = parties(case, case.contract) if case.contract else case.respondents
    named = [party for party in there if Role.LESSOR in party.roles and party.is_named]
    if not named:
        return None
    return "" if through(case).startswith(named[0].name) else named[0].name
