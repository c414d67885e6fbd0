"""Contacts day by day, with the nights apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.findings import spans
from letters.findings.counts import breakdown

if TYPE_CHECKING:
    from datetime import date

    from letters.findings.contacts import Contacts


def by_day_and_night(contacts: Contacts) -> tuple[tuple[date, int, int], ...]:
    """Each day that is known, in order: how many came on it, and how many of them at night."""
    nights = breakdown((row for row in contacts.counted if spans.at_night(row)), spans.day)
    at_night = {day: figure.value for day, figure in nights}
    return tuple(
        (day, figure.value, at_night.get(day, 0)) for day, figure in sorted(contacts.by_day, key=lambda d: d[0])
    )
