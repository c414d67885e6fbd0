"""What came of attacks of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_NOTES = 12
"""Notes shown of one kind: the first ones tell what to look at."""


@dataclass(frozen=True)
class Outcome:
    """One or more attacks of a kind.

    `tried` attacks, of which `through` reached what they wanted, or left what may not be (a traceback, a lost file,
    a hidden one); `notes`, a line for each of those, say how to repeat it. `shown` is a measure to print: a share.
    """

    kind: str
    tried: int = 1
    through: int = 0
    notes: tuple[str, ...] = ()
    shown: str = ""

    @classmethod
    def of(cls, kind: str, notes: Iterable[str], tried: int = 1) -> Outcome:
        """Some attacks that came through as one where there is anything to note, and else not."""
        told = tuple(note for note in notes if note)
        return cls(kind, tried, int(bool(told)), told)


def totals(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Outcomes of the same kind added up, in the order in which the kinds came first; the last measure stands."""
    sums: dict[str, Outcome] = {}
    for new in outcomes:
        old = sums.get(new.kind, Outcome(new.kind, 0))
        tried, through = old.tried + new.tried, old.through + new.through
        sums[new.kind] = Outcome(new.kind, tried, through, old.notes + new.notes, new.shown or old.shown)
    return tuple(sums.values())


def table(outcomes: Iterable[Outcome]) -> str:
    """The sums as a table in markdown, and below it the notes of whatever came through."""
    found = totals(outcomes)
    rows = [f"| {one.kind} | {one.tried:,} | {one.through:,} | {one.shown} |" for one in found]
    return "\n".join(["| attack | tried | through | |", "| --- | ---: | ---: | --- |", *rows, *_notes(found)])


def _notes(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for one in outcomes:
        if one.notes:
            yield ""
            yield from (f"- {one.kind}: {note}" for note in one.notes[:MOST_NOTES])
        if len(one.notes) > MOST_NOTES:
            yield f"- {one.kind}: {len(one.notes) - MOST_NOTES} more"
