"""User text on its way into a letter: verbatim, less what breaks Word or reverses print.

Removed: control characters (C0, DEL, C1), the bidirectional embeddings, overrides and isolates (U+202A–202E,
U+2066–2069), U+FFFE, U+FFFF and lone surrogates. CRLF, CR, LF and the separators of lines and paragraphs (U+2028,
U+2029) each become one line break.
Kept: everything else, as typed: tabs, emoji with joiners, rare Han, half-width punctuation, the marks U+200E, U+200F
and U+061C (they order neutral characters and turn no word round), text in right-to-left scripts. No normalisation.
"""

from __future__ import annotations

import re

REMOVED = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff"
_remove = re.compile(f"[{REMOVED}]").sub
_is_special = re.compile(f"[\r\u2028\u2029{REMOVED}]").search
_breaks = re.compile("\r\n|[\r\u2028\u2029]").sub


def clean(text: str) -> str:
    r"""`text` without the characters that a letter cannot hold; line breaks are "\n"."""
    if _is_special(text) is None:
        return text
    return _remove("", _breaks("\n", text))
