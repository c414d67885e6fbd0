"""From which numbers contacts came, as far as they were shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings.counts import Breakdown, breakdown
from letters.kit.phone_numbers import is_withheld, number_key

if TYPE_CHECKING:
    from letters.case import Incident


def by_number(counted: tuple[Incident, ...]) -> Breakdown[str]:
    """By known number: numbers alike are one, shown as the earliest contact showed it."""
    shown: dict[str, str] = {}

    def spelling(row: Incident) -> str | None:
        key = number_key(row.from_number)
        return None if key is None or row.from_number is None else shown.setdefault(key, row.from_number)

    return breakdown(counted, spelling)


def has_no_number(row: Incident) -> bool:
    """Whether the record gives no number at all, not even that it was hidden."""
    return number_key(row.from_number) is None and not is_withheld(row.from_number)
