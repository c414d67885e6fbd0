"""Who stands on the other side of the contract that a letter is about, as it is told there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Role, parties

if TYPE_CHECKING:
    from letters.case import Case, Respondent


def through(case: Case) -> str:
    """The platform (with its brand), else the lessor or shop, through which the contract was made; "" if unknown."""
    there = parties(case, case.contract) if case.contract else case.respondents
    for role in (Role.PLATFORM, Role.LESSOR, Role.SHOP):
        for party in there:
            if role in party.roles and (party.is_named or party.brand):
                return _with_brand(party)
    return ""


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
