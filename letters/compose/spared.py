"""What the other side need not know to answer an offer: whose illness, and whose wages.

An office and legal aid may read it all. The platform, the lessor and who collects get a reason and totals, unless the
sender decided to tell them more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from letters.compose.guard import LIVES, TOLD

if TYPE_CHECKING:
    from letters.case import Case, KeyPath
    from letters.compose.guard import Wording

ILL: Final = "因病"  # what may be told of an illness
_ILLNESS, _HARD = f"{ILL}付款有困难", "付款有困难"


class Spared(NamedTuple):
    """A case that tells the other side no more than it needs, and which of its fields were changed for that."""

    case: Case
    fields: tuple[KeyPath, ...] = ()


def spared(case: Case, wording: Wording) -> Spared:
    """The case with neither diagnoses nor relatives' money in what an offer tells: the reason, the means, the doubts.

    A reason that holds such words becomes 因病付款有困难 as a whole, since any part of it tells the rest; where the
    money comes from is left out.
    """
    changed: dict[str, object] = {}
    fields: list[KeyPath] = []
    if case.hardship and (found := _lives(case.hardship.reason, wording)):
        fields.append(("hardship", "reason"))
        changed["hardship"] = case.hardship.model_copy(update={"reason": _ILLNESS if "health-told" in found else _HARD})
    if case.offer and case.offer.source and _lives(case.offer.source, wording):
        fields.append(("offer", "source"))
        changed["offer"] = case.offer.model_copy(update={"source": None})
    return Spared(case.model_copy(update=changed), tuple(fields)) if fields else Spared(case)


def _lives(text: str, wording: Wording) -> frozenset[str]:
    """Which of those warnings a text gives, beyond that it was an illness."""
    return LIVES.intersection(hit.kind for hit in wording.hits(text.replace(ILL, ""), TOLD))
