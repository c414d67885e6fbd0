"""Connections of the door, bounded: so many at once, so many of one computer, none that keeps silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

MOST, MOST_OF_ONE = 40, 8  # a browser opens six at once
PATIENCE = 20.0  # seconds in which a head has to be there whole, and the next piece of a body


class BoundedProtocol(H11Protocol):
    """One connection; it ends without a word where there are too many, or where it keeps silent."""

    patience = PATIENCE

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._heard = 0.0
        self._looking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it in, or end it."""
        super().connection_made(cast("asyncio.Transport", transport))
        ours = sum(_peer(each) == _peer(self) for each in self.connections)
        if len(self.connections) > MOST or ours > MOST_OF_ONE:
            self.transport.abort()
            return
        self._heard = self.loop.time()
        self._look_later()

    def data_received(self, data: bytes) -> None:
        """Note that a body goes on; a head does not get longer time by coming in crumbs."""
        if self._is_in_a_body:
            self._heard = self.loop.time()
        super().data_received(data)
        if self._is_in_a_body:
            self._heard = self.loop.time()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is looked at any more."""
        if self._looking:
            self._looking.cancel()
        super().connection_lost(exc)

    @property
    def _is_in_a_body(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _look_later(self) -> None:
        self._looking = self.loop.call_later(self.patience / 4, self._look)

    def _look(self) -> None:
        """End it where something should have come and did not; what waits for this side may wait."""
        waits_for_us = self._is_in_a_body and (self.flow.read_paused or not self.cycle.more_body)
        if waits_for_us or self.loop.time() - self._heard < self.patience:
            self._look_later()
        else:
            self.transport.abort()


def _peer(of: Any) -> str:
    return of.client[0] if of.client else ""
