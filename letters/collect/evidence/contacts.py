"""The contacts of a case as far as evidence can be laid beside them: read from its tables, whole case or half."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from letters.case import Channel, Direction
from letters.kit.frozen import frozen
from letters.kit.moment import Moment
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from letters.collect.evidence.clues import Clue

NEAR = timedelta(minutes=10)  # between the clocks of a recorder and of a log


@frozen
class Contact:
    """A row of `[[incidents]]`: when, how, from which number (as one number is spelt, "" for none)."""

    id: str
    at: Moment
    until: Moment
    channel: str
    number: str

    def is_about(self, first: date, last: date) -> bool:
        """Whether it was, or may have been, on one of these days."""
        return self.at.day is not None and self.at.earliest.date() <= last and first <= self.until.latest.date()


def contacts_of(data: Mapping[str, Any]) -> tuple[Contact, ...]:
    """The contacts that came in, those left out whose time nobody can read."""
    rows = data.get("incidents", [])
    return tuple(_read(rows if isinstance(rows, list) else []))


def _read(rows: list[Any]) -> Iterator[Contact]:
    for row in rows:
        try:
            at = Moment.parse(row["at"])
            until = Moment.parse(row.get("until", at))
        except (KeyError, TypeError, AttributeError, ValueError, OverflowError):
            continue
        if row.get("direction", Direction.IN.value) == Direction.IN.value and isinstance(row.get("id"), str):
            number = row.get("from_number")
            key = number_key(number) if isinstance(number, str) else None
            yield Contact(row["id"], at, until, str(row.get("channel", "")), key or "")


def shown_by(clue: Clue, contacts: tuple[Contact, ...]) -> tuple[str, ...]:
    """The ids of the contacts that a file may show: of its channel, day and number, and time where it is told."""
    if clue.sort.channel is None or clue.on is None:
        return ()
    return tuple(each.id for each in contacts if _may_show(clue, clue.sort.channel, each))


@frozen
class ContactsOfDay:
    """Contacts of one day and channel, by id, as a list offers them together."""

    day: date
    channel: Channel
    ids: tuple[str, ...]


def by_day(contacts: tuple[Contact, ...], ids: Collection[str]) -> tuple[ContactsOfDay, ...]:
    """Some of the contacts by the day on which they began and by channel, in order."""
    found: dict[tuple[date, Channel], list[str]] = {}
    for each in sorted(contacts, key=lambda contact: contact.at.earliest):
        channel = next((one for one in Channel if one.value == each.channel), None)
        if each.id in ids and channel is not None:
            found.setdefault((each.at.earliest.date(), channel), []).append(each.id)
    return tuple(ContactsOfDay(day, channel, tuple(ids)) for (day, channel), ids in found.items())


def _may_show(clue: Clue, channel: Channel, contact: Contact) -> bool:
    if clue.on is None or clue.until is None or contact.channel != channel.value:
        return False
    if not contact.is_about(clue.on, clue.until):
        return False
    if clue.number and contact.number and clue.number != contact.number:
        return False
    return _is_in_time(clue, contact)


def _is_in_time(clue: Clue, contact: Contact) -> bool:
    """What was recorded then is the contact of then; what a screen shows came before it was kept."""
    if clue.on is None or clue.clock is None or contact.at.clock is None:
        return True
    when = datetime.combine(clue.on, clue.clock)
    if clue.sort.day == "shot":
        return contact.at.earliest - NEAR <= when <= contact.until.latest + NEAR
    return clue.sort.day != "captured" or contact.at.earliest <= when + NEAR
