"""Guarantors are told apart: what they hear of the contract is told to nobody outside it.

Who is not said to be one, and who nobody knows to be one, is taken for what they are in any case: somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Incident, ThirdParty


def guarantors(third_parties: Iterable[ThirdParty]) -> frozenset[str]:
    """The ids of those who are said to be guarantors."""
    return frozenset(third.id for third in third_parties if third.is_guarantor)


def apart(incident: Incident, them: frozenset[str]) -> Incident:
    """The incident without guarantors among those it reached; itself where it reached none.

    Where it reached nobody else, no debt was disclosed by it.
    """
    if them.isdisjoint(incident.to):
        return incident
    left = incident.model_copy(update={"to": tuple(who for who in incident.to if who not in them)})
    if left.others or left.is_public:
        return left
    return left.model_copy(update={"acts": tuple(act for act in left.acts if act is not Act.DEBT_DISCLOSED)})
