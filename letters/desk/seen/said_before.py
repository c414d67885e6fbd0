"""What letters said when they were looked at last, so that it need not be worked out anew while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Looked = TypeVar("Looked")
Said = TypeVar("Said")
MOST = 3  # as a case is stored, as it would be with what is typed, and without the answer


class SaidBefore(Generic[Looked, Said]):
    """What was said of the last things looked at: cases with how they were read. It is gone with who holds it."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[Looked, Said], ...] = ()

    def said(self, looked: Looked, say: Callable[[], Said]) -> Said:
        """What is said of it, as it was worked out before, else as `say` does it now."""
        known = next((each for each in self._kept if each[0] == looked), None) or (looked, say())
        self._kept = (known, *(each for each in self._kept if each is not known))[:MOST]
        return known[1]

    def forget(self) -> None:
        """Keep nothing more."""
        self._kept = ()
