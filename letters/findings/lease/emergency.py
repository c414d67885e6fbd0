"""Whom the person named as emergency contact when they signed, as far as the case tells who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import form_word

if TYPE_CHECKING:
    from letters.case import Case, Lease, ThirdParty


def _named(case: Case, lease: Lease) -> tuple[ThirdParty, ...]:
    """The third parties whose relation stands in what the case says of the emergency contact: 母亲（下单时必填）."""
    told = lease.emergency_contact or ""
    said = (told, form_word(told))
    return tuple(
        third
        for third in case.third_parties
        if any(word in text for word in (third.relation, third.called) for text in said)
    )


def emergency_without_guarantee(case: Case, lease: Lease) -> tuple[str, ...]:
    """The relations of those of them who guarantee nothing, as the person says, each once."""
    return tuple(dict.fromkeys(third.called for third in _named(case, lease) if third.is_guarantor is False))


def emergency_is_open(case: Case, lease: Lease) -> bool:
    """Whether an emergency contact was named and the case does not say of whom they are, or whether they guarantee."""
    if not lease.emergency_contact:
        return False
    return all(third.is_guarantor is None for third in _named(case, lease))
