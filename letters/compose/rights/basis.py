"""What a sentence of plain words about the law may rest on: a case, or situations taken as given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from letters.kit.frozen import frozen
from letters.law import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from letters.compose.rights.situations import Situation
    from letters.findings import Findings
    from letters.law import Law, Provision

PROCEDURE = "procedure"  # a kind of topic


class Basis(Protocol):
    """What citations rest on."""

    def provisions(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterable[Provision]:
        """What may be cited for a topic towards an addressee of the law table, as far as these situations go."""


@frozen
class SupposedBasis:
    """Situations taken as given."""

    law: Law
    day: date

    def provisions(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterable[Provision]:
        """What the situations would bear out."""
        grounds = (supposed.ground(law_as) for situation in about for supposed in situation.supposed)
        return self.law.cite(topic, self.day, *grounds)


@frozen
class CaseBasis:
    """What a case holds: incidents by the law of their days and in time, practices and facts as letters cite them."""

    findings: Findings

    def provisions(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterable[Provision]:
        """Those that incidents of the situations bear out, or that practices, facts or procedure lead to."""
        law = self.findings.books.law
        if law.topic(topic).kind == PROCEDURE:
            return law.cite(topic, self.findings.day, self._ground(law_as))
        return [*self._of_incidents(topic, law_as, about), *self._of_business(topic, law_as)]

    def _ground(self, addressee: str) -> Ground:
        kinds = frozenset(str(practice.kind) for practice in self.findings.case.practices)
        return Ground(addressee, facts=self.findings.facts | kinds)

    def _of_incidents(self, topic: str, law_as: str, about: Sequence[Situation]) -> Iterator[Provision]:
        role = self.findings.books.directory.roles.get(law_as)
        lapses = role is not None and role.conduct_lapses
        for one in self.findings.allegations(law_as, lapses=lapses).cited:
            if one.topic.name == topic and any(each.is_of(i) for each in about for i in one.incidents):
                yield from one.provisions

    def _of_business(self, topic: str, addressee: str) -> Iterator[Provision]:
        """A practice follows the law of its own day, else of the day of signing; a fact, that of the day asked for."""
        case, law, day = self.findings.case, self.findings.books.law, self.findings.day
        signed = case.contract.signed_on if case.contract else day
        days = [
            min(practice.on.latest.date() if practice.on else signed, day)
            for practice in case.practices
            if topic in law.topics_for_practice(practice.kind, addressee)
        ]
        if any(topic in law.topics_for_fact(fact, addressee) for fact in self.findings.facts):
            days.append(day)
        for on in days:
            yield from law.cite(topic, on, self._ground(addressee))
