"""When the other side had been told to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.case import Case
    from letters.kit.moment import Moment


def objection_moment(case: Case) -> Moment | None:
    """When they had first been told to stop: of several objections the one surely made the earliest."""
    return min((talk.on for talk in case.dealings if talk.objection), key=_latest, default=None)


def _latest(moment: Moment) -> tuple[object, ...]:
    return moment.latest, moment.earliest
