"""Those who were contacted besides the person, by person: who, how often, how, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.events.event_views import person_words
from letters.compose.view.events.reckoned import times
from letters.compose.view.events.stated import span_of
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case, ThirdParty
    from letters.findings import Contacts, Reached

FEWEST = 3
"""Of fewer people a sentence says as much as a table."""
OFTEN = 2  # records of one person


class PersonView(NamedTuple):
    """Somebody who was contacted, as their reader may know them: 母亲; 3次; 电话、短信; 2026年8月10日至9月1日."""

    who: str
    times: str
    how: str
    span: str


def people_views(case: Case, contacts: Contacts) -> tuple[PersonView, ...]:
    """A view for each of a (masked) case, in the order of the case file.

    None where they are few, or each of them stands in one record: the table of incidents says as much.
    """
    reached = contacts.reached
    if len(reached) < FEWEST or all(len(one.contacts.basis) < OFTEN for one in reached):
        return ()
    return tuple(_views(case, contacts))


def _views(case: Case, contacts: Contacts) -> Iterator[PersonView]:
    for one in contacts.reached:
        third = case.third_party(one.id)
        if third is not None:
            yield _view(third, one, contacts)


def _view(third: ThirdParty, one: Reached, contacts: Contacts) -> PersonView:
    rows = sorted((row for row in contacts.counted if third.id in row.to), key=lambda row: row.at.earliest)
    last = max((row.end for row in rows), key=lambda end: end.latest)
    how = dict.fromkeys(row.channel.label for row in rows)
    return PersonView(person_words(third), times(one.contacts), listed(how), span_of(rows[0].at, last))
