"""What a sentence of plain words about the law may rest on: a case, or situations taken as given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from letters.findings.allegations import allege
from letters.findings.legal_facts import case_facts
from letters.law.provision import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from letters.case.model import Case
    from letters.compose.rights.situations import Situation
    from letters.findings.allegations import Allegation
    from letters.law.book import Law
    from letters.law.provision import Provision

POLICE = "police"  # an addressee of the law table: the one to whom conduct lapses
LAPSES = "time_limit"  # the law's topic that carries the period after which the police no longer pursue conduct
PROCEDURE = "procedure"  # a kind of topic


class Basis(Protocol):
    """What citations rest on."""

    def provisions(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterable[Provision]:
        """What may be cited for a topic towards an addressee of the law table, as far as these situations go."""


@dataclass(frozen=True)
class SupposedBasis:
    """Situations taken as given."""

    law: Law
    day: date

    def provisions(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterable[Provision]:
        """What the situations would bear out."""
        grounds = (supposed.ground(law_as) for situation in about for supposed in situation.supposed)
        return self.law.cite(topic, self.day, *grounds)


class CaseBasis:
    """What a case holds: incidents by the law of their days and in time, practices and facts as letters cite them."""

    def __init__(self, case: Case, law: Law, day: date) -> None:
        self.case, self.law, self.day = case, law, day
        self.facts = case_facts(case)
        self._alleged: dict[str, tuple[Allegation, ...]] = {}

    def provisions(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterable[Provision]:
        """Those that incidents of the situations bear out, or that practices, facts or procedure lead to."""
        if self.law.topic(topic).kind == PROCEDURE:
            return self.law.cite(topic, self.day, self._ground(law_as))
        return [*self._of_incidents(topic, law_as, about), *self._of_business(topic, law_as)]

    def _ground(self, addressee: str) -> Ground:
        kinds = frozenset(str(practice.kind) for practice in self.case.practices)
        return Ground(addressee, facts=self.facts | kinds)

    def _of_incidents(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterator[Provision]:
        for one in self._allegations(law_as):
            if one.topic.name == topic and any(each.is_of(i) for each in about for i in one.incidents):
                yield from one.provisions

    def _allegations(self, addressee: str) -> tuple[Allegation, ...]:
        if addressee not in self._alleged:
            lapse = self.law.on(LAPSES, self.day) if addressee == POLICE else ()
            limit = next((provision.limit for provision in lapse if provision.limit), None)
            alleged = allege(
                self.law, self.case.incidents, addressee=addressee, filed=self.day, limit=limit, facts=self.facts
            )
            self._alleged[addressee] = alleged.cited
        return self._alleged[addressee]

    def _of_business(self, topic: str, addressee: str) -> Iterator[Provision]:
        """A practice follows the law of its own day, else of the day of signing; a fact, that of the day asked for."""
        signed = self.case.lease.signed_on if self.case.lease else self.day
        days = [
            min(practice.on.latest.date() if practice.on else signed, self.day)
            for practice in self.case.practices
            if topic in self.law.topics_for_practice(practice.kind, addressee)
        ]
        if any(topic in self.law.topics_for_fact(fact, addressee) for fact in self.facts):
            days.append(self.day)
        for day in days:
            yield from self.law.cite(topic, day, self._ground(addressee))
