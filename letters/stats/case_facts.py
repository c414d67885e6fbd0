"""The little of a case that is counted. Nothing else of it goes on: no name of a person, no words, no full address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.authorities import region
from letters.case import Act, ReplyOutcome
from letters.kit.frozen import frozen
from letters.stats.names import platform_names
from letters.stats.stats_words import business, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from letters.authorities import Directory
    from letters.case import Case, Filing

NO_ANSWER = frozenset({ReplyOutcome.SILENT, ReplyOutcome.BROKEN, ReplyOutcome.MISSED})
"""What is noted as a reply and is none: that nothing came, and how a promise ended."""

SAME = "same"  # how a template says that a letter goes where the one before went


@frozen
class Lookup:
    """What a case is looked up in: whom each letter goes to (a role, by the letter's id), and the places there are."""

    addressees: Mapping[str, str]
    directory: Directory


@frozen
class Facts:
    """One case: `groups` are its groups by dimension, never none.

    `waits` are the days from the first letter to the first answer, by body and under "" for all: None while there is
    none.
    """

    day: date
    groups: Mapping[str, frozenset[str]]
    waits: Mapping[str, int | None]


def facts(case: Case, lookup: Lookup, on: date) -> Facts | None:
    """What is counted of a case as it stood at the end of the day `on`; None for one without a date by then."""
    case = _as_of(case, on)
    dated = _dated(case)
    if dated is None or dated[0] > on:
        return None
    day, basis = dated
    sent = [(_body(filing, case, lookup), filing) for filing in case.filings]
    groups = {
        "acts": _acts(case),
        "channels": {incident.channel.label for incident in case.incidents if incident.counts},
        "platforms": platform_names(case.respondents),
        "regions": set(_region(case.complainant.address, lookup.directory)),
        "bodies": {body for body, _ in sent},
        "outcomes": {_outcome(filing) for filing in case.filings},
    }
    named = {key: frozenset(found) or frozenset({label(key, "none")}) for key, found in groups.items()}
    return Facts(day, {**named, "dated": frozenset({label("dated", basis)})}, dict(_waits(sent)))


def _acts(case: Case) -> set[str]:
    """What was done in contacts that count; a mere reminder is nothing done."""
    done = {act for incident in case.incidents if incident.counts for act in incident.acts}
    return {act.label for act in done - {Act.REMINDER}}


def _as_of(case: Case, on: date) -> Case:
    """The case without the contacts, letters and answers that came later."""
    filings = [
        one.model_copy(update={"replies": tuple(reply for reply in one.replies if reply.on <= on)})
        for one in case.filings
        if one.on <= on
    ]
    incidents = tuple(one for one in case.incidents if one.at.earliest.date() <= on)
    return case.model_copy(update={"filings": tuple(filings), "incidents": incidents})


def _dated(case: Case) -> tuple[date, str] | None:
    """The day by which a case is put into a period, and what day that is."""
    if case.filings:
        return min(filing.on for filing in case.filings), "sent"
    if case.written_on:
        return case.written_on, "written"
    if case.incidents:
        return max(incident.end.earliest for incident in case.incidents).date(), "incident"
    return None


def _region(address: str, directory: Directory) -> Iterator[str]:
    """The province and city, with a space between them; only names that the list of places has."""
    places = directory.places
    where = region(directory.parse_address(address), places)
    province, city = where.parts.get("province", ""), where.parts.get("city", "")
    if province not in {one.name for one in places.provinces}:
        return
    known = places.prefecture(city)
    yield f"{province} {known.name}" if known else province


def _body(filing: Filing, case: Case, lookup: Lookup) -> str:
    """The name of the kind of body that a letter went to."""
    role = _role(filing, {one.id: one for one in case.filings if one.id}, lookup.addressees)
    if role in business().roles:
        return business().label
    known = lookup.directory.roles.get(role)
    return known.label.partition("（")[0] if known else label("bodies", "others")


def _role(filing: Filing, by_id: Mapping[str, Filing], addressees: Mapping[str, str]) -> str:
    """The role of the addressee; a letter that goes where the one before went leads back to that one."""
    seen: set[str] = set()
    while (role := addressees.get(filing.letter, "")) == SAME:
        about = filing.about or ""
        if about in seen or about not in by_id:
            return ""
        seen.add(about)
        filing = by_id[about]
    return role


def _outcome(filing: Filing) -> str:
    return filing.last.outcome.label if filing.last else label("outcomes", "open")


def _waits(sent: Iterable[tuple[str, Filing]]) -> Iterator[tuple[str, int | None]]:
    """By body, and under "" for all."""
    by_body: dict[str, list[Filing]] = {}
    for body, filing in sent:
        by_body.setdefault(body, []).append(filing)
        by_body.setdefault("", []).append(filing)
    for body, filings in by_body.items():
        answers = [reply.on for one in filings for reply in one.replies if reply.outcome not in NO_ANSWER]
        first = min(filing.on for filing in filings)
        yield body, max(0, (min(answers) - first).days) if answers else None
