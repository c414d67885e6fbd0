"""What the fields of an incident come to: one answer for the case file's table and for what templates see of it.

And whom a record is about: those on whose phone it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from letters.case.vocabulary import Act, Direction
from letters.kit.moment import Moment

SELF = "self"
PUBLIC = "public"  # whoever reads what was posted where anybody can


class IncidentAnswers:
    """Answers from the fields of whatever has those of an incident."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def at(self) -> Moment:
            """When it began."""
            ...

        @property
        def until(self) -> Moment | None:
            """When it ended, of a span."""
            ...

        @property
        def direction(self) -> Direction:
            """From whom it came."""
            ...

        @property
        def acts(self) -> tuple[Act, ...]:
            """What was done."""
            ...

        @property
        def to(self) -> tuple[str, ...]:
            """Who was contacted, by id."""
            ...

        @property
        def audience(self) -> int | None:
            """How many could see it."""
            ...

    @property
    def to_self(self) -> bool:
        """Whether the person themself was contacted."""
        return SELF in self.to

    @property
    def others(self) -> tuple[str, ...]:
        """The ids of third parties contacted."""
        return tuple(who for who in self.to if who not in (SELF, PUBLIC))

    @property
    def is_public(self) -> bool:
        """Whether it was posted where others than those contacted could read it."""
        return PUBLIC in self.to or (self.audience is not None and self.audience > 1)

    @property
    def is_reminder(self) -> bool:
        """A lawful reminder and nothing else: never counted as harassment."""
        return self.acts == (Act.REMINDER,)

    @property
    def counts(self) -> bool:
        """Whether figures in letters count it: incoming, and not a mere reminder."""
        return self.direction is Direction.IN and not self.is_reminder

    @property
    def end(self) -> Moment:
        """The last moment of the span, or the moment itself."""
        return self.until or self.at


def received(row: Any) -> Any:
    """A row of `[[incidents]]` from somebody's log, with that person as the one who was contacted.

    Nobody is taken to be called on another's phone: unless `to` says so, a father's log holds calls to the father.
    """
    if isinstance(row, Mapping) and row.get("log") and "to" not in row:
        return {"to": (row["log"],), **row}
    return row
