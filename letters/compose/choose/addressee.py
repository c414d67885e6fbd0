"""To whom a letter goes, about whom, and by which rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.authorities import organ_of, parse_address
from letters.case import Channel, Role
from letters.catalogue import PARTIES, SAME
from letters.compose.addressed import Addressee

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.authorities import Directory, Matter, Setting, Suggestion
    from letters.authorities import Role as AddresseeRole
    from letters.case import Case, Filing, Respondent
    from letters.catalogue import Head
    from letters.follow import Step

ABOVE = (
    "派出所不决定刑事立案不立案，看通知书上盖的是哪个公安机关的印章，交给那个机关；"
    "时间紧的，先当面交给派出所并请它转交，要签收。"
)
NO_ORGAN = "没有作出不予立案决定的公安机关（公安局或者分局）的全称，看通知书上的印章"

BUSINESS = (Role.LESSOR, Role.PLATFORM, Role.SHOP)
PRINCIPALS = (Role.LESSOR, Role.PLATFORM)  # whose contract it is, for whom the money is collected
WRITTEN_TO = (Role.PLATFORM, Role.LESSOR, Role.COLLECTOR)  # to whom a notice goes, each on its own


def addressees(case: Case, head: Head, directory: Directory, earlier: Filing | None = None) -> tuple[Addressee, ...]:
    """The addressees of a letter: one, or for a report one for each body that has jurisdiction over a respondent.

    `earlier` is the letter that this one follows, if any.
    """
    if head.addressee == "":
        return (Addressee("", "", _business(case), confirmed=True),)
    if head.addressee == SAME and earlier is not None:
        return (_same(case, head, earlier),)
    if head.answers and case.received:
        return (_issuer(case, head, directory),)
    if head.addressee == PARTIES:
        return tuple(_party(case, head, party, directory) for party in case.respondents if _is_written_to(party))
    role = directory.role(head.addressee)
    if role.parties:
        return (_counterparty(case, head, role),)
    return _offices(case, head, directory, earlier)


def directed(head: Head, step: Step | None) -> Head:
    """The head with the addressee that the step of the ladder sends it to, where that is another."""
    return replace(head, addressee=step.addressee) if step and step.addressee else head


def _same(case: Case, head: Head, earlier: Filing) -> Addressee:
    """Whom the letter before went to; of what a police station cannot decide, the organ that set it up."""
    organ = organ_of(earlier.to) if head.asks_the_organ else earlier.to
    named = confirmed_name(case, head, None) if organ != earlier.to else None
    if organ == earlier.to or named:
        return Addressee(named or earlier.to, SAME, _business(case), confirmed=True)
    missing = "" if organ else NO_ORGAN
    return Addressee(organ or "", SAME, _business(case), confirmed=False, caution=ABOVE, missing=missing)


def _issuer(case: Case, head: Head, directory: Directory) -> Addressee:
    """Whom the paper in front names as its sender, about who asked for it."""
    paper = case.received[0]
    by = case.respondent(paper.by)
    about = (by,) if by else ()
    rule = directory.role(head.addressee).rules[0].text
    return Addressee(paper.sender or "", head.addressee, about, confirmed=True, rule=rule)


def _offices(case: Case, head: Head, directory: Directory, earlier: Filing | None) -> tuple[Addressee, ...]:
    """A public body or association; what stands above a body goes by that body, not by the respondents."""
    if earlier is not None:
        return (_body(case, head, directory, _business(case), None, earlier),)
    role = directory.role(head.addressee)
    if role.for_each_place:
        groups = tuple(_by_place(case, head, list(_business(case))))
        return tuple(_body(case, head, directory, group, group[0]) for group in groups)
    return (_body(case, head, directory, _concerned(case, role), _main(case) if role.by_respondent else None),)


def _concerned(case: Case, role: AddresseeRole) -> tuple[Respondent, ...]:
    """Whom a letter to a body is about: who can be served and did something is sued, anybody can be reported."""
    if role.about == "everybody":
        return case.respondents
    if role.about == "suable":
        return tuple(_suable(case))
    return _business(case)


def _suable(case: Case) -> Iterator[Respondent]:
    """Who has a name and an address, and whose contract it is or who did something on record.

    Those of whom nothing is recorded are left for the court to find out about, unless nobody else were there.
    """
    served = [party for party in case.respondents if party.is_named and party.address]
    acted = _acted(case)
    sued = [party for party in served if party.id in acted or set(PRINCIPALS) & set(party.roles)]
    yield from sued or served


def _acted(case: Case) -> set[str | None]:
    """The ids of those who did something on record."""
    by_contact = {each.by for each in case.incidents}
    return by_contact | {each.by for each in case.practices} | {each.by for each in case.dealings}


def _business(case: Case) -> tuple[Respondent, ...]:
    """The businesses of the contract that can be told from others: by a name, or by their App or shop."""
    return tuple(party for party in case.respondents if party.called and set(BUSINESS) & set(party.roles))


def _main(case: Case) -> Respondent | None:
    """The business whose place may decide: the first, or the first whose address is known."""
    business = _business(case)
    return next((party for party in business if party.address), next(iter(business), None))


def _is_written_to(party: Respondent) -> bool:
    return bool(party.called) and bool(set(WRITTEN_TO) & set(party.roles))


def _party(case: Case, head: Head, party: Respondent, directory: Directory) -> Addressee:
    """One of those a notice goes to."""
    role = next(str(role) for role in WRITTEN_TO if role in party.roles)
    reader = directory.role(role)
    name = confirmed_name(case, head, party) or party.called
    rule = reader.rules[0].text
    return Addressee(name, role, (party,), confirmed=True, rule=rule, is_business=True, by_mail=reader.by_mail)


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
    case: Case,
    head: Head,
    directory: Directory,
    respondents: Iterable[Respondent],
    main: Respondent | None,
    earlier: Filing | None = None,
) -> Addressee:
    """A public body or association, suggested from the addresses unless the user has named it.

    What stands above a body is suggested from the name of the body that was written to.
    """
    suggestion: Suggestion = directory.suggest(
        head.addressee,
        complainant_address=case.complainant.address,
        respondent_address=earlier.to if earlier else main.address if main else None,
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
        is_business=suggestion.role.is_business,
        by_mail=suggestion.role.by_mail,
    )


def _counterparty(case: Case, head: Head, role: AddresseeRole) -> Addressee:
    """The lessor, through the platform where that is another firm; or the platform, else the lessor."""
    there = _standing_for(case, role)
    named = there if role.together else there[:1]
    first = named[0] if named else None
    name = confirmed_name(case, head, first) or "、".join(party.called for party in named)
    missing = "" if name else f"没有{Role.LESSOR.label}或者平台的全称，也没有 App 的名称"
    return Addressee(
        name,
        head.addressee,
        named,
        confirmed=True,
        rule=role.rules[0].text,
        missing=missing,
        is_business=role.is_business,
        by_mail=role.by_mail,
    )


def _standing_for(case: Case, role: AddresseeRole) -> tuple[Respondent, ...]:
    """The respondents that stand for the role and can be written to, likely first; one that is both stands once."""
    parties = (_first_called(case, each) for each in role.parties)
    return tuple(dict.fromkeys(party for party in parties if party is not None))


def _first_called(case: Case, role: Role) -> Respondent | None:
    """The one of the role that has a name, else one known by its App or shop."""
    there = [party for party in case.respondents if role in party.roles and party.called]
    return next((party for party in there if party.is_named), next(iter(there), None))


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
