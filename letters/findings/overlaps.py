"""Estimates and sums that may count again what a log lists one by one: never both, unless somebody says they are apart.

Until the person chooses, the log's rows alone are counted, and every figure to which the estimate may add is at least
that. What the choice replaces stays in the case and in the table, as background. A sum of several contacts that is no
row of a log (22 missed calls within a week, as a screen showed them) is treated as an estimate is.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from letters.case import Overlap, Rank
from letters.kit.frozen import frozen
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.case import Incident

LOGS = (Rank.CARRIER, Rank.EXPORT)  # made by a machine, row by row


@frozen
class Overlapping:
    """An estimate, or a sum, and the rows of logs that lie in its days, of the same channel, receiver and number."""

    estimate: Incident
    listed: tuple[Incident, ...]

    @property
    def chosen(self) -> Overlap | None:
        """What the person says is to be counted; None until they do."""
        return self.estimate.overlap


@frozen
class Overlaps:
    """Every overlap of a case, and what follows for the counts."""

    found: tuple[Overlapping, ...] = ()

    @cached_property
    def open(self) -> tuple[Overlapping, ...]:
        """Those of which the person has not said what is to be counted."""
        return tuple(each for each in self.found if each.chosen is None)

    @cached_property
    def pending(self) -> frozenset[str]:
        """Ids of the estimates that wait for the choice: not counted, and every figure may be more by them."""
        return frozenset(each.estimate.id for each in self.open)

    @cached_property
    def replaced(self) -> frozenset[str]:
        """Ids of what the choice replaced.

        Rows of a log with words, account or acts stay counted beside an estimate: it tells of none of that.
        """
        logs = {each.estimate.id for each in self.found if each.chosen is Overlap.LOG}
        rows = (row for each in self.found if each.chosen is Overlap.ESTIMATE for row in each.listed)
        return frozenset(logs | {row.id for row in rows if not (row.words or row.account or row.acts)})

    @cached_property
    def aside(self) -> frozenset[str]:
        """Ids of all that is not counted."""
        return self.pending | self.replaced


def overlaps_of(incidents: Iterable[Incident]) -> Overlaps:
    """The overlaps of some incidents, in their order."""
    rows = [row for row in incidents if row.counts]
    listed = [row for row in rows if row.rank in LOGS and not row.estimated]
    return Overlaps(tuple(_overlapping(rows, listed)) if listed else ())


def _overlapping(rows: Iterable[Incident], listed: Iterable[Incident]) -> Iterator[Overlapping]:
    for estimate in rows:
        inside = tuple(row for row in listed if _is_reckoned(estimate) and _may_be_of(row, estimate))
        if inside:
            yield Overlapping(estimate, inside)


def _is_reckoned(row: Incident) -> bool:
    """Whether it is a number of contacts that nobody listed."""
    return row.estimated or (row.count > 1 and row.rank not in LOGS)


def _may_be_of(row: Incident, estimate: Incident) -> bool:
    """Whether a listed contact may be one of those that were reckoned."""
    if row.channel is not estimate.channel or set(row.to).isdisjoint(estimate.to):
        return False
    number = number_key(estimate.from_number)
    alike = number is None or number == number_key(row.from_number)
    return alike and row.at.earliest <= estimate.end.latest and row.end.latest >= estimate.at.earliest
