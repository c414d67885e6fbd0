"""Bytes that come and go in pieces, where they have to be whole for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import FileError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

MOST = 300 << 20
"""Bytes that may be in memory as a whole."""


async def given(pieces: Iterable[bytes]) -> AsyncIterator[bytes]:
    """What is there already, as if it came."""
    for piece in pieces:
        yield piece


async def whole(pieces: AsyncIterator[bytes], too_large: tuple[str, str]) -> bytes:
    """All that comes. Raises FileError with these words where that is more than `MOST`."""
    came = bytearray()
    async for piece in pieces:
        came += piece
        if len(came) > MOST:
            raise FileError(*too_large)
    return bytes(came)
