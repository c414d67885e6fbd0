"""Which of the words by which a letter marks what it tells need explaining in it: those that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.compose.view.events.event_views import EventView


class LegendView(NamedTuple):
    """Whether what a letter tells holds words that were said, what others told, and identities nobody verified.

    The same of the table of incidents, which has every row: `table_quotes`, `table_told`.
    """

    quotes: bool
    told: bool
    claimed: bool
    table_quotes: bool
    table_told: bool


def legend_view(told: Sequence[EventView], rows: Sequence[EventView]) -> LegendView:
    """What marks the incidents that a letter tells, and the rows of its table."""
    return LegendView(
        quotes=any(event.words for event in told),
        told=any(map(_is_hearsay, told)),
        claimed=any(event.is_self_stated or event.is_inferred for event in told),
        table_quotes=any(event.words for event in rows),
        table_told=any(map(_is_hearsay, rows)),
    )


def _is_hearsay(event: EventView) -> bool:
    return bool(event.account) and event.is_told
