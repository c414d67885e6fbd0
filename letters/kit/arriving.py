"""A file that comes in pieces: hidden and counted while it grows, in its place only when it is whole.

arriving = Arriving(folder)
for piece in pieces:
    arriving.take(piece)
arriving.move(folder / "evidence" / "a.jpg")       # or nothing of it stays
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from letters.kit import files
from letters.kit.file_lock import CAN_MOVE_OPEN
from letters.kit.frozen import frozen
from letters.kit.held_by_others import patiently

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

BEGINNING = 1 << 18
"""Bytes of a file that tell what it is: a camera writes at its head, a talk of years is a whole."""
_NAME = "upload"


@frozen
class Arrived:
    """A file that came whole: how many bytes, their SHA-256 in lower-case hexadecimal, and the first of them."""

    size: int
    sha256: str
    head: bytes


class Tally:
    """Counts a file while it comes."""

    def __init__(self) -> None:
        self.size = 0
        self._sha, self._head = sha256(), b""

    def add(self, piece: bytes) -> None:
        """Count a piece."""
        self.size += len(piece)
        self._sha.update(piece)
        if len(self._head) < BEGINNING:
            self._head += piece[: BEGINNING - len(self._head)]

    def arrived(self) -> Arrived:
        """What came so far."""
        return Arrived(self.size, self._sha.hexdigest(), self._head)


class Arriving:
    """A file that comes into a folder, made if it is not there. Raises FileError, here and in each call."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._held, self._tally = folder, ExitStack(), Tally()
        files.make_private(folder)
        with files.refusing(folder, "写入", files.NOTHING_LEFT):
            self._waiting = files.held_unfinished(folder / _NAME, self._held)
            self._stream = self._held.enter_context(self._waiting.open("wb"))

    def take(self, piece: bytes) -> None:
        """Keep a piece after those before."""
        with files.refusing(self._folder, "写入", files.NOTHING_LEFT):
            self._stream.write(piece)
        self._tally.add(piece)

    def arrived(self) -> Arrived:
        """What came, down to the disk."""
        with files.refusing(self._folder, "写入", files.NOTHING_LEFT):
            self._stream.flush()
            files.settle(self._waiting)
        return self._tally.arrived()

    @contextmanager
    def reading(self) -> Iterator[BinaryIO]:
        """What came, to be read before it is moved, or instead."""
        self.arrived()
        with files.refusing(self._folder, "读取"), self._waiting.open("rb") as stream:
            yield stream

    def move(self, place: Path) -> Arrived:
        """Put the file into a place that is free, and say what it is."""
        came = self.arrived()
        files.make_private(place.parent)
        with files.refusing(place, "写入", files.NOTHING_LEFT):
            if not CAN_MOVE_OPEN:
                self._held.close()
            patiently(partial(files.move, self._waiting, place, fresh=True))
        files.settle(place.parent)
        return came

    def close(self) -> None:
        """End it: nothing of a file stays that was not put into a place."""
        self._held.close()
        with suppress(OSError):
            self._waiting.unlink(missing_ok=True)


async def evenly(pieces: AsyncIterator[bytes], size: int) -> AsyncIterator[bytes]:
    """What comes, in pieces of `size` bytes, the last as long as it is."""
    waiting = bytearray()
    async for piece in pieces:
        waiting += piece
        while len(waiting) >= size:
            yield bytes(waiting[:size])
            del waiting[:size]
    if waiting:
        yield bytes(waiting)
