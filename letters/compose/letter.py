"""Case, findings and law become one letter: everything its template gets, and everything its sender is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.authorities import old_names
from letters.compose.guard.doors import wrong_doors
from letters.compose.guard.protection import found
from letters.compose.guard.warnings import Caution, Found, raised
from letters.compose.view.case_views import listed
from letters.compose.view.context import context
from letters.compose.view.proofs import proofs
from letters.compose.view.record_views import file_views
from letters.findings.allegations import Allegations, allege
from letters.findings.legal_facts import case_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from letters.case.model import Case
    from letters.catalogue.head import Head
    from letters.compose.books import LetterBooks
    from letters.compose.choose.addressee import Addressee
    from letters.compose.masks import Masks
    from letters.compose.view.history import Occasion
    from letters.law.book import Law
    from letters.law.provision import Limit

LAPSES = "time_limit"  # the law's topic that carries the period after which the police no longer pursue conduct


@dataclass(frozen=True, slots=True)
class Annex:
    """A table joined to a letter after a page break."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter before it is rendered. `context` is all its template knows; `layout` names the page's measures."""

    head: Head
    addressee: Addressee
    day: date
    context: Mapping[str, object]
    annexes: tuple[Annex, ...]
    layout: str
    warnings: tuple[Caution, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether a warning stops it."""
        return any(warning.stops for warning in self.warnings)


def compose(
    case: Case,
    head: Head,
    addressee: Addressee,
    books: LetterBooks,
    day: date,
    masks: Masks,
    occasion: Occasion | None = None,
) -> Letter:
    """One letter of a case on a day; `occasion` is what it answers, for a letter that follows another.

    `masks` are those of the same case, shared by its letters.

    Pure; raises HorizonError for a day that the law data does not know, TemplateError for an annex there is not.
    """
    law = books.law
    masked = masks.of(head.masks)
    shown = masked.case
    facts = case_facts(case)
    alleged = allege(law, shown.incidents, addressee=head.law_as, filed=day, limit=_lapse(head, law, day), facts=facts)
    joined = tuple(Annex(one.id, one.title) for one in books.annexes(head) if _has_rows(one.id, head, shown))
    titles = tuple(annex.title for annex in joined)
    names = context(shown, head, addressee, alleged, titles, books, day, facts, occasion)
    told = [
        *found(case, head.id, law, day),
        *_of_letter(head, addressee, alleged, masked.replaced),
        *wrong_doors(case, head.id, books.directory),
    ]
    layout = head.layout or ("compact" if joined else "standard")
    return Letter(head, addressee, day, names, joined, layout, raised(case, head.id, told, head.addressee))


def _lapse(head: Head, law: Law, day: date) -> Limit | None:
    """The period after which the addressee no longer pursues conduct: the police's, on the day of filing."""
    if head.addressee != "police":
        return None
    return next((p.limit for p in law.on(LAPSES, day) if p.limit is not None), None)


def _has_rows(annex: str, head: Head, case: Case) -> bool:
    """Whether a joined table would hold anything."""
    if annex == "annex/incidents":
        return bool(case.incidents)
    if annex == "annex/household":
        return case.budget is not None or case.hardship is not None
    if annex == "annex/lease-cost":
        return case.lease is not None and (case.lease.official_price is not None or bool(case.lease.buyout_price))
    if annex == "annex/digests":
        return bool(file_views(proofs(case, head)))
    return bool(proofs(case, head))


def _of_letter(head: Head, addressee: Addressee, alleged: Allegations, replaced: tuple[str, ...]) -> Iterator[Found]:
    """Warnings that depend on what this letter came to be."""
    if replaced:
        yield Found("masked", listed(replaced))
    if alleged.background:
        yield Found("background", str(sum(incident.count for incident in alleged.background)))
    if head.addressee and not addressee.name:
        yield Found("addressee-unknown", addressee.missing)
    elif not addressee.confirmed:
        yield Found("addressee-unconfirmed", addressee.name)
    for old in old_names(addressee.name):
        yield Found("addressee-old-name", old.old)
