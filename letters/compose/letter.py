"""Case, findings and law become one letter: everything its template gets, and everything its sender is told."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import PracticeKind
from letters.compose.guard import Found, raised
from letters.compose.masks import for_its_reader
from letters.compose.view import allegations, context, fallen, has_cost, replaced, titles, unknown_names
from letters.kit.frozen import frozen
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from letters.authorities import Directory
    from letters.case import Case, Incident, KeyPath, Option
    from letters.catalogue import Head
    from letters.compose.addressed import Addressee
    from letters.compose.dossier import Dossier
    from letters.compose.guard import Caution
    from letters.compose.view import Exhibits, Occasion, SeenCase


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
    """A letter before it is rendered: `head` hides what its reader may not see, and what its template names beside.

    `deal` is the contract it is about where there are several, `occasion` what it answers, for a letter that follows
    another, `option` the plan that it is about, where its name does not say which of the offer's that is. All else is
    worked out when it is first asked for, since who only counts letters needs their titles and what stops them. That
    raises HorizonError where it rests on the law of a day that the law data does not know.
    """

    dossier: Dossier = field(repr=False)
    head: Head
    addressee: Addressee
    deal: str = ""
    occasion: Occasion | None = None
    option: Option | None = None

    @property
    def called(self) -> str:
        """Its title, with the contract it is about where there are several."""
        return named(self.head.title, self.deal)

    @property
    def day(self) -> date:
        """The day that it carries."""
        return self.dossier.day

    @property
    def is_blocked(self) -> bool:
        """Whether a warning stops it."""
        return bool(self.stops)

    @cached_property
    def stops(self) -> tuple[Caution, ...]:
        """Those of its warnings that stop it; found without the others, which take most of the time."""
        return tuple(one for one in self._raised(self._of_the_case((), self._of_addressee)) if one.stops)

    @cached_property
    def warnings(self) -> tuple[Caution, ...]:
        """Everything that its sender is told, heaviest first."""
        seen, protection = self._seen, self.dossier.protection
        told = (
            *protection.hidden(self.head.id, listed(seen.replaced), seen.hidden),
            *_of_what_is_seen(self.head, self.addressee, seen),
            *self._of_addressee,
            *protection.left_open(self.head.id, seen.unsure),
            *protection.wrong_doors(self.head.id),
        )
        return self._raised(self._of_the_case(seen.spared, told))

    def _of_the_case(self, spared: Collection[KeyPath], besides: Iterable[Found]) -> Iterator[Found]:
        """What the case itself gives reason to warn of, then what else was found."""
        yield from self.dossier.protection.found(self.head.id, self.option, spared)
        yield from besides

    @property
    def _of_addressee(self) -> tuple[Found, ...]:
        return tuple(_about(self.addressee, self.head, self.dossier.books.directory))

    def _raised(self, told: Iterable[Found]) -> tuple[Caution, ...]:
        kinds = self.dossier.books.rules.kinds
        return raised(self.dossier.case, self.head.id, told, kinds, self.head.addressee)

    @cached_property
    def annexes(self) -> tuple[Annex, ...]:
        """The tables joined to it that hold something."""
        joined, seen = self.dossier.books.annexes(self.head), self._seen
        return tuple(Annex(one.id, one.title) for one in joined if _has_rows(one.rows, self.head, seen, self.addressee))

    @property
    def layout(self) -> str:
        """The name of its page's measures."""
        return self.head.layout or ("compact" if self.annexes else "standard")

    @cached_property
    def context(self) -> Mapping[str, object]:
        """All that its template knows."""
        to = _as_seen(self.addressee, self.dossier.case, self._seen.case)
        titles = tuple(annex.title for annex in self.annexes)
        return context(self._seen, self.head, to, titles, self.occasion, self.option)

    @property
    def exhibits(self) -> Exhibits:
        """Which piece of evidence has which number in it."""
        return self._seen.proofs(self.head, self.addressee.respondents).exhibits

    @property
    def _seen(self) -> SeenCase:
        return self.dossier.seen_by(self.head)


def compose(
    dossier: Dossier,
    head: Head,
    addressee: Addressee,
    occasion: Occasion | None = None,
    option: Option | None = None,
) -> Letter:
    """One letter of a case, with every mask that its reader demands; `occasion` and `option` as of `Letter`.

    Pure; raises UsageError where an earlier letter went to a role that there is not.
    """
    masked = for_its_reader(head, dossier.books, dossier.case, occasion.filing if occasion else None)
    return Letter(dossier, masked, addressee, occasion=occasion, option=option)


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


def _of_what_is_seen(head: Head, addressee: Addressee, seen: SeenCase) -> Iterator[Found]:
    """Warnings that depend on what its reader sees of the case: they are to be known, and none of them stops it."""
    if head.answers and _has_own_requests(seen.case, head):
        yield Found("own-words-left-out", head.title)
    if fell := fallen(seen, head, addressee):
        yield Found("requests-replaced", "；".join(fell))
    for name in unknown_names(head.id, replaced(seen.case, head)):
        known = "；".join(titles(head.id))
        yield Found("request-unknown", f"{name}（有：{known}）" if known else name)
    yield from _out_of_time(seen, head)


def _about(addressee: Addressee, head: Head, directory: Directory) -> Iterator[Found]:
    """Warnings that depend on whom it goes to."""
    if head.addressee and not addressee.name:
        yield Found("addressee-unknown", addressee.missing)
    elif not addressee.confirmed:
        yield Found("addressee-unconfirmed", addressee.name)
    for old in directory.old_names(addressee.name):
        yield Found("addressee-old-name", old.old)
