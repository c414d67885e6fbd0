"""To whom a letter goes, about whom, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.authorities import parse_address
from letters.case.vocabulary import Channel, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.authorities import Directory
    from letters.authorities.model import Matter, Setting, Suggestion
    from letters.case.model import Case
    from letters.case.people import Respondent
    from letters.catalogue.head import Head

POLICE, ASSOCIATION, REGULATOR, COUNTERPARTY = "police", "consumer-association", "market-regulator", "lessor"
BUSINESS = (Role.LESSOR, Role.PLATFORM, Role.SHOP)


class Addressee(NamedTuple):
    """Who receives a letter: `name` is "" where it is not known, then `missing` says what lacks.

    `respondents` are those the letter is about; `rule` says in plain words why this body, `topic` leads to the
    articles on jurisdiction.
    """

    name: str
    role: str
    respondents: tuple[Respondent, ...]
    confirmed: bool = False
    alternatives: tuple[str, ...] = ()
    rule: str = ""
    topic: str = ""
    caution: str = ""
    missing: str = ""


def addressees(case: Case, head: Head, directory: Directory) -> tuple[Addressee, ...]:
    """The addressees of a letter: one, or for a report one for each body that has jurisdiction over a respondent."""
    if head.addressee == COUNTERPARTY:
        return (_counterparty(case, head, directory),)
    if head.addressee == POLICE:
        return (_body(case, head, directory, case.respondents, None),)
    business = [party for party in case.respondents if party.is_named and set(BUSINESS) & set(party.roles)]
    if head.addressee != REGULATOR:
        return (_body(case, head, directory, tuple(business), business[0] if business else None),)
    groups = tuple(_by_place(case, head, business))
    return tuple(_body(case, head, directory, group, group[0]) for group in groups)


def _by_place(case: Case, head: Head, business: list[Respondent]) -> Iterator[tuple[Respondent, ...]]:
    """Respondents by the county they are in. A dispute goes to one body only; reports, to each that is concerned."""
    groups: dict[object, list[Respondent]] = {}
    for party in _first(case, head, business):
        place = parse_address(party.address)
        groups.setdefault((place.city, place.county) if place else party.id, []).append(party)
    every = [tuple(group) for group in groups.values()]
    if head.kind == "complaint":
        yield from every[:1]
        return
    blamed = {practice.by for practice in case.practices}
    for group in every:
        if None in blamed or any(party.id in blamed for party in group):
            yield group


def _first(case: Case, head: Head, business: list[Respondent]) -> list[Respondent]:
    """The respondents, the one first whose addressee the user named, then those with an address."""
    named = {key.partition(":")[2] for key in case.addressees if key.partition(":")[0] in (head.id, head.addressee)}
    return sorted(business, key=lambda party: (party.id not in named, not party.address))


def _body(
    case: Case, head: Head, directory: Directory, respondents: Iterable[Respondent], main: Respondent | None
) -> Addressee:
    """A public body or association, suggested from the addresses unless the user has named it."""
    suggestion: Suggestion = directory.suggest(
        head.addressee,
        complainant_address=case.complainant.address,
        respondent_address=main.address if main else None,
        incident_place=_visited(case),
        setting=_setting(main),
        matter=_matter(head),
        confirmed=confirmed_name(case, head, main),
    )
    return Addressee(
        name=suggestion.name or "",
        role=head.addressee,
        respondents=tuple(respondents),
        confirmed=suggestion.confirmed,
        alternatives=suggestion.alternatives,
        rule=suggestion.rule,
        topic=suggestion.topic,
        caution=suggestion.caution,
        missing=suggestion.missing,
    )


def _counterparty(case: Case, head: Head, directory: Directory) -> Addressee:
    """The lessor, through the platform where that is another firm."""
    parties = [
        next((p for p in case.respondents if role in p.roles and p.is_named), None)
        for role in (Role.LESSOR, Role.PLATFORM)
    ]
    named = tuple(dict.fromkeys(party for party in parties if party is not None))
    name = confirmed_name(case, head, named[0] if named else None) or "、".join(party.name for party in named)
    missing = "" if name else "没有出租方或者平台的全称"
    rule = directory.role(head.addressee).rules[0].text
    return Addressee(name, head.addressee, named, confirmed=True, rule=rule, missing=missing)


def confirmed_name(case: Case, head: Head, party: Respondent | None) -> str | None:
    """The name the user confirmed, looked for from the narrowest key to the widest."""
    whom = f":{party.id}" if party else ""
    for key in (f"{head.id}{whom}", f"{head.addressee}{whom}", head.id, head.addressee):
        if key in case.addressees:
            return case.addressees[key]
    return None


def _visited(case: Case) -> str | None:
    """Where visitors came to, when every counted contact was a visit to one place."""
    places = {incident.place for incident in case.incidents if incident.counts}
    visits = all(incident.channel is Channel.VISIT for incident in case.incidents if incident.counts)
    return next(iter(places)) if visits and len(places) == 1 else None


def _setting(party: Respondent | None) -> Setting:
    if party is not None and party.on_platform:
        return "shop_on_platform"
    return "offline" if party is not None and Role.SHOP in party.roles else "own_site"


def _matter(head: Head) -> Matter:
    return "report" if head.kind == "report" else "complaint"
