"""Which encoding a text is in, told from all of its bytes; those of a file are not held."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED = re.compile("[\udc80-\udcff]")
_TOLERATED = 20  # a wrong byte among so many good characters beyond ASCII is damage, not another encoding


@frozen
class Encoding:
    """`name` as Python knows it; `damaged` where some bytes are of no encoding: they read as U+FFFD."""

    name: str
    damaged: bool = False


def encoding_of(path: Path) -> Encoding:
    """UTF-8, UTF-16 (by its mark or its zero bytes) or GB18030. Raises FileError for what is no text."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
    found = _found(head, lambda: _pieces(path))
    if found is None:
        raise FileError(f"{path} 不是文字或表格文件", "请导出成 CSV、XLS、XLSX 或 XML 再导入")
    return found


def encoding_in(content: bytes) -> Encoding | None:
    """What some bytes, which may end within a character, are in; None where they are no text."""
    return _found(content[:CHUNK], lambda: [content])


def _found(head: bytes, pieces: Callable[[], Iterable[bytes]]) -> Encoding | None:
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "") or _unmarked_wide(head)
    if marked:
        return Encoding(marked, damaged=_wrong(pieces(), marked)[0] > 0)
    if b"\0" in head:
        return None
    wrong, good = _wrong(pieces(), "utf-8")
    if wrong * _TOLERATED <= good:
        return Encoding("utf-8", damaged=wrong > 0)
    return Encoding("gb18030", damaged=_wrong(pieces(), "gb18030")[0] > 0)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _unmarked_wide(head: bytes) -> str:
    """UTF-16 without a mark has a zero in every other byte of its ASCII."""
    half = len(head) // 2
    if half and head[1::2].count(0) * 4 > half and head[::2].count(0) * 20 < half:
        return "utf-16-le"
    if half and head[::2].count(0) * 4 > half and head[1::2].count(0) * 20 < half:
        return "utf-16-be"
    return ""


def _wrong(pieces: Iterable[bytes], name: str) -> tuple[int, int]:
    """How many wrong bytes, and how many characters beyond ASCII; a character cut off at the end is not wrong."""
    escaping = name.startswith("utf-8")  # there a wrong byte is told from a U+FFFD that the file itself has
    decoder = codecs.getincrementaldecoder(name)(errors="surrogateescape" if escaping else "replace")
    wrong = good = 0
    for piece in pieces:
        text = decoder.decode(piece)
        if not text.isascii():
            bad = len(_ESCAPED.findall(text)) if escaping else text.count("\ufffd")
            wrong += bad
            good += len(text) - len(text.encode("ascii", "ignore")) - bad
    return wrong, good


def chunks(path: Path, encoding: Encoding) -> Iterator[str]:
    """The text of a file, a piece at a time, line breaks as they are."""
    with path.open("r", encoding=encoding.name, errors="replace", newline="") as file:
        while text := file.read(CHUNK):
            yield text
