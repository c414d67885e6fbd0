"""A case on a day with everything that its letters share, each part worked out once."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from letters import findings
from letters.compose.guard import Protection
from letters.compose.masks import Masking
from letters.compose.view import SeenCase
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from letters.case import Case
    from letters.compose.books import LetterBooks
    from letters.findings import Findings
    from letters.follow import Followed


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
        return Protection(self.findings)

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

    def seen(self, masks: tuple[str, ...]) -> SeenCase:
        """The case under these masks (words of `catalogue.head.MASKS`)."""
        if masks not in self._seen:
            masked = self._masking.under(masks)
            findings = self.findings.seen_as(masked.case)
            self._seen[masks] = SeenCase(masks, masked.case, masked.replaced, findings, masked.hidden, masked.unsure)
        return self._seen[masks]
