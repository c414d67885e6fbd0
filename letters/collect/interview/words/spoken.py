"""Words by which a question is left, and quotation marks around what was said."""

from __future__ import annotations

from letters.kit.typed import Passing, passing

_QUOTES = (("“", "”"), ('"', '"'), ("「", "」"), ("‘", "’"))


def is_skip(text: str, *, nothing: bool) -> bool:
    """Whether the question is to be left; where `nothing`, 没有 says so too. Being tired is asked about first."""
    way = passing(text)
    return way in (Passing.UNKNOWN, Passing.LATER, Passing.DECLINED) or (nothing and way is Passing.NOTHING)


def unquoted(text: str) -> str:
    """The text without the one pair of quotation marks around it."""
    for left, right in _QUOTES:
        inner = text[1:-1]
        if (
            len(text) > 2
            and text.startswith(left)
            and text.endswith(right)
            and left not in inner
            and right not in inner
        ):
            return inner
    return text
