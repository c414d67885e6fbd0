"""What a file is, told by its first bytes and else by its name, and which kind of evidence that makes it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from letters.case import EvidenceKind
from letters.collect.evidence.storage import start
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEAD = 64  # bytes looked at
RECORDING, ELECTRONIC, DOCUMENT = EvidenceKind.RECORDING, EvidenceKind.ELECTRONIC, EvidenceKind.DOCUMENT
BY_WEIGHT = (RECORDING, ELECTRONIC, DOCUMENT)  # several files as one piece: the first of these that occurs


@frozen
class Medium:
    """What a file is: a word for the program, a word for the reader, the kind of evidence."""

    name: str
    label: str
    kind: EvidenceKind


OTHER = Medium("other", "其他文件", ELECTRONIC)
_PHOTO, _SOUND, _FILM = "图片", "录音", "录像"
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"), Medium("heic", _PHOTO, ELECTRONIC)),
    **dict.fromkeys((b"M4A ", b"M4B "), Medium("m4a", _SOUND, RECORDING)),
}
_MAGIC = (
    (rb"\xff\xd8\xff", Medium("jpeg", _PHOTO, ELECTRONIC)),
    (rb"\x89PNG\r\n\x1a\n", Medium("png", _PHOTO, ELECTRONIC)),
    (rb"GIF8[79]a", Medium("gif", _PHOTO, ELECTRONIC)),
    (rb"RIFF.{4}WEBP", Medium("webp", _PHOTO, ELECTRONIC)),
    (rb"BM.{4}\0\0\0\0", Medium("bmp", _PHOTO, ELECTRONIC)),
    (rb"(?:II\*\0|MM\0\*)", Medium("tiff", _PHOTO, ELECTRONIC)),
    (rb"RIFF.{4}WAVE", Medium("wav", _SOUND, RECORDING)),
    (rb"(?:ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb])", Medium("mp3", _SOUND, RECORDING)),
    (rb"#!AMR", Medium("amr", _SOUND, RECORDING)),
    (rb"(?:OggS|fLaC|\xff[\xf0\xf1\xf8\xf9])", Medium("sound", _SOUND, RECORDING)),
    (rb"RIFF.{4}AVI ", Medium("film", _FILM, RECORDING)),
    (rb"(?:\x1a\x45\xdf\xa3|FLV\x01)", Medium("film", _FILM, RECORDING)),
    (rb"%PDF-", Medium("pdf", "PDF 文件", DOCUMENT)),
)
_OFFICE = {
    **dict.fromkeys(("docx", "docm"), Medium("ooxml", "Word 文件", DOCUMENT)),
    **dict.fromkeys(("xlsx", "xlsm"), Medium("ooxml", "表格", ELECTRONIC)),
    **dict.fromkeys(("pptx",), Medium("ooxml", "演示文稿", DOCUMENT)),
}
_BY_NAME = {
    **dict.fromkeys(("doc", "rtf", "odt", "wps", "txt", "md"), Medium("text", "文档", DOCUMENT)),
    **dict.fromkeys(("csv", "tsv", "xls", "et", "ods"), Medium("table", "表格", ELECTRONIC)),
    **dict.fromkeys(("html", "htm", "mhtml", "mht", "xml", "json", "eml"), Medium("page", "网页或数据", ELECTRONIC)),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "bmp", "webp", "heic"), Medium("other", _PHOTO, ELECTRONIC)),
    **dict.fromkeys(("wav", "mp3", "amr", "m4a", "ogg"), Medium("other", _SOUND, RECORDING)),
    **dict.fromkeys(("mp4", "mov", "3gp", "mkv", "avi"), Medium("other", _FILM, RECORDING)),
    **dict.fromkeys(("wma", "aac", "caf", "opus", "m4r"), Medium("sound", _SOUND, RECORDING)),
    **dict.fromkeys(("wmv", "mpg", "mpeg", "ts", "rmvb"), Medium("film", _FILM, RECORDING)),
}


def medium(path: Path) -> Medium:
    """What the file is. Raises FileError when it cannot be read."""
    return medium_of(path.name, start(path, HEAD))


def medium_of(name: str, head: bytes) -> Medium:
    """What a file of this name is that begins so."""
    suffix = PurePosixPath(name).suffix.lower().removeprefix(".")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], Medium("mp4", _FILM, RECORDING))
    for pattern, found in _MAGIC:
        if re.match(pattern, head, re.DOTALL):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _OFFICE.get(suffix, OTHER)
    return _BY_NAME.get(suffix, OTHER)


def kind_of(media: Iterable[Medium]) -> EvidenceKind:
    """The kind of evidence that files make together."""
    kinds = {one.kind for one in media}
    return next((kind for kind in BY_WEIGHT if kind in kinds), ELECTRONIC)
