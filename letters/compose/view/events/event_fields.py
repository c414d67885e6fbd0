"""What the views of an incident hold; templates say `count`, so pyproject.toml lets a field hide a tuple's method."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from letters.case import Act, ByBasis, Channel, Direction, IncidentAnswers, KnownBy, Rank
from letters.compose.view.said import Said
from letters.kit.moment import Moment


class IncidentFields(NamedTuple):
    """An incident as the case file has it, for what the view of an event does not put into words."""

    id: str
    at: Moment
    until: Moment | None
    place: str | None
    channel: Channel
    channel_name: str | None
    direction: Direction
    acts: tuple[Act, ...]
    count: int
    estimated: bool
    from_number: str | None
    from_name: str | None
    by: str | None
    by_basis: ByBasis
    to: tuple[str, ...]
    answered: bool | None
    duration: int | None
    words: str | None
    account: str | None
    known_by: KnownBy | None
    audience: int | None
    present: str | None
    car: str | None
    payee: str | None
    evidence: tuple[str, ...]
    reported_on: date | None
    source: str | None
    rank: Rank | None


class IncidentView(IncidentFields, IncidentAnswers):
    """That, and what it comes to."""

    __slots__ = ()

    @property
    def leaks(self) -> bool:
        """Whether it gave personal information of the person away."""
        return Act.PERSONAL_DATA_LEAKED in self.acts and self.counts


class EventFields(NamedTuple):
    """One incident in words, ready to be told; `EventView` adds every choice that a template makes."""

    row: int
    incident: IncidentView
    at: Moment
    until: Moment | None
    place: str | None
    channel_name: str
    count: int
    how_many: str  # 22次, 约20次, 每天约30次，约5天; "" of one
    is_daily: bool  # an estimate of so many a day
    number: str | None
    number_note: str | None
    withheld: bool
    name: str | None
    by: str
    is_by_named: bool  # whether it is a name, and no description
    self_name: Said | None
    receivers: str
    teller: str
    duration: str
    words: Said | None
    account: str | None
    acts: str  # what was done, as the person says without more: of a record with neither words nor account
    audience: int | None
    link: str | None
    present: str  # who came, in which car, who saw it
    looks: str  # who came and in which car
    beside: str  # who or what saw it, and who else was there
    is_as_police: bool  # somebody posed as police
    is_at_night: bool  # it surely began at night
    is_told_to_others: bool  # others than guarantors heard or could read it
    payee: str | None
    log: str  # on whose phone the record is, "" for the person's own
    source: str  # what the record is: 母亲手机的通话录音, "" where nobody says
    evidence: str  # its numbers in the letter's list: 1、3
    is_background: bool
    is_replaced: bool = False  # the person counts the log in its place, or the estimate
    said_by: str = ""  # whence its content is, where its source is a log that shows its time alone: 本人记忆, 转述
    is_pending: bool = False  # an estimate beside a log, of which the person has not yet said which counts

    @property
    def is_to_sender(self) -> bool:
        """Whether the writer was contacted, by somebody else, with more than a reminder."""
        return self.incident.to_self and self.incident.counts
