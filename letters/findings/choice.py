"""Incidents chosen by channel, act, author and receiver, for a count of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case import Act, Channel, Incident


@frozen
class Choice:
    """What incidents are chosen by; what is not given asks for nothing.

    `by` are ids of respondents (None among them: by whom is not known); `to_others` tells contacts with third
    parties, and what was posted for others to read, from those with the person alone.
    """

    channel: Channel | None = None
    act: Act | None = None
    by: frozenset[str | None] | None = None
    to_others: bool | None = None

    def takes(self, incident: Incident) -> bool:
        """Whether an incident meets every condition given."""
        if self.channel is not None and incident.channel is not self.channel:
            return False
        if self.act is not None and self.act not in incident.acts:
            return False
        if self.by is not None and incident.by not in self.by:
            return False
        return self.to_others is None or (bool(incident.others) or incident.is_public) is self.to_others


def select(incidents: Iterable[Incident], choice: Choice) -> tuple[Incident, ...]:
    """The incidents that meet every condition given, for a count of their own."""
    return tuple(incident for incident in incidents if choice.takes(incident))
