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


async def bounded(pieces: AsyncIterator[bytes], most: int, too_large: tuple[str, str]) -> AsyncIterator[bytes]:
    """The pieces of a file. Raises FileError with these words for a larger one, before more of it is kept."""
    size = 0
    async for piece in pieces:
        size += len(piece)
        if size > most:
            raise FileError(*too_large)
        yield piece
