"""XML backups made well-formed as they stream by.

Backup apps write an emoji as two references to half a character (`&#55357;&#56842;`), raw control characters, and
pictures as megabytes of base64 in one attribute: XML forbids the first two, and no log needs the third.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_REFERENCE = 12

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_BARE = re.compile(r"&(?!(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_BASE64 = r"[A-Za-z0-9+/=\r\n]"
_DATA = re.compile(rf'(\sdata="){_BASE64}{{1024,}}')  # nothing shorter: a message may quote `data="…"`
_IN_DATA = re.compile(rf"{_BASE64}*")
_BEGUN = re.compile(rf'\s(?:d|da|dat|data|data=|data="{_BASE64}{{0,1023}})?\Z')
_REFERENCE_BEGUN = re.compile(r"&[#\w]{0,11}\Z")


def cleaned(chunks: Iterable[str]) -> Iterator[str]:
    """The text in pieces that may be fed to an XML parser one after another; lines stay where they were."""
    held, inside = "", False
    for chunk in chunks:
        text = held + chunk
        if inside:
            length = _length(text)
            inside = length == len(text)
            text = "\n" * text.count("\n", 0, length) + text[length:]
        if not inside:
            text, inside = _shortened(text)
        text, held = (text, "") if inside else _cut(text)
        yield _repaired(text)
    yield _repaired(held)


def _length(text: str) -> int:
    """How much base64 the text begins with."""
    match = _IN_DATA.match(text)
    return match.end() if match else 0


def _shortened(text: str) -> tuple[str, bool]:
    """The text with each long `data="…"` emptied but for its line breaks, and whether it ends inside one."""
    ends = [match.end() for match in _DATA.finditer(text)]
    if not ends:
        return text, False
    return _DATA.sub(lambda match: match[1] + "\n" * match[0].count("\n"), text), ends[-1] == len(text)


def _cut(text: str) -> tuple[str, str]:
    """Hold back a reference, half a character or an attribute `data` that the next piece may complete."""
    begun = _BEGUN.search(text, max(0, len(text) - 1040)) or _REFERENCE_BEGUN.search(
        text, max(0, len(text) - LONGEST_REFERENCE)
    )
    end = begun.start() if begun else len(text)
    ended = _REFERENCE.sub(_half, text[max(0, end - LONGEST_REFERENCE) : end])
    if ended and "\ud800" <= ended[-1] <= "\udbff" and text[end - 1] == ";":
        end = text.rfind("&", 0, end)
    return text[:end], text[end:]


def _half(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0xD800 <= code <= 0xDFFF else match[0]


def _repaired(text: str) -> str:
    """References to halves joined; what XML forbids is taken out, a lone half becomes U+FFFD."""
    text = _REFERENCE.sub(_allowed, text)
    text = _PAIR.sub(_joined, text)
    return _BARE.sub("&amp;", _LONE.sub("\ufffd", _FORBIDDEN.sub("", text)))


def _allowed(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if 0xD800 <= code <= 0xDFFF:
        return chr(code)
    legal = code in (9, 10, 13) or 0x20 <= code <= 0x10FFFF
    return match[0] if legal and code not in (0xFFFE, 0xFFFF) else ""


def _joined(match: re.Match[str]) -> str:
    return chr(0x10000 + ((ord(match[1]) - 0xD800) << 10) + (ord(match[2]) - 0xDC00))
