"""The text of a case file that is no UTF-8: UTF-16, or what Chinese Windows writes."""

from __future__ import annotations

import codecs
from itertools import chain

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TOLERATED = 20  # one wrong byte among so many good characters beyond ASCII is damage, not another encoding


def otherwise(content: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """The text, and what editors call its encoding. Raises the error that UTF-8 gave, where it is none of these."""
    wide = [(name, "UTF-16") for name in _wide(content)]
    for name, called in chain(wide, [] if _is_damaged(content) else [("gb18030", "GBK")]):
        try:
            return content.decode(name), called
        except UnicodeDecodeError:
            continue
    raise error


def _wide(content: bytes) -> list[str]:
    """UTF-16 by its mark; without one it has a zero in every other byte of its ASCII."""
    if content.startswith(_WIDE):
        return ["utf-16"]
    half, low, high = len(content) // 2, content[1::2].count(0), content[::2].count(0)
    if low * 4 > half and high * 20 < half:
        return ["utf-16-le"]
    return ["utf-16-be"] if high * 4 > half and low * 20 < half else []


def _is_damaged(content: bytes) -> bool:
    """Whether it is UTF-8 but for a few bytes, which GBK would read as other characters without a word."""
    text = content.decode("utf-8", errors="surrogateescape")
    wrong = sum("\udc80" <= char <= "\udcff" for char in text)
    good = sum(char > "\x7f" for char in text) - wrong
    return wrong * _TOLERATED <= good
