"""How long it took until somebody answered, and how many still wait."""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import TYPE_CHECKING

from letters.stats.disclosure import few, nearest
from letters.stats.statistics import Waiting, WaitRow
from letters.stats.stats_words import told, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.stats.statistics import Counts, Waits


def waiting(counts: Counts, bodies: Iterable[str], least: int, *, rounded: bool) -> Waiting | None:
    """Time to the first answer, of any body and of these; None where too few sent anything.

    `rounded` says whether the counts of cases by body are; then those here are, as they are where they would tell of a
    few who got an answer, who did not, or who have sent nothing.
    """
    everybody = counts.waits.get("", {})
    sent = sum(everybody.values())
    if sent < least:
        return None
    told_of = {words().waiting.all: everybody, **{body: counts.waits[body] for body in bodies}}
    parts = [part for waits in told_of.values() for part in _parts(waits)]
    loose = rounded or any(few(part, least) for part in (*parts, counts.total - sent))
    rows = tuple(_row(label, waits, least, loose=loose) for label, waits in told_of.items())
    notes = [note.format(least=least) for note in words().waiting.notes]
    if loose:
        notes.append(told("table", "rounded", least=least))
    return Waiting(words().waiting.title, rows, loose, tuple(notes))


def _parts(waits: Waits) -> tuple[int, int]:
    """How many were answered, and how many still wait."""
    still = waits.get(None, 0)
    return sum(waits.values()) - still, still


def _row(label: str, waits: Waits, least: int, *, loose: bool) -> WaitRow:
    answered, still = _parts(waits)
    lower, median, upper = quartiles(waits) if answered >= least else (None, None, None)
    if loose:
        answered, still = (nearest(part, least, answered + still) for part in (answered, still))
    return WaitRow(label, answered, still, lower, median, upper)


def quartiles(waits: Waits) -> tuple[int, int, int]:
    """The days within which a quarter, half and three quarters of those who were answered had their answer.

    Each is a whole day that somebody waited (the nearest rank). At least one must have been answered.
    """
    days = Counter({wait: count for wait, count in waits.items() if wait is not None})
    ranks = [ceil(days.total() * share / 4) for share in (1, 2, 3)]
    first, second, third = (_at(days, rank) for rank in ranks)
    return first, second, third


def _at(days: Counter[int], rank: int) -> int:
    """The wait of the one who stands at this rank, from 1, the shortest wait first."""
    passed = 0
    for wait in sorted(days):
        passed += days[wait]
        if passed >= rank:
            return wait
    raise ValueError(rank)
