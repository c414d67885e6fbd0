"""JPEG pictures: their hidden segments, and the picture without them. ISO/IEC 10918-1, annex B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence.exif import Exif, Trace, only_orientation
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

SOI, EOI, SOS, COM, APP0, APP1, APP2, APP13, APP14, APP15 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
EXIF, XMP, ICC, JFIF, ADOBE = b"Exif\0\0", b"http://ns.adobe.com/x", b"ICC_PROFILE\0", b"JFIF\0", b"Adobe"


class DamagedError(ValueError):
    """The picture is not built as its kind must be."""


@frozen
class Segment:
    """A part of the file: its marker, what it holds, and its bytes as they stand, coded picture data included."""

    marker: int
    body: bytes
    raw: bytes


def segments(content: bytes) -> Iterator[Segment]:
    """Every part from the first marker to the last; what follows the end of the picture is not given.

    Raises DamagedError.
    """
    if content[:2] != bytes((0xFF, SOI)):
        raise DamagedError
    yield Segment(SOI, b"", content[:2])
    at = 2
    while True:
        marker, at = _marker(content, at)
        if marker == EOI or marker in BARE:
            yield Segment(marker, b"", bytes((0xFF, marker)))
            if marker == EOI:
                return
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        end = at + length
        if length < 2 or end > len(content):
            raise DamagedError
        body = content[at + 2 : end]
        if marker == SOS:
            end = _after_scan(content, end)
        yield Segment(marker, body, bytes((0xFF, marker)) + content[at:end])
        at = end


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, fill bytes passed over, and where its segment begins."""
    if content[at : at + 1] != b"\xff":
        raise DamagedError
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise DamagedError
    return content[at], at + 1


def _after_scan(content: bytes, at: int) -> int:
    """Where coded picture data ends: at the next marker that is neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise DamagedError
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7 and content[at + 1] != 0xFF:
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def traces(content: bytes) -> tuple[Trace, ...]:
    """What the picture carries besides what is seen. Raises DamagedError."""
    found: list[Trace] = []
    kept = 0
    for segment in segments(content):
        kept += len(segment.raw)
        found += _told(segment)
    if kept < len(content) - 16:  # a few stray bytes are padding
        found.append(Trace("图片后面附带的数据"))
    return tuple(dict.fromkeys(found))


def exif_of(content: bytes) -> Exif | None:
    """What the camera wrote at the head of the picture, of which the rest may be cut off. Raises DamagedError."""
    for segment in segments(content):
        if segment.marker == APP1 and segment.body.startswith(EXIF):
            return Exif(segment.body[len(EXIF) :])
    return None


def _told(segment: Segment) -> tuple[Trace, ...]:
    if segment.marker == APP1 and segment.body.startswith(EXIF):
        return Exif(segment.body[len(EXIF) :]).traces()
    if segment.marker == COM:
        return (Trace("图片里的注释"),)
    if segment.marker == APP1:
        return (Trace("XMP 资料（可能有作者、地点、编辑经过）"),)
    if segment.marker == APP13:
        return (Trace("IPTC 资料（可能有作者、地点）"),)
    return () if _is_wanted(segment) else (Trace("厂商附加数据"),)


def _is_wanted(segment: Segment) -> bool:
    """Whether a part is needed to see the picture as it is: all but comments and most application data."""
    if segment.marker == COM:
        return False
    if not APP0 <= segment.marker <= APP15:
        return True
    wanted = {APP0: JFIF, APP2: ICC, APP14: ADOBE}.get(segment.marker)
    return wanted is not None and segment.body.startswith(wanted)


def cleaned(content: bytes) -> bytes:
    """The picture without what is hidden in it, its coded data untouched, turned as it was. Raises DamagedError."""
    parts = tuple(segments(content))
    turned = next((Exif(p.body[6:]).orientation for p in parts if p.marker == APP1 and p.body.startswith(EXIF)), 1)
    kept = [part.raw for part in parts if _is_wanted(part)]
    if turned != 1:
        kept.insert(_after_jfif(parts), _orientation(turned))
    return b"".join(kept)


def _after_jfif(parts: tuple[Segment, ...]) -> int:
    return 2 if len(parts) > 1 and parts[1].marker == APP0 and _is_wanted(parts[1]) else 1


def _orientation(turned: int) -> bytes:
    body = EXIF + only_orientation(turned)
    return bytes((0xFF, APP1)) + (len(body) + 2).to_bytes(2, "big") + body
