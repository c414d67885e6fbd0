"""A DOCX package with one changing part: the other parts are copied as they are, compressed already.

Every entry carries the same fixed date and system, so equal letters are equal bytes.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STORED: Final = 0
DEFLATED: Final = 8
LEVEL: Final = 1
"""The level of compression of a letter's body: less than half the time of level 6 for a sixth more bytes."""

_DATE: Final = (0, 1 << 5 | 1)  # 1980-01-01 00:00, the first day that a zip can name
_UTF8: Final = 0x800
_VERSION: Final = 20
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")


class Member(NamedTuple):
    """One entry of a zip: `data` as it stands in the file, `size` and `crc` of what it unpacks to."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes

    def unpacked(self) -> bytes:
        """What the member holds."""
        return zlib.decompress(self.data, -zlib.MAX_WBITS) if self.method == DEFLATED else self.data


@frozen
class Prepared:
    """The members that never change, written once; `directory` describes them for the end of the file."""

    head: bytes
    directory: bytes
    count: int


def deflated(name: str, chunks: Iterable[bytes], level: int = LEVEL) -> Member:
    """A compressed member; what it holds comes in chunks, so that a long letter never lies in memory whole."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    crc = size = 0
    packed = []
    for chunk in chunks:
        crc = zlib.crc32(chunk, crc)
        size += len(chunk)
        packed.append(packer.compress(chunk))
    return Member(name, DEFLATED, crc, size, b"".join((*packed, packer.flush())))


def stored(name: str, data: bytes) -> Member:
    """A member as it is, for what is too small to gain."""
    return Member(name, STORED, zlib.crc32(data), len(data), data)


def prepare(members: Iterable[Member]) -> Prepared:
    """Write the fixed members, in the order given."""
    head, directory, count = _written(members, 0)
    return Prepared(head, directory, count)


def package(prepared: Prepared, members: Iterable[Member]) -> bytes:
    """The whole file: the fixed members, then `members`."""
    body, directory, count = _written(members, len(prepared.head))
    count += prepared.count
    start = len(prepared.head) + len(body)
    size = len(prepared.directory) + len(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, 0)
    return b"".join((prepared.head, body, prepared.directory, directory, end))


def members(data: bytes) -> Iterator[Member]:
    """The members of a file that `package` wrote, compressed as they are. Raises struct.error for any other file."""
    *_, count, _, position, _ = _END.unpack_from(data, len(data) - _END.size)
    for _ in range(count):
        _, _, _, _, method, _, _, crc, packed, size, length, *_, offset = _CENTRAL.unpack_from(data, position)
        start = offset + _LOCAL.size + length
        name = data[start - length : start].decode()
        yield Member(name, method, crc, size, data[start : start + packed])
        position += _CENTRAL.size + length


def _written(members: Iterable[Member], offset: int) -> tuple[bytes, bytes, int]:
    body, directory, count = [], [], 0
    for name, method, crc, size, data in members:
        path = name.encode()
        common = (_UTF8, method, *_DATE, crc, len(data), size, len(path), 0)
        local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *common) + path
        body += [local, data]
        directory += [_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset), path]
        offset += len(local) + len(data)
        count += 1
    return b"".join(body), b"".join(directory), count
