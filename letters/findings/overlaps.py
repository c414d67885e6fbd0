"""Estimates and sums that may count again what a log lists one by one, or what another estimate says of the same days.

Never both, unless somebody says they are apart. Until the person chooses, the log's rows alone are counted, of several
estimates the largest, and every figure to which the rest may add is at least that. What the choice replaces stays in
the case and in the table, as background. A sum of several contacts that is no row of a log (22 missed calls within a
week, as a screen showed them) is treated beside a log as an estimate is; two of them are apart, since each was seen.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from letters.case import Overlap, Rank
from letters.kit.frozen import frozen
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from letters.case import Incident

LOGS = (Rank.CARRIER, Rank.EXPORT)  # made by a machine, row by row


@frozen
class Overlapping:
    """An estimate, or a sum, and what else tells of its days, of the same channel, receiver and number.

    `listed` are rows of logs, or estimates that are counted. `chosen` is what the person says is to be counted; None
    until they do.
    """

    estimate: Incident
    listed: tuple[Incident, ...]
    chosen: Overlap | None

    @property
    def is_of_log(self) -> bool:
        """Whether a log lists some of it, and no other estimate."""
        return not self.listed[0].estimated

    @property
    def replaced(self) -> frozenset[str]:
        """Ids of the rows of logs in whose place the estimate counts."""
        rows = self.listed if self.is_of_log and self.chosen is Overlap.ESTIMATE else ()
        return frozenset(row.id for row in rows if not (row.words or row.account or row.acts))


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
        return frozenset(logs.union(*(each.replaced for each in self.found)))

    @cached_property
    def aside(self) -> frozenset[str]:
        """Ids of all that is not counted."""
        return self.pending | self.replaced


def overlaps_of(incidents: Iterable[Incident]) -> Overlaps:
    """The overlaps of some incidents, in their order: those with logs first."""
    rows = tuple(row for row in incidents if row.counts)
    of_logs = tuple(_with_logs(rows))
    aside = Overlaps(of_logs).aside
    estimates = [row for row in rows if row.estimated and row.count > 1 and row.id not in aside]
    answered = frozenset(each.estimate.id for each in of_logs)
    return Overlaps((*of_logs, *_with_others(estimates, answered)))


def _with_logs(rows: Iterable[Incident]) -> Iterator[Overlapping]:
    listed = [row for row in rows if row.rank in LOGS and not row.estimated]
    for estimate in filter(_is_reckoned, rows) if listed else ():
        inside = tuple(row for row in listed if _may_be_of(row, estimate))
        if inside:
            yield Overlapping(estimate, inside, estimate.overlap)


def _with_others(estimates: Iterable[Incident], answered: Collection[str]) -> Iterator[Overlapping]:
    """Estimates that may tell of what another one tells that is counted: the one chosen, or else the larger.

    Those that are counted never overlap, so their sum is no more than there was. What was `answered` about a log says
    nothing of other estimates, save that they are apart.
    """
    choices = {row.id: row.overlap for row in estimates if row.id not in answered or row.overlap is Overlap.BOTH}
    counted: list[Incident] = []
    for estimate in sorted(estimates, key=lambda row: (_RANK[choices.get(row.id)], -row.count)):
        others = tuple(row for row in counted if _may_be_of(row, estimate) and choices.get(row.id) is not Overlap.BOTH)
        if not others or choices.get(estimate.id) is Overlap.BOTH:
            counted.append(estimate)
        else:
            yield Overlapping(estimate, others, _answered(choices.get(estimate.id), others, choices))


def _answered(own: Overlap | None, others: Iterable[Incident], choices: Mapping[str, Overlap | None]) -> Overlap | None:
    """What was said of an estimate and others that are counted; nothing where it was said of both that they count."""
    if own is Overlap.ESTIMATE:
        return None
    is_replaced = any(choices.get(row.id) is Overlap.ESTIMATE for row in others)
    return Overlap.LOG if is_replaced else own


_RANK: Final = {Overlap.BOTH: 0, Overlap.ESTIMATE: 0, None: 1, Overlap.LOG: 2}
"""Which estimates are looked at first: those of which the person says that they count."""


def _is_reckoned(row: Incident) -> bool:
    """Whether it is a number of contacts that nobody listed."""
    return row.estimated or (row.count > 1 and row.rank not in LOGS)


def _may_be_of(row: Incident, estimate: Incident) -> bool:
    """Whether a contact that another record tells of may be one of those that were reckoned."""
    if row.channel is not estimate.channel or set(row.to).isdisjoint(estimate.to):
        return False
    number, other = number_key(estimate.from_number), number_key(row.from_number)
    alike = number is None or number == other or (row.estimated and other is None)
    return alike and row.at.earliest <= estimate.end.latest and row.end.latest >= estimate.at.earliest
