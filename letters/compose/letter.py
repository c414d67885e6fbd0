"""Case, findings and law become one letter: everything its template gets, and everything its sender is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import PracticeKind
from letters.compose.guard import Caution, Found, raised
from letters.compose.masks import for_its_reader
from letters.compose.view import Exhibits, allegations, context, fallen, has_cost, replaced, titles, unknown_names
from letters.kit.frozen import frozen
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from letters.authorities import Directory
    from letters.case import Case, Incident, Option
    from letters.catalogue import Head
    from letters.compose.addressed import Addressee
    from letters.compose.dossier import Dossier
    from letters.compose.view import Occasion, SeenCase


@frozen
class Annex:
    """A table joined to a letter after a page break."""

    id: str
    title: str


def named(title: str, deal: str) -> str:
    """A letter's title with what its contract is called by: 消费者投诉书，与某某的合同."""
    return f"{title}，{deal}" if deal else title


@frozen
class Letter:
    """A letter before it is rendered; `context` is all its template knows.

    `layout` names the page's measures, `deal` the contract it is about where there are several, `occasion` what it
    answers, for a letter that follows another, `exhibits` which piece of evidence has which number in it.
    """

    head: Head
    addressee: Addressee
    day: date
    context: Mapping[str, object]
    annexes: tuple[Annex, ...]
    layout: str
    warnings: tuple[Caution, ...]
    deal: str = ""
    occasion: Occasion | None = None
    exhibits: Exhibits = Exhibits()

    @property
    def called(self) -> str:
        """Its title, with the contract it is about where there are several."""
        return named(self.head.title, self.deal)

    @property
    def is_blocked(self) -> bool:
        """Whether a warning stops it."""
        return any(warning.stops for warning in self.warnings)


def compose(
    dossier: Dossier,
    head: Head,
    addressee: Addressee,
    occasion: Occasion | None = None,
    option: Option | None = None,
) -> Letter:
    """One letter of a case; `occasion` is what it answers, for a letter that follows another.

    What it hides is what its reader may not see, and what its head names beside that.
    `option` is the plan that it is about, where its name does not say which of the offer's that is.

    Pure; raises HorizonError for a day that the law data does not know (as does asking its context for a name that
    rests on one), TemplateError for an annex there is not.
    """
    books = dossier.books
    head = for_its_reader(head, books, dossier.case, occasion.filing if occasion else None)
    seen = dossier.seen_by(head)
    joined = tuple(
        Annex(one.id, one.title) for one in books.annexes(head) if _has_rows(one.rows, head, seen, addressee)
    )
    named = _as_seen(addressee, dossier.case, seen.case)
    names = context(seen, head, named, tuple(annex.title for annex in joined), occasion, option)
    told = [
        *dossier.protection.found(head.id, option, seen.spared),
        *dossier.protection.hidden(head.id, listed(seen.replaced), seen.hidden),
        *_of_letter(head, addressee, seen, books.directory),
        *dossier.protection.left_open(head.id, seen.unsure),
        *dossier.protection.wrong_doors(head.id),
    ]
    layout = head.layout or ("compact" if joined else "standard")
    warnings = raised(dossier.case, head.id, told, books.rules.kinds, head.addressee)
    exhibits = seen.proofs(head, addressee.respondents).exhibits
    return Letter(head, addressee, dossier.day, names, joined, layout, warnings, occasion=occasion, exhibits=exhibits)


def _as_seen(addressee: Addressee, whole: Case, masked: Case) -> Addressee:
    """The addressee as the letter names it: what the user typed may hold what its reader may not see (请转交某某)."""
    typed, shown = _typed_names(whole), _typed_names(masked)
    return addressee._replace(name=dict(zip(typed, shown, strict=True)).get(addressee.name, addressee.name))


def _typed_names(case: Case) -> tuple[str, ...]:
    """Every name of an addressee that the person typed."""
    senders = (paper.sender or "" for paper in case.received)
    return (*case.addressees.values(), *(filing.to for filing in case.filings), *senders)


def _has_rows(rows: str, head: Head, seen: SeenCase, addressee: Addressee) -> bool:
    """Whether a joined table would hold anything."""
    case = seen.case
    if rows == "account":  # where no incident is told, it stands in the letter itself
        return bool(case.story.account) and any(seen.tells(allegations(seen, head).background))
    if rows == "incidents":
        return bool(case.incidents)
    if rows == "household":
        return case.budget is not None or case.hardship is not None
    if rows == "cost":
        return has_cost(case) and (head.kind != "complaint" or _is_about_price(case))
    if rows == "digests":
        return bool(seen.proofs(head, addressee.respondents).files)
    return bool(seen.proofs(head, addressee.respondents).listed)


def _is_about_price(case: Case) -> bool:
    """Whether what a complaint asks for turns on what the thing costs; else the letter says it in two sentences."""
    return any(practice.kind is PracticeKind.PRICE for practice in case.practices)


def _out_of_time(seen: SeenCase, head: Head) -> Iterator[Found]:
    """That some of what happened is out of time for this reader, or all of it; or that no article is about it."""
    alleged = allegations(seen, head)
    if alleged.lapsed:
        yield Found("all-lapsed", str(alleged.lapsed), keys=_reported(alleged.background))
    elif alleged.background:
        told = str(sum(incident.count for incident in alleged.background))
        yield Found("background", told, keys=_reported(alleged.background))
    elif seen.case.incidents and not alleged.cited:
        yield Found("nothing-alleged")


def _reported(lapsed: Sequence[Incident]) -> tuple[str, ...]:
    """Where it is said that the latest of what is out of time was reported when it happened."""
    return tuple(f"incidents.{incident.id}.reported_on" for incident in lapsed[-1:])


def _has_own_requests(case: Case, head: Head) -> bool:
    """Whether the person asks for something in this letter in their own words."""
    return bool(case.demands.get(head.id)) or any(one.letter == head.id for one in case.requests)


def _of_letter(head: Head, addressee: Addressee, seen: SeenCase, directory: Directory) -> Iterator[Found]:
    """Warnings that depend on what this letter came to be."""
    if head.answers and _has_own_requests(seen.case, head):
        yield Found("own-words-left-out", head.title)
    if fell := fallen(seen, head, addressee):
        yield Found("requests-replaced", "；".join(fell))
    for name in unknown_names(head.id, replaced(seen.case, head)):
        known = "；".join(titles(head.id))
        yield Found("request-unknown", f"{name}（有：{known}）" if known else name)
    yield from _out_of_time(seen, head)
    if head.addressee and not addressee.name:
        yield Found("addressee-unknown", addressee.missing)
    elif not addressee.confirmed:
        yield Found("addressee-unconfirmed", addressee.name)
    for old in directory.old_names(addressee.name):
        yield Found("addressee-old-name", old.old)
