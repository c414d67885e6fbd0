"""What is counted where several records tell of the same days: what is left to be chosen, and the choice made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from letters.case import CaseFile, Overlap
from letters.errors import UsageError
from letters.findings import overlaps_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from letters.case import Case
    from letters.findings import Overlapping


ANSWERS: Final = dict(zip("123", Overlap, strict=True))
"""What the answers to the question mean; none is for later."""


def left_to_choose(case: Case) -> tuple[Overlapping, ...]:
    """Estimates that may count again what something else tells, of which nobody has said what counts."""
    return overlaps_of(case.incidents).open


def what_counts(answer: str) -> Overlap | None:
    """What an answer typed to the question means; None for later. Raises UsageError for any other."""
    said = answer.strip()
    if said and said not in ANSWERS:
        raise UsageError(f"“{said}”不是 1、2、3", "写一个，或者直接回车以后再定")
    return ANSWERS.get(said)


def with_counted(text: str, today: date, name: str, ask: Callable[[Overlapping], Overlap | None]) -> str:
    """The text of the case file with what counts written beside each estimate of which `ask` says it.

    Each is asked about once. Raises CaseError where it would be no case.
    """
    seen: set[str] = set()
    file = CaseFile(Path(name), text, None)
    while waiting := [one for one in left_to_choose(file.case(today)) if one.estimate.id not in seen]:
        record = waiting[0].estimate.id
        seen.add(record)
        if choice := ask(waiting[0]):
            file.update_many("incidents", {record: {"overlap": str(choice)}})
            text = file.stored
    return text
