"""A case on a day with everything that its letters share, each part worked out once."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from letters import findings
from letters.compose.guard import LIVES, Protection, is_part
from letters.compose.masks import FROM_THE_OTHER_SIDE, KEPT_BACK, Masking
from letters.compose.view import SeenCase
from letters.findings import all_held_by
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case
    from letters.catalogue import Head
    from letters.compose.books import LetterBooks
    from letters.compose.spared import Spared
    from letters.findings import Findings
    from letters.follow import Followed

SPARED = "spared"
"""The mask by which the other side learns no diagnosis and nobody's wages; no head names it, as with KEPT_BACK."""
GONE = "device_gone"  # the circumstance in which something is kept back
DECISIONS = frozenset({"device-disposed", "device-not-received", "cash-received"})  # warnings by which it was decided


@frozen
class Dossier:
    """The case whole, and as its several readers may see it: each view is made once, though many letters share it."""

    case: Case
    books: LetterBooks
    day: date
    _seen: dict[tuple[str, ...], SeenCase] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def findings(self) -> Findings:
        """What follows from the whole case."""
        return findings.of(self.case, self.books, self.day)

    @cached_property
    def protection(self) -> Protection:
        """What the case gives reason to warn its sender of."""
        return Protection(self.findings, self.books.rules)

    @cached_property
    def followed(self) -> tuple[Followed, ...]:
        """What became of the letters that were sent, in order of sending."""
        if not self.case.filings:
            return ()
        from letters.follow import follow  # most cases have sent nothing yet, and need not wait for it

        return follow(self.case, self.books.ladder, self.books.law, self.day)

    @cached_property
    def _masking(self) -> Masking:
        """The case with what its readers may not see, looked for once."""
        return Masking(self.case)

    def seen_by(self, head: Head) -> SeenCase:
        """The case as the reader of a letter may see it."""
        kept = (KEPT_BACK,) if self._keeps_back(head) else ()
        return self.seen((*head.masks, *kept, *((SPARED,) if self._spares(head) else ())))

    def seen(self, masks: tuple[str, ...]) -> SeenCase:
        """The case under these masks (words of `catalogue.head.MASKS`, KEPT_BACK and SPARED)."""
        if masks not in self._seen:
            masked = self._masking.under(one for one in masks if one != SPARED)
            case, fields = self._spared(masked.case) if SPARED in masks else (masked.case, ())
            findings = self.findings.seen_as(case)
            self._seen[masks] = SeenCase(masks, case, masked.replaced, findings, masked.hidden, masked.unsure, fields)
        return self._seen[masks]

    def _spares(self, head: Head) -> bool:
        """Whether the other side reads a letter, and the sender has not decided to tell it of illness and wages."""
        if not (self.case.hardship or self.case.offer) or not FROM_THE_OTHER_SIDE.issubset(head.masks):
            return False
        decided = (one.letter for one in self.case.overrides if one.warning in LIVES)
        return not any(letter is None or is_part(letter, head.id) for letter in decided)

    def _spared(self, case: Case) -> Spared:
        from letters.compose.spared import spared  # loaded for whom it concerns

        return spared(case, self.books.rules.wording)

    def _keeps_back(self, head: Head) -> bool:
        """Whether something about the thing or cash may hurt the sender, who has not decided to tell it this reader.

        For the other side only a decision counts that names the letter: one for all letters was made for authorities.
        """
        held = all_held_by(self.case)
        if not any(GONE in each.room.circumstances(each.contract) for each in held):
            return False
        role = self.books.directory.roles.get(head.addressee)
        of_authority = role is not None and not role.is_business
        decided = (one.letter for one in self.case.overrides if one.warning in DECISIONS)
        return not any(is_part(letter, head.id) if letter else of_authority for letter in decided)
