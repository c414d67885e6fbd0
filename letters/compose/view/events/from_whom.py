"""From which number a contact came, and who it was or said to be, as a letter may tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from letters.case import ByBasis
from letters.compose.view.party_views import party_name
from letters.compose.view.said import said
from letters.kit.phone_numbers import is_withheld, number_key, written_number

if TYPE_CHECKING:
    from letters.case import Case, Incident
    from letters.compose.view.said import Said

MARKS: Final = '“”"'  # quotation marks that a name may have been typed in


def from_whom(case: Case, incident: Incident) -> dict[str, Any]:
    """The fields of a view that say from which number, and who it was or said to be."""
    withheld = is_withheld(incident.from_number)
    shown = incident.from_number
    known = shown is not None and number_key(shown) is not None
    by = party_name(case, incident.by)
    self_name = None if by else _self_name(incident)
    party = case.respondent(incident.by)
    return {
        "number": written_number(shown) if shown and known else None,
        "number_note": None if known or withheld else shown,
        "withheld": withheld,
        "name": _shown_name(incident, by, self_name),
        "by": by,
        "is_by_named": bool(party and party.is_named),
        "self_name": self_name,
    }


def _shown_name(incident: Incident, by: str, self_name: Said | None) -> str | None:
    """The name that was shown, unless it is told as whose it is already."""
    return None if self_name or _bare(incident.from_name) == by else incident.from_name


def _self_name(incident: Incident) -> Said | None:
    """The name that whoever did it gave, where it is that alone: 微信昵称“陈经理” says where it was shown, too."""
    name = _bare(incident.from_name)
    if incident.by_basis is not ByBasis.SELF_STATED or any(mark in name for mark in MARKS):
        return None
    return said(name)


def _bare(name: str | None) -> str:
    """A name without the quotation marks it was typed in."""
    return (name or "").strip(MARKS)
