"""What a file tells besides what it shows: where a photo was taken, on which phone, by whom a document was written."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from letters.collect.evidence import jpeg, png
from letters.collect.evidence.exif import LONGEST_SHOWN, PLACE, Exif, Trace
from letters.collect.evidence.jpeg import DamagedError
from letters.collect.evidence.kinds import medium
from letters.collect.evidence.storage import UNTOUCHED, opened, start
from letters.kit import files
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LARGEST = 100 * 1024 * 1024  # bytes of a file that is looked through in memory; of a larger one, its beginning
LARGEST_PART = 1024 * 1024  # bytes of the properties in an Office file
AUTHOR, ORGANISATION, TITLE, MAKER = "作者", "单位", "标题", "制作软件"


@frozen
class Hidden:
    """What was found in a file; `looked` is False for a kind of file that this does not know how to look into."""

    traces: tuple[Trace, ...]
    looked: bool
    can_clean: bool = False


def hidden(path: Path) -> Hidden:
    """What a file carries besides what is seen. Raises FileError when it cannot be read."""
    name = medium(path).name
    look = _LOOKS.get(name)
    if look is None:
        return Hidden((), looked=path.suffix.lower() in _PLAIN)
    try:
        return Hidden(look(path), looked=True, can_clean=name in _CLEANERS)
    except (DamagedError, zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError):
        return Hidden((Trace("文件结构不完整，没有看全"),), looked=False)


def cleaned(path: Path) -> bytes | None:
    """The picture without what is hidden in it; None for what cannot be cleaned. Raises FileError."""
    clean = _CLEANERS.get(medium(path).name)
    content = _content(path)
    if clean is None or len(content) > LARGEST:
        return None
    try:
        return clean(content)
    except DamagedError:
        return None


def _content(path: Path) -> bytes:
    """The file, and no more of a large one than shows that it is."""
    with opened(path) as stream, files.refusing(path, "读取", UNTOUCHED):
        return stream.read(LARGEST + 1)


_TIFF_WITHIN = re.compile(rb"(?:Exif\x00\x00|EXIF.{4})(?=II\*\x00|MM\x00\*)", re.DOTALL)


def _within(path: Path) -> tuple[Trace, ...]:
    """EXIF somewhere in a container: HEIC, WebP; a TIFF file is one itself."""
    content = _content(path)
    starts = [match.end() for match in _TIFF_WITHIN.finditer(content)]
    found = [trace for start in starts[:4] for trace in Exif(content[start:]).traces()]
    if b"http://ns.adobe.com/xap" in content:
        found.append(Trace("XMP 资料（可能有作者、地点、编辑经过）"))
    return tuple(dict.fromkeys(found))


_FILM_MARKS = {
    b"\xa9xyz": PLACE,
    b"com.apple.quicktime.location": PLACE,
    b"loci": PLACE,
    b"com.apple.quicktime.model": "设备型号",
    b"\xa9mod": "设备型号",
    b"\xa9ART": AUTHOR,
    b"\xa9aut": AUTHOR,
}


def _film(path: Path) -> tuple[Trace, ...]:
    """Marks in the header of a film or sound recording, wherever in the file it stands (ISO/IEC 14496-12)."""
    header = b""
    with opened(path) as stream:
        size = path.stat().st_size
        at = 0
        while at + 8 <= size and not header:
            stream.seek(at)
            box = stream.read(16)
            length = int.from_bytes(box[:4], "big")
            length = int.from_bytes(box[8:16], "big") if length == 1 else length or size - at
            if length < 8:
                raise DamagedError
            if box[4:8] == b"moov":
                stream.seek(at)
                header = stream.read(min(length, LARGEST))
            at += length
    return tuple(dict.fromkeys(Trace(label) for mark, label in _FILM_MARKS.items() if mark in header))


_SOUND_CHUNKS = {b"LIST": "录音的标签", b"id3 ": "录音的标签", b"bext": "录音的制作信息", b"iXML": "录音的制作信息"}


def _wav(path: Path) -> tuple[Trace, ...]:
    """The chunks of a RIFF file that are neither its format nor its sound."""
    found: list[Trace] = []
    with opened(path) as stream:
        stream.seek(12)
        while len(head := stream.read(8)) == 8:
            if label := _SOUND_CHUNKS.get(head[:4]):
                found.append(Trace(label))
            size = int.from_bytes(head[4:], "little")
            stream.seek(size + size % 2, 1)
    return tuple(dict.fromkeys(found))


def _mp3(path: Path) -> tuple[Trace, ...]:
    return (Trace("录音的标签"),) if start(path, 3) == b"ID3" else ()


_PDF_ENTRY = rb"/%s\s*(\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f\s]*>)"
_PDF_LABELS = {b"Author": AUTHOR, b"Title": TITLE, b"Creator": MAKER}


def _pdf(path: Path) -> tuple[Trace, ...]:
    content = _content(path)
    return tuple(dict.fromkeys(_pdf_traces(content)))


def _pdf_traces(content: bytes) -> Iterator[Trace]:
    seen = False
    for key, label in _PDF_LABELS.items():
        for match in re.finditer(_PDF_ENTRY % key, content):
            seen = True
            if value := _pdf_text(match[1]):
                yield Trace(label, value)
    if b"<dc:creator" in content:
        yield Trace("XMP 资料（可能有作者）")
    if not seen and b"/ObjStm" in content:
        yield Trace("文件属性是压缩的，程序看不到里面有没有作者")


def _pdf_text(raw: bytes) -> str:
    if raw.startswith(b"<"):
        data = bytes.fromhex(re.sub(rb"\s|[<>]", b"", raw).decode("ascii").ljust(2, "0")[: 8 * LONGEST_SHOWN])
    else:
        data = re.sub(rb"\\([0-7]{1,3})", lambda match: bytes((int(match[1], 8) & 255,)), raw[1:-1])
        data = re.sub(rb"\\(.)", rb"\1", data, flags=re.DOTALL)
    text = data[2:].decode("utf-16-be", "replace") if data.startswith(b"\xfe\xff") else data.decode("utf-8", "replace")
    return "".join(character for character in text if character.isprintable()).strip()[:LONGEST_SHOWN]


_OFFICE_PARTS = {
    "docProps/core.xml": {"dc:creator": AUTHOR, "cp:lastModifiedBy": "最后修改者", "dc:title": TITLE},
    "docProps/app.xml": {"Company": ORGANISATION, "Manager": "主管"},
}


def _office(path: Path) -> tuple[Trace, ...]:
    found: list[Trace] = []
    with opened(path) as stream, zipfile.ZipFile(stream) as box:
        names = set(box.namelist())
        for part in names & _OFFICE_PARTS.keys():
            with box.open(part) as file:
                text = file.read(LARGEST_PART).decode("utf-8", "replace")
            found += _elements(text, _OFFICE_PARTS[part])
        if any(name.endswith("/comments.xml") for name in names):
            found.append(Trace("批注"))
    return tuple(sorted(dict.fromkeys(found), key=lambda trace: trace.label))


def _elements(text: str, labels: dict[str, str]) -> Iterator[Trace]:
    for element, label in labels.items():
        match = re.search(rf"<{element}(?:\s[^>]*)?>([^<]+)</{element}>", text)
        if match and match[1].strip():
            yield Trace(label, unescape(match[1]).strip()[:LONGEST_SHOWN])


_LOOKS: dict[str, Callable[[Path], tuple[Trace, ...]]] = {
    "jpeg": lambda path: jpeg.traces(_content(path)),
    "png": lambda path: png.traces(_content(path)),
    "heic": _within,
    "webp": _within,
    "tiff": lambda path: (*Exif(_content(path)).traces(),),
    "mp4": _film,
    "wav": _wav,
    "mp3": _mp3,
    "amr": lambda _: (),  # nothing but frames of sound (RFC 4867)
    "m4a": _film,
    "pdf": _pdf,
    "ooxml": _office,
}
_CLEANERS: dict[str, Callable[[bytes], bytes]] = {"jpeg": jpeg.cleaned, "png": png.cleaned}
_PLAIN = frozenset({".txt", ".csv", ".tsv", ".md", ".bmp"})  # they carry nothing but what is seen
