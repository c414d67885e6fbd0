"""Files that are no document, or one that fills the memory of whoever opens it: each is refused at once."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.letterheads import office, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attacks.reference_files import Make

MEGABYTE = 1 << 20
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


def zeros(megabytes: int) -> bytes:
    """A deflate stream of so many megabytes of zeros, a thousandth of that long, made at once."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    first = packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b"\0" * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (megabytes - 1) + packer.flush()


def swollen(name: str, megabytes: int, claimed: int) -> bytes:
    """The office's document, where a part unpacks to that much and the directory claims `claimed` bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in office().items():
            if part != name:
                package.writestr(part, content)
    data = whole.getvalue()
    _, _, _, _, count, size, start, _ = _END.unpack(data[-_END.size :])
    packed, path = zeros(megabytes), name.encode()
    common = (0, 8, 0, 33, 0, len(packed), claimed, len(path), 0)
    local = _LOCAL.pack(b"PK\x03\x04", 20, *common) + path + packed
    central = _CENTRAL.pack(b"PK\x01\x02", 20, 20, *common, 0, 0, 0, 0, start) + path
    directory = data[start : start + size] + central
    end = _END.pack(b"PK\x05\x06", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    return data[:start] + local + directory + end


def _file(content: bytes) -> Make:
    def make(folder: Path) -> Path:
        path = folder / "hostile.docx"
        path.write_bytes(content)
        return path

    return make


def _pipe(folder: Path) -> Path:
    path = folder / "hostile.docx"
    os.mkfifo(path)
    return path


def _folder(folder: Path) -> Path:
    (folder / "hostile.docx").mkdir()
    return folder / "hostile.docx"


def _link_to_device(folder: Path) -> Path:
    (folder / "hostile.docx").symlink_to("/dev/zero")
    return folder / "hostile.docx"


def _circle(folder: Path) -> Path:
    (folder / "hostile.docx").symlink_to("hostile.docx")
    return folder / "hostile.docx"


def _many_parts(folder: Path) -> Path:
    return write({**office(), **{f"word/media/{at}.png": b"" for at in range(20_000)}}, folder / "hostile.docx")


def _twice(folder: Path) -> Path:
    path = write(office(), folder / "hostile.docx")
    data = path.read_bytes().replace(b"word/header1.xml", b"word/footer1.xml")
    path.write_bytes(data)
    return path


def _with_password(folder: Path) -> Path:
    """Every member says that it is encrypted."""
    path = write(office(), folder / "hostile.docx")
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    path.write_bytes(data)
    return path


def _packed_otherwise(folder: Path) -> Path:
    path = folder / "hostile.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as package:
        for part, content in office().items():
            package.writestr(part, content)
    return path


def _half(folder: Path) -> Path:
    path = write(office(), folder / "hostile.docx")
    path.write_bytes(path.read_bytes()[:2_000])
    return path


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_096


def refused_files() -> Mapping[str, Make]:
    """The files by what they are."""
    posix: dict[str, Make] = {
        "a pipe": _pipe,
        "a link to a device": _link_to_device,
        "a link to itself": _circle,
        "a device": lambda _folder: Path("/dev/zero"),
    }
    named: dict[str, Make] = {
        **(posix if os.name == "posix" else {}),
        "a folder": _folder,
        "nothing": lambda folder: folder / "nothing.docx",
        "an old document, or one under a password": _file(OLD),
        "a document in rich text": _file(b"{\\rtf1 EVIL}"),
        "an empty file": _file(b""),
        "half a file": _half,
        "members under a password": _with_password,
        "members packed by LZMA": _packed_otherwise,
        "twenty thousand parts": _many_parts,
        "a part twice": _twice,
    }
    bombs = {
        f"{megabytes} MB of zeros as {part}, said to be {claimed}": _file(swollen(part, megabytes, claimed))
        for part, megabytes, claimed in (
            ("word/styles.xml", 3_000, 3_000 * MEGABYTE),
            ("word/styles.xml", 3_000, 1_000),
            ("word/document.xml", 3_000, 3_000 * MEGABYTE),
            ("word/footer1.xml", 60, 7 * MEGABYTE),
            ("word/media/image1.png", 3_000, 3_000 * MEGABYTE),
        )
    }
    return {**named, **bombs}
