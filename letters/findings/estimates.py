"""An estimate of so many a day, as the contacts of each of its days: computed for every count, stored nowhere."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from letters.case import days_of
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case import Incident


def each_day(incident: Incident) -> Iterator[Incident]:
    """The contacts of an estimate day by day, those at night apart; any other record as it is.

    Where it was only some days of its span, nobody knows which: then all of them lie somewhere in it, as of a record
    that spreads. What came at night has `per_night` alone, what did not `per_day` with no night.
    """
    if incident.daily is None:
        yield incident
        return
    spanned = days_of(incident.at, incident.until)
    if spanned is None or (incident.days or spanned) != spanned:
        yield from _by_night(incident, incident.days or 1)
        return
    first = incident.at.earliest.date()
    for number in range(spanned):
        day = _on(first + timedelta(days=number))
        yield from _by_night(incident.model_copy(update={"at": day, "until": None}), 1)


def _on(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)


def _by_night(incident: Incident, days: int) -> Iterator[Incident]:
    """What came by day and what by night on so many days, as far as they were told apart."""
    night = incident.per_night or 0
    by_day = (incident.per_day or night) - night
    if by_day > 0:
        told = {"per_day": by_day, "per_night": 0 if night else None, "count": by_day * days}
        yield incident.model_copy(update=told)
    if night:
        yield incident.model_copy(update={"per_day": None, "count": night * days})
