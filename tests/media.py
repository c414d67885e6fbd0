"""Small real files of every kind that people hand over, built by hand with what phones hide in them."""

from __future__ import annotations

import io
import struct
import wave
import zipfile
import zlib

PLACE_BYTES = struct.pack(">IIIIII", 30, 1, 16, 1, 2799, 100)  # 30°16'27.99"
DEVICE = "TESTPHONE P40"
OWNER = "林若溪的手机"

# A grey picture of 8 × 8: a real baseline JPEG, its tables and coded data.
_QUANT = bytes((0,)) + bytes([1] * 64)
_HUFF_DC = bytes((0x00, 1)) + bytes(15) + bytes((0,))
_HUFF_AC = bytes((0x10, 1)) + bytes(15) + bytes((0,))
SCAN = bytes((0x3F, 0xFF, 0x00, 0x3F))  # with a stuffed byte, as coded data has


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def exif(*, turned: int = 1, place: bool = True, owner: str = OWNER) -> bytes:
    """A TIFF structure as a phone writes it: device, owner, the way to turn the picture, and where it was taken."""
    model, name = DEVICE.encode() + b"\0", owner.encode() + b"\0"
    entries = 4 if place else 3
    data_at = 8 + 2 + 12 * entries + 4
    gps_at = data_at + len(model) + len(name)
    rows = [
        struct.pack(">HHII", 0x0110, 2, len(model), data_at),
        struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0),
        struct.pack(">HHII", 0x013B, 2, len(name), data_at + len(model)),
    ]
    if place:
        rows.append(struct.pack(">HHII", 0x8825, 4, 1, gps_at))
    folder = struct.pack(">H", len(rows)) + b"".join(rows) + bytes(4)
    gps = struct.pack(">HHHI4sHHII", 2, 1, 2, 2, b"N\0\0\0", 2, 5, 3, gps_at + 30) + bytes(4) + PLACE_BYTES
    return b"MM\0*" + struct.pack(">I", 8) + folder + model + name + (gps if place else b"")


def jpeg(*, turned: int = 1, place: bool = True, hidden: bool = True, after: bytes = b"") -> bytes:
    """A picture; with `hidden`, all that a phone and an editor may leave in one."""
    parts = [b"\xff\xd8", _segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")]
    if hidden:
        parts += [
            _segment(0xE1, b"Exif\0\0" + exif(turned=turned, place=place)),
            _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + "<x:xmpmeta>秘密</x:xmpmeta>".encode()),
            _segment(0xED, b"Photoshop 3.0\0" + "秘密".encode()),
            _segment(0xFE, "秘密注释".encode()),
        ]
    parts += [
        _segment(0xE2, b"ICC_PROFILE\0\x01\x01profile"),
        _segment(0xDB, _QUANT),
        _segment(0xC0, bytes((8, 0, 8, 0, 8, 1, 1, 0x11, 0))),
        _segment(0xC4, _HUFF_DC),
        _segment(0xC4, _HUFF_AC),
        _segment(0xDA, bytes((1, 1, 0, 0, 63, 0))) + SCAN,
        b"\xff\xd9" + after,
    ]
    return b"".join(parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*, hidden: bool = True, shade: int = 128) -> bytes:
    """A grey picture of one pixel; with `hidden`, a name in words and the place it was taken."""
    parts = [b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))]
    if hidden:
        parts += [
            _chunk(b"tEXt", b"Author\0" + b"secret author"),
            _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + "秘密".encode()),
            _chunk(b"eXIf", exif()),
            _chunk(b"tIME", struct.pack(">HBBBBB", 2026, 8, 10, 9, 3, 10)),
        ]
    return b"".join([*parts, _chunk(b"IDAT", zlib.compress(bytes((0, shade)))), _chunk(b"IEND", b"")])


def wav(seconds: float = 0.01) -> bytes:
    """Silence, as a recorder saves it."""
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * int(8000 * seconds)))
    return content.getvalue()


def pdf(author: str = "林若溪") -> bytes:
    """A document of no page that says who wrote it."""
    text = "".join(f"{unit:04X}" for unit in struct.unpack(f">{len(author)}H", author.encode("utf-16-be")))
    return f"%PDF-1.4\n1 0 obj<</Author<FEFF{text}>/Creator(WPS \\(Office\\))>>endobj\n%%EOF".encode()


def docx(author: str = "林若溪") -> bytes:
    """The properties of a Word file, and an empty document."""
    content = io.BytesIO()
    core = (
        '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="a" xmlns:dc="b">'
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>甲&amp;乙</cp:lastModifiedBy></cp:coreProperties>"
    )
    with zipfile.ZipFile(content, "w") as box:
        box.writestr("[Content_Types].xml", "<Types/>")
        box.writestr("word/document.xml", "<w:document/>")
        box.writestr("docProps/core.xml", core)
    return content.getvalue()


def mp4(*, place: bool = True) -> bytes:
    """The boxes of a film, its header after its picture data as phones write it."""

    def box(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body) + 8) + name + body

    mark = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+30.2741+120.1551/")) if place else b""
    return box(b"ftyp", b"mp42\0\0\0\0") + box(b"mdat", bytes(1000)) + box(b"moov", bytes(16) + mark)
