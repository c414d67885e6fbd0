"""What the times of an incident tell, and where they do not tell it: always True, False or None."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from letters.findings.fact_rules import fact_rules
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from letters.case import Incident


def day(incident: Incident) -> date | None:
    """The calendar day of all its contacts; None when only the month is known or they spread over days.

    A single contact that lasts past midnight counts for the day it began.
    """
    began = incident.at.date
    return None if _spreads(incident) and incident.end.date != began else began


def days(incident: Incident) -> tuple[date, date]:
    """Between which calendar days its contacts lie, both included; twice the same where the day is known."""
    known = day(incident)
    if known:
        return known, known
    ends = incident.end if incident.end.latest >= incident.at.earliest else incident.at  # else it ended before it began
    return incident.at.earliest.date(), ends.latest.date()


def first(incidents: Iterable[Incident]) -> Moment | None:
    """When the first of some incidents began, as precisely as it is certain; None of none.

    Of 2026-08 and 2026-08-10 the first was in August: whether before the 10th nobody knows.
    """
    began = [incident.at for incident in incidents]
    if not began:
        return None
    return _between(min(at.earliest for at in began), min(at.latest for at in began))


def last(incidents: Iterable[Incident]) -> Moment | None:
    """When the last of some incidents ended, as precisely as it is certain; None of none."""
    ended = [incident.end for incident in incidents]
    if not ended:
        return None
    return _between(max(end.earliest for end in ended), max(end.latest for end in ended))


def _between(low: datetime, high: datetime) -> Moment:
    """What two bounds leave certain: the instant, the day, or else the month, which a record always has."""
    if low == high:
        return Moment(low.year, low.month, low.day, low.time())
    return Moment(low.year, low.month, low.day if low.date() == high.date() else None)


def hour(incident: Incident) -> int | None:
    """The hour of day (0–23) of all its contacts; None without a time of day or when they spread."""
    if _spreads(incident) and (day(incident) is None or incident.end.hour != incident.at.hour):
        return None
    return incident.at.hour


def clock_hour(incident: Incident) -> tuple[date, int] | None:
    """The hour on its calendar day, in which all its contacts came."""
    on, at = day(incident), hour(incident)
    return None if on is None or at is None else (on, at)


def at_night(incident: Incident) -> bool | None:
    """Whether it began at night; None without a time of day, or when its span crosses 8:00 or 22:00.

    Of an estimate, the days of `each_day` say it.
    """
    if incident.per_night is not None:
        return incident.per_night > 0
    if incident.at.clock is None:
        return None
    first, last = _stretch(incident.at.earliest), _stretch(incident.end.latest)
    return first[1] if first == last else None


def is_after(incident: Incident, moment: Moment) -> bool | None:
    """Whether all its contacts came strictly after `moment`; None when the times known do not tell."""
    if incident.at.earliest > moment.latest:
        return True
    last = incident.end if _spreads(incident) else incident.at
    return False if last.latest <= moment.earliest else None


def _spreads(incident: Incident) -> bool:
    """Whether several contacts lie somewhere in a span."""
    return incident.until is not None and incident.count > 1


def _stretch(instant: datetime) -> tuple[date, bool]:
    """Which day or night this is: the date on which it began to be day, and whether it is the night after."""
    night = fact_rules().night
    shifted = instant - timedelta(hours=night.end)
    return shifted.date(), shifted.hour >= night.start - night.end
