"""Contacts of logs become incidents of the case, each once.

A second import, or a second log of the same call, adds nothing but its source.

Two records are of one contact when number, channel and direction agree, and the time to the second; or to the minute,
where one of them is told to the minute; or, of a carrier's and a phone's record of one answered call, nearly so, with
the same duration (a carrier counts from the connection, a phone from the first ring). Each record matches one other
at most.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from letters.case import SELF, Channel, Direction, Rank
from letters.collect.logs.caller_keys import caller_key, key_of
from letters.kit.frozen import frozen
from letters.kit.phone_numbers import is_withheld, number_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from letters.case import Case, Incident
    from letters.collect.logs.dialects import Dialect
    from letters.collect.logs.rows import Contact
    from letters.kit.moment import Moment

RING = timedelta(seconds=90)  # how much later a carrier's record of a call may begin than the phone's
SLACK = 2  # seconds by which two records of one call may differ in duration

Where = tuple[Channel, Direction, str]


@dataclass(slots=True)
class _Record:
    """An incident, of the case or new, as far as matching needs it; `changes` is what matching adds to it."""

    id: str
    at: Moment
    exact: bool
    rank: Rank | None
    source: str
    answered: bool | None
    duration: int | None
    words: str | None
    contact: Contact | None = None
    taken: bool = False
    changes: dict[str, object] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        return self.at.earliest


@frozen
class Merged:
    """What the case gains: `rows` to append to `[[incidents]]`, in order of time, and `changes` to rows there, by id.

    `same` is how many records were there already; `overlapping` are ids of estimates and spans of the case that new
    rows may count again.
    """

    rows: tuple[dict[str, object], ...]
    changes: tuple[tuple[str, dict[str, object]], ...]
    same: int
    overlapping: tuple[str, ...]


class Merger:
    """Takes the chosen contacts of one log after another."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._records: dict[Where, dict[datetime, list[_Record]]] = defaultdict(lambda: defaultdict(list))
        self._fresh: list[_Record] = []
        self._old: list[_Record] = []
        self._same = 0
        for incident in case.incidents:
            if _is_single(incident):
                record = _of_incident(incident)
                self._old.append(record)
                self._put(_where_of(incident), record)

    def _put(self, where: Where, record: _Record) -> None:
        self._records[where][record.moment.replace(second=0)].append(record)

    def add(self, contacts: Iterable[Contact], dialect: Dialect) -> None:
        """Match the contacts of one log with what is there; what is not there is new."""
        left = list(contacts)
        for record in (*self._old, *self._fresh):
            record.taken = False
        for matches in (_same_second, _same_minute, _same_call):
            left = [contact for contact in left if not self._matched(contact, dialect, matches)]
        for contact in left:
            record = _of_contact(contact, dialect)
            self._fresh.append(record)
            self._put((contact.channel, contact.direction, key_of(contact)), record)

    def _matched(self, contact: Contact, dialect: Dialect, matches: Callable[[Contact, _Record], bool]) -> bool:
        for record in self._near(contact):
            if not record.taken and matches(contact, record) and _agree(contact, record):
                record.taken = True
                self._same += 1
                _strengthen(record, contact, dialect)
                return True
        return False

    def _near(self, contact: Contact) -> Iterator[_Record]:
        minutes = self._records.get((contact.channel, contact.direction, key_of(contact)), {})
        start = contact.at.earliest.replace(second=0)
        for shift in (0, -1, 1, -2, 2):
            yield from minutes.get(start + timedelta(minutes=shift), ())

    def merged(self) -> Merged:
        """Everything taken so far."""
        ordered = sorted(self._fresh, key=lambda record: record.moment)
        ids = _new_ids(self._case)
        rows = tuple({"id": next(ids), **_row(record)} for record in ordered)
        changes = tuple((record.id, record.changes) for record in self._old if record.changes)
        return Merged(rows, changes, self._same, tuple(self._overlapping()))

    def _overlapping(self) -> Iterator[str]:
        for incident in self._case.incidents:
            if not _is_single(incident) and any(_within(record, incident) for record in self._fresh):
                yield incident.id


def _is_single(incident: Incident) -> bool:
    """Whether it is one contact of the person at a known time."""
    alone = incident.count == 1 and incident.until is None and incident.at.clock is not None
    return alone and incident.to == (SELF,)


def _where_of(incident: Incident) -> Where:
    return incident.channel, incident.direction, caller_key(incident.from_number or incident.from_name or "")


