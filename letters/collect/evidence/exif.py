"""What cameras write into pictures (EXIF, a TIFF structure), read as far as it tells of a person or a place."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIENTATION, EXIF_FOLDER, GPS_FOLDER, TAKEN = 0x0112, 0x8769, 0x8825, 0x9003
ASCII, SHORT = 2, 3
MOST_ENTRIES = 512  # of one folder; real ones have a few dozen
LONGEST_SHOWN = 60  # characters

PLACE, DEVICE, PERSON, TIME, SOFTWARE = "拍摄地点（GPS）", "设备型号", "姓名", "拍摄时间", "处理软件"
_LABELS = {
    0x010F: DEVICE,
    0x0110: DEVICE,
    0x013B: PERSON,
    0x8298: PERSON,
    0x9C9D: PERSON,
    0xA430: PERSON,
    0x0131: SOFTWARE,
    0x0132: TIME,
    TAKEN: TIME,
    0xA431: "设备序列号",
    0xA435: "镜头序列号",
    0x927C: "厂商附注",
    0x010E: "图片说明",
    0x9286: "备注",
}


@frozen
class Trace:
    """One thing that a file carries besides what is seen: what it is, and how it reads ("" where that says little)."""

    label: str
    value: str = ""


@frozen
class _Entry:
    tag: int
    kind: int
    count: int
    field: bytes  # the four bytes of value or offset


class Exif:
    """A TIFF structure in memory. What is damaged is passed over: this only looks."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._order = "<" if content[:2] == b"II" else ">"

    @property
    def orientation(self) -> int:
        """How a viewer must turn the picture, 1 to 8; 1, not at all, where nothing is said."""
        for entry in self._folder(self._first()):
            if entry.tag == ORIENTATION and entry.kind == SHORT:
                turned = int(self._number("H", entry.field))
                return turned if 1 <= turned <= 8 else 1
        return 1

    @property
    def taken(self) -> str:
        """When the picture was taken, as cameras write it: `2026:08:10 09:03:11`; "" where it is not said."""
        folders = (entry for entry in self._folder(self._first()) if entry.tag == EXIF_FOLDER)
        inside = (inner for folder in folders for inner in self._folder(self._number("I", folder.field)))
        return next((self._text(entry) for entry in inside if entry.tag == TAKEN and entry.kind == ASCII), "")

    def traces(self) -> tuple[Trace, ...]:
        """What tells of a person, a device, a time or a place, each once."""
        return tuple(dict.fromkeys(self._traces()))

    def _traces(self) -> Iterator[Trace]:
        for entry in self._folder(self._first()):
            if entry.tag == EXIF_FOLDER:
                for inner in self._folder(self._number("I", entry.field)):
                    yield from self._trace(inner)
            elif entry.tag == GPS_FOLDER:
                if any(inner.tag in (2, 4) for inner in self._folder(self._number("I", entry.field))):
                    yield Trace(PLACE)
            else:
                yield from self._trace(entry)

    def _trace(self, entry: _Entry) -> Iterator[Trace]:
        if label := _LABELS.get(entry.tag):
            value = self._text(entry) if entry.kind == ASCII else ""
            if value or entry.kind != ASCII:
                yield Trace(label, value)

    def _text(self, entry: _Entry) -> str:
        start = self._number("I", entry.field) if entry.count > 4 else 0
        source = self._content if entry.count > 4 else entry.field
        raw = source[start : start + min(entry.count, 4 * LONGEST_SHOWN)]
        text = raw.split(b"\0")[0].decode("utf-8", "replace")
        return "".join(character for character in text if character.isprintable()).strip()[:LONGEST_SHOWN]

    def _first(self) -> int:
        return self._number("I", self._content[4:8])

    def _number(self, form: str, raw: bytes) -> int:
        size = struct.calcsize(f"{self._order}{form}")
        return int(struct.unpack(f"{self._order}{form}", raw[:size])[0]) if len(raw) >= size else 0

    def _folder(self, offset: int) -> Iterator[_Entry]:
        count = self._number("H", self._content[offset : offset + 2]) if offset else 0
        for number in range(min(count, MOST_ENTRIES)):
            at = offset + 2 + 12 * number
            raw = self._content[at : at + 12]
            if len(raw) < 12:
                return
            tag, kind, amount = struct.unpack(f"{self._order}HHI", raw[:8])
            yield _Entry(tag, kind, amount, raw[8:])


def only_orientation(turned: int) -> bytes:
    """A TIFF structure that says how to turn the picture and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, SHORT, 1, turned, 0, 0)
