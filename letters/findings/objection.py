"""When the other side had been told to stop, and what: only what they were asked to stop went on against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import Stop
from letters.findings import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Case, Incident
    from letters.kit.moment import Moment


class Objection(NamedTuple):
    """A request to stop; `stop` is empty where the case does not say what, `asked` are the person's words for it."""

    at: Moment
    stop: tuple[Stop, ...] = ()
    asked: str = ""


def objections(case: Case) -> tuple[Objection, ...]:
    """All of them, the one surely made the earliest first."""
    told = [talk for talk in case.dealings if talk.objection or talk.asked_to_stop]
    every = (Objection(talk.on, talk.asked_to_stop, talk.asked or "") for talk in told)
    return tuple(sorted(every, key=lambda one: (one.at.latest, one.at.earliest)))


def is_against(incident: Incident, requests: Iterable[Objection]) -> bool | None:
    """Whether a contact came after a request that covers it; None where its time does not tell.

    A contact with guarantors alone is not with others: `incident` comes without them (`guarantors.apart`).
    """
    answers = [is_against_one(incident, request) for request in requests]
    return True if True in answers else None if None in answers else False


def is_against_one(incident: Incident, request: Objection) -> bool | None:
    """As `is_against`, of one request."""
    parts = [_is_of(incident, what) for what in request.stop]
    covered = True if True in parts else None if None in parts else False
    after = spans.is_after(incident, request.at)
    return False if False in (covered, after) else None if None in (covered, after) else True


def _is_of(incident: Incident, what: Stop) -> bool | None:
    """Whether a contact is of what was to stop; None where its time does not tell."""
    if what is Stop.AT_NIGHT:
        return spans.at_night(incident)
    if what is Stop.CONTACTING_OTHERS:
        return bool(incident.others)
    if what is Stop.POSTING:
        return incident.is_public
    return True