def _of_incident(incident: Incident) -> _Record:
    exact = incident.at.clock is not None and incident.at.clock.second != 0
    told = incident.answered, incident.duration, incident.words
    return _Record(incident.id, incident.at, exact, incident.rank, incident.source or "", *told)


def _of_contact(contact: Contact, dialect: Dialect) -> _Record:
    rank = contact.rank or dialect.rank
    told = contact.answered, contact.duration, _words(contact)
    return _Record("", contact.at, contact.exact, rank, dialect.source, *told, contact=contact)


def _same_second(contact: Contact, record: _Record) -> bool:
    return contact.at.clock is not None and contact.at == record.at


def _same_minute(contact: Contact, record: _Record) -> bool:
    rough = not contact.exact or not record.exact
    minutes = {at.earliest.replace(second=0) for at in (contact.at, record.at)}
    return rough and contact.at.clock is not None and len(minutes) == 1


def _same_call(contact: Contact, record: _Record) -> bool:
    if contact.channel is not Channel.CALL or not contact.duration or not record.duration or contact.at.clock is None:
        return False
    ranks = {contact.rank or Rank.EXPORT, record.rank}
    near = abs(contact.at.earliest - record.moment) <= RING
    return ranks == {Rank.CARRIER, Rank.EXPORT} and near and abs(contact.duration - record.duration) <= SLACK


def _agree(contact: Contact, record: _Record) -> bool:
    """Whether nothing in the two records contradicts that they are one."""
    if None not in (contact.answered, record.answered) and contact.answered != record.answered:
        return contact.at == record.at
    words = _words(contact)
    return not (words and record.words) or words.split() == record.words.split()


def _strengthen(record: _Record, contact: Contact, dialect: Dialect) -> None:
    """The record gains what the other knows: a stronger rank, a further source, what was not told."""
    rank = contact.rank or dialect.rank
    if rank is not None and (record.rank is None or list(Rank).index(rank) < list(Rank).index(record.rank)):
        _change(record, "rank", rank)
    if dialect.source not in record.source:
        _change(record, "source", f"{record.source}；{dialect.source}" if record.source else dialect.source)
    for name, value in (("answered", contact.answered), ("duration", contact.duration), ("words", _words(contact))):
        if getattr(record, name) is None and value is not None:
            _change(record, name, value)


def _change(record: _Record, name: str, value: object) -> None:
    setattr(record, name, value)
    record.changes[name] = str(value) if isinstance(value, Rank) else value


def _words(contact: Contact) -> str | None:
    """What the other side wrote; the person's own messages are not carried over."""
    return contact.text if contact.direction is Direction.IN else None


def _row(record: _Record) -> dict[str, object]:
    """The incident as the case file holds it, `to` being the person by default; acts are for the person to say."""
    contact = record.contact
    if contact is None:
        raise TypeError("only new records become rows")
    return {
        "at": str(contact.at) if contact.exact or contact.at.clock is None else str(contact.at)[: -len(":00")],
        "channel": str(contact.channel),
        "direction": str(contact.direction),
        **_who(contact),
        "answered": record.answered,
        "duration": record.duration,
        "words": record.words,
        "source": record.source,
        "rank": str(record.rank) if record.rank else None,
    }


def _who(contact: Contact) -> dict[str, object]:
    """The number, verbatim; of a contact that has no number, the name that it showed."""
    number = contact.number
    if (
        number
        and contact.channel not in (Channel.CALL, Channel.SMS)
        and not (number_key(number) or is_withheld(number))
    ):
        return {"from_number": None, "from_name": number}
    return {"from_number": number, "from_name": None if number else contact.name or None}


def _new_ids(case: Case) -> Iterator[str]:
    """I036, I037 … after the highest that is there."""
    numbers = (each.id[1:] for each in case.incidents if each.id[:1] == "I" and each.id[1:].isdecimal())
    number = max(map(int, numbers), default=0)
    while True:
        number += 1
        yield f"I{number:03d}"


def _within(record: _Record, incident: Incident) -> bool:
    contact = record.contact
    if contact is None or (contact.channel, contact.direction) != (incident.channel, incident.direction):
        return False
    key = number_key(incident.from_number)
    alike = key is None or key == key_of(contact)
    return alike and SELF in incident.to and incident.at.earliest <= record.moment <= incident.end.latest
