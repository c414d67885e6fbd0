"""What follows from a case by computation, as one value: letters, warnings and plans read it, none computes its own."""

from __future__ import annotations

from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from letters.case import Standing
from letters.findings.allegations import Allegations, allege, in_time
from letters.findings.contacts import Contacts, tally
from letters.findings.dues import dues_of, in_words
from letters.findings.legal_facts import case_facts, facts_on
from letters.findings.objection import objections
from letters.findings.overlaps import Overlaps, overlaps_of
from letters.findings.positions import Positions, positions_of
from letters.findings.rooms import held_by
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from letters.books import Books
    from letters.case import Case, Incident, ThirdParty
    from letters.findings.allegations import Allegation
    from letters.findings.due_values import Dues
    from letters.findings.objection import Objection
    from letters.findings.owed import OwedSum
    from letters.law import Limit

LAPSES = "time_limit"  # the law's topic that carries the period after which the police no longer pursue conduct


@frozen
class Findings:
    """What follows from a case as of a day. Each part is worked out when it is first asked for, and then stays.

    `facts` hold for the case, whoever reads it: a reader from whom a birthday is hidden still has to do with a minor.
    `whole` are the findings of the case without masks, None where these are they.
    """

    case: Case
    books: Books
    day: date
    facts: frozenset[str]
    whole: Findings | None = None
    _alleged: dict[tuple[str, bool], Allegations] = field(default_factory=dict, init=False, repr=False, compare=False)

    def seen_as(self, masked: Case) -> Findings:
        """What follows from the same case as one kind of reader may see it."""
        return self if masked is self.case else replace(self, case=masked, whole=self.whole or self)

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """The requests to stop, the earliest first."""
        return objections(self.case)

    @cached_property
    def contacts(self) -> Contacts:
        """The figures of the whole case."""
        return self.count(self.case.incidents)

    def count(self, incidents: Iterable[Incident], maybe: frozenset[str] = frozenset()) -> Contacts:
        """The figures of some of its incidents; `maybe` are ids of those that may or may not be among them."""
        rows = tuple(incidents)
        wanted = tuple(map(id, rows)), maybe  # what was counted holds the rows, so that nothing else gets their place
        if wanted not in self._counted:
            self._counted[wanted] = tally(
                rows, requests=self.objections, third_parties=self._people, overlaps=self.overlaps, maybe=maybe
            )
        return self._counted[wanted]

    @cached_property
    def _counted(self) -> dict[tuple[tuple[int, ...], frozenset[str]], Contacts]:
        """What was counted: it is the same for readers who see the same incidents and relations."""
        alike = self._alike("incidents", "dealings")
        return alike._counted if alike and alike._people == self._people else {}

    @cached_property
    def _people(self) -> tuple[ThirdParty, ...]:
        """The third parties without what no count needs, and some readers may not see."""
        return tuple(one.model_copy(update={"name": None, "phone": None}) for one in self.case.third_parties)

    def _alike(self, *tables: str) -> Findings | None:
        """The findings of the whole case, where a reader sees these tables of it just as they are."""
        whole = self.whole
        if whole is None or any(getattr(self.case, name) is not getattr(whole.case, name) for name in tables):
            return None
        return whole

    @cached_property
    def overlaps(self) -> Overlaps:
        """Estimates that may count again what a log lists."""
        alike = self._alike("incidents")
        return alike.overlaps if alike else overlaps_of(self.case.incidents)

    @cached_property
    def positions(self) -> Positions:
        """How the person stands to each sum that is claimed."""
        alike = self._alike("contracts", "offer")
        return alike.positions if alike else positions_of(self.case, self.day)

    @cached_property
    def dues(self) -> Dues | None:
        """What is due, item by item, with the law; None without a contract. Raises HorizonError for an unknown day."""
        return dues_of(self.case, self.day, self.books.money, self.books.law)

    def in_words(self, sums: Sequence[OwedSum]) -> str:
        """Which due sums they are, as an offer may say it; "" without a contract."""
        held = held_by(self.case)
        return "" if held is None or not sums else in_words(sums, self.books.money.of(held.kind))

    @cached_property
    def cost(self) -> Any:
        """What the contract costs, as a value of its kind's own; None without a contract."""
        held = held_by(self.case)
        if held is None:
            return None
        if self.whole is not None and not held.room.cost_carries_names(held.contract):
            return self.whole.cost
        return held.room.cost(self.case, held.contract, self.day, self.books.money, self.books.rates)

    def apart(self, row: Incident) -> Incident:
        """A contact without guarantors among those it reached, who are told of their own contract."""
        return self.contacts.apart(row)

    def allegations(self, law_as: str, *, lapses: bool = False) -> Allegations:
        """What the incidents bear out towards an addressee of the law table.

        `lapses`: whether conduct is out of time for that reader after a while, as it is for the police. Raises
        HorizonError for a day that the law data does not know.
        """
        wanted = law_as, lapses
        if wanted not in self._alleged:
            if self.whole is None:
                self._alleged[wanted] = self._allege(law_as, self._lapse if lapses else None)
            else:
                self._alleged[wanted] = self._as_seen(self.whole.allegations(law_as, lapses=lapses))
        return self._alleged[wanted]

    def lapsed(self, law_as: str) -> date | None:
        """The last day of what happened where all of it is out of time for the police; as `allegations` says it.

        Nothing is looked up in the law where one incident is in time: a case that goes on never lapses.
        """
        filed, limit = self.day, self._lapse
        if any(in_time([row], filed, limit) for row in self._own_rows.values() if row.counts):
            return None
        return self.allegations(law_as, lapses=True).lapsed

    def _allege(self, law_as: str, limit: Limit | None) -> Allegations:
        alleged = allege(
            self.books.law,
            self._own_rows.values(),
            addressee=law_as,
            filed=self.day,
            limit=limit,
            facts=self.facts,
        )
        return replace(alleged, cited=tuple(filter(self._may_claim, alleged.cited)))

    def _as_seen(self, alleged: Allegations) -> Allegations:
        """The same of the incidents as they are here: what they bear out does not depend on who reads of them."""
        rows = self._own_rows
        return Allegations(
            tuple([replace(one, incidents=tuple([rows[row.id] for row in one.incidents])) for one in alleged.cited]),
            tuple([rows[row.id] for row in alleged.background]),
            alleged.lapsed,
        )

    @cached_property
    def _own_rows(self) -> dict[str, Incident]:
        """What counts of the incidents, by id, without guarantors among those it reached."""
        aside = self.overlaps.aside
        return {row.id: self.apart(row) for row in self.case.incidents if row.id not in aside}

    def _may_claim(self, alleged: Allegation) -> bool:
        return self.is_of_a_consumer or not alleged.topic.consumers

    @property
    def is_of_a_consumer(self) -> bool:
        """Whether the contract is the person's own, so that they may claim what the law gives to consumers."""
        return self.case.stands_as is Standing.LESSEE

    @cached_property
    def _lapse(self) -> Limit | None:
        """The period after which the police no longer pursue conduct, on the day of filing."""
        return next((p.limit for p in self.books.law.on(LAPSES, self.day) if p.limit is not None), None)


def of(case: Case, books: Books, day: date) -> Findings:
    """What follows from a case as of a day: `findings.of(case, books, date(2026, 11, 23)).contacts.total`."""
    return Findings(case, books, day, case_facts(case) | facts_on(case, day))
