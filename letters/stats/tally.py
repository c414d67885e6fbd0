"""Cases are added one by one; what grows is the number of different groups, not of cases."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from letters.stats.names import same
from letters.stats.periods import Period, Unit, month_of
from letters.stats.statistics import Counts

if TYPE_CHECKING:
    from letters.stats.case_facts import Facts

NAMED = "platforms"  # the dimension whose groups are written by people, each in their own way


class Tally:
    """Counts cases by month, by their groups and by how long they waited."""

    def __init__(self) -> None:
        self._months: Counter[Period] = Counter()
        self._groups: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
        self._waits: dict[str, Counter[int | None]] = defaultdict(Counter)
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, facts: Facts) -> None:
        """Count one case."""
        self._months[month_of(facts.day)] += 1
        for dimension, labels in facts.groups.items():
            self._groups[dimension][self._alike(labels) if dimension == NAMED else labels] += 1
        for body, days in facts.waits.items():
            self._waits[body][days] += 1

    def counts(self) -> Counts:
        """What has been counted so far."""
        groups: dict[str, Counter[frozenset[str]]] = {**self._groups}
        if NAMED in groups:
            groups[NAMED] = Counter()
            for keys, count in self._groups[NAMED].items():
                groups[NAMED][frozenset(self._usual(key) for key in keys)] += count
        return Counts(Unit.MONTH, self._months, groups, self._waits)

    def _alike(self, labels: frozenset[str]) -> frozenset[str]:
        for label in labels:
            self._spellings[same(label)][label] += 1
        return frozenset(map(same, labels))

    def _usual(self, key: str) -> str:
        """The spelling that is used most, of several alike the first in order."""
        spellings = self._spellings[key]
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
