"""PNG pictures: their hidden chunks, and the picture without them. ISO/IEC 15948."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.evidence.exif import Exif, Trace
from letters.collect.evidence.jpeg import DamagedError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
SEEN = frozenset(  # what changes how the picture looks
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI pHYs bKGD hIST sPLT acTL fcTL fdAT".split()
)
TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})


@frozen
class Chunk:
    """A part of the file: its name, what it holds, and its bytes as they stand."""

    name: bytes
    body: bytes
    raw: bytes


def chunks(content: bytes) -> Iterator[Chunk]:
    """Every chunk to the end of the picture; what follows is not given. Raises DamagedError."""
    if not content.startswith(SIGNATURE):
        raise DamagedError
    at = len(SIGNATURE)
    while True:
        size = int.from_bytes(content[at : at + 4], "big")
        end = at + 12 + size
        if end > len(content):
            raise DamagedError
        chunk = Chunk(content[at + 4 : at + 8], content[at + 8 : end - 4], content[at:end])
        yield chunk
        if chunk.name == b"IEND":
            return
        at = end


def traces(content: bytes) -> tuple[Trace, ...]:
    """What the picture carries besides what is seen. Raises DamagedError."""
    found: list[Trace] = []
    kept = len(SIGNATURE)
    for chunk in chunks(content):
        kept += len(chunk.raw)
        if chunk.name == b"eXIf":
            found += Exif(chunk.body).traces()
        elif chunk.name in TEXTS:
            found.append(Trace("图片里的文字", chunk.body.split(b"\0")[0][:40].decode("latin-1")))
        elif chunk.name == b"tIME":
            found.append(Trace("修改时间"))
        elif chunk.name not in SEEN:
            found.append(Trace("附加数据"))
    if kept < len(content):
        found.append(Trace("图片后面附带的数据"))
    return tuple(dict.fromkeys(found))


def cleaned(content: bytes) -> bytes:
    """The picture without what is hidden in it. Raises DamagedError."""
    return SIGNATURE + b"".join(chunk.raw for chunk in chunks(content) if chunk.name in SEEN)
