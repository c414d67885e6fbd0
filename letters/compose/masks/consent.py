"""Who reads, and who agrees to be named to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from letters.case import ThirdParty

# The masks of names, and whether those pass under them who agree to the police, courts and legal aid alone.
NAMES_FOR = {"third_parties_without_consent": False, "third_parties_without_official_consent": True}


def agrees(third: ThirdParty, *, officials: bool) -> bool:
    """Whether somebody agrees to be named to the police, courts and legal aid, or else to every reader."""
    return third.agrees_to_officials if officials else third.agrees_to_all


def is_silent(third: ThirdParty, masks: Container[str]) -> bool:
    """Whether a reader for whom these are the masks may not learn somebody's name."""
    return any(one in masks and not agrees(third, officials=officials) for one, officials in NAMES_FOR.items())
