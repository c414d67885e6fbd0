"""Whom the contacts reached besides the person, named by relation: others, guarantors, and who was never named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import Channel
from letters.compose.view.events.reckoned import times
from letters.kit.listing import listed

if TYPE_CHECKING:
    from letters.findings import Contacts, Reached

BY_NUMBER = frozenset({Channel.CALL, Channel.SMS, Channel.SOCIAL})  # who is called on next door is found without one


def others_named(contacts: Contacts) -> str:
    """母亲8次、同事（3人）4次: those who are no guarantors, in the order of the case file."""
    return listed(_often(one) for one in contacts.reached if not one.is_guarantor)


def guarantors_named(contacts: Contacts) -> str:
    """哥哥2次: the guarantors."""
    return listed(_often(one) for one in contacts.reached if one.is_guarantor)


def never_given(contacts: Contacts) -> str:
    """表姐、同事（3人）: those whose number or account was used, and never given to the business by the person."""
    used = {who for row in contacts.countable if row.channel in BY_NUMBER for who in row.to}
    return listed(_called(one) for one in contacts.reached if one.given is False and one.id in used)


def _often(one: Reached) -> str:
    return f"{_called(one)}{times(one.contacts)}"


def _called(one: Reached) -> str:
    """同事（3人）, 微信群（同事、46人）: with how many they are, where it stands for several and does not say it."""
    if (one.people or 1) == 1 or "人" in one.relation:
        return one.relation
    told = f"{one.people}人）"
    return f"{one.relation[:-1]}、{told}" if one.relation.endswith("）") else f"{one.relation}（{told}"
