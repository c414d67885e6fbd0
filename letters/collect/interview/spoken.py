"""Words by which a question is left, and quotation marks around what was said."""

from __future__ import annotations

from letters.kit.typed import is_unknown, narrow

_SKIP = ("跳过", "不写", "略", "先不写", "以后再说", "暂时不写")
_NOTHING = ("没有", "无", "没")
_QUOTES = (("“", "”"), ('"', '"'), ("「", "」"), ("‘", "’"))


def is_skip(text: str, *, nothing: bool) -> bool:
    """Whether the question is to be left; where `nothing`, 没有 says so too."""
    plain = narrow(text)
    return is_unknown(text) or plain in _SKIP or (nothing and plain in _NOTHING)


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
