"""Whom the contacts reached besides the person, named by relation: others, guarantors, and who was never named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.view.stated import times
from letters.kit.listing import listed

if TYPE_CHECKING:
    from letters.findings import Contacts, Reached


def others_named(contacts: Contacts) -> str:
    """母亲8次、同事（3人）4次: those who are no guarantors, in the order of the case file."""
    return listed(_often(one) for one in contacts.reached if not one.is_guarantor)


def guarantors_named(contacts: Contacts) -> str:
    """哥哥2次: the guarantors."""
    return listed(_often(one) for one in contacts.reached if one.is_guarantor)


def never_given(contacts: Contacts) -> str:
    """表姐、同事（3人）: those whose number the person never gave to the business."""
    return listed(f"{one.relation}{_people(one)}" for one in contacts.reached if one.given is False)


def _often(one: Reached) -> str:
    return f"{one.relation}{_people(one)}{times(one.contacts)}"


def _people(one: Reached) -> str:
    return f"（{one.people}人）" if (one.people or 1) > 1 and "人" not in one.relation else ""
