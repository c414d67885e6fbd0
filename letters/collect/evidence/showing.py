"""What of a file a page may show in its place: pictures to be drawn anew, sounds to be played.

All else is handed over. It is told by the first bytes alone: no file is shown as a document, whatever it says.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from letters.collect.evidence.jpeg import SOS, DamagedError, segments
from letters.collect.evidence.kinds import medium_of
from letters.collect.evidence.png import SIGNATURE
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_PIXELS = 40_000_000  # of a picture that is unpacked to be drawn: 160 MB
LARGEST_SOUND = 100_000_000  # bytes that are held to be played
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the markers that tell how large a JPEG is


@frozen
class Shown:
    """How a file is shown: drawn or played, and the type of its content, which its bytes bear out."""

    how: Literal["picture", "sound"]
    type: str


def shown_as(head: bytes, size: int) -> Shown | None:
    """How a file of `size` bytes that begins so is shown; None for one that is handed over to be kept elsewhere."""
    medium = medium_of("", head).name
    if size_of := _SIZES.get(medium):
        pixels = size_of(head)
        return Shown("picture", f"image/{medium}") if 0 < pixels <= MOST_PIXELS else None
    return Shown("sound", _SOUNDS[medium]) if medium in _SOUNDS and size <= LARGEST_SOUND else None


def _of_png(head: bytes) -> int:
    if head[12:16] != b"IHDR" or len(head) < len(SIGNATURE) + 16:
        return 0
    across, down = struct.unpack(">II", head[16:24])
    return int(across * down)


def _of_jpeg(head: bytes) -> int:
    """The pixels that the frame tells; 0 where the beginning does not reach it."""
    with suppress(DamagedError):
        for part in segments(head):
            if part.marker in _FRAMES and len(part.body) > 4:
                down, across = struct.unpack(">HH", part.body[1:5])
                return int(across * down)
            if part.marker == SOS:
                break
    return 0


_SIZES: dict[str, Callable[[bytes], int]] = {"png": _of_png, "jpeg": _of_jpeg}
_SOUNDS = {"mp3": "audio/mpeg", "wav": "audio/wav", "m4a": "audio/mp4"}
