"""What reads otherwise than before: which of several texts, and which words in them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_token = re.compile(r"[0-9][0-9,.:]*|[A-Za-z]+|.", re.DOTALL)


def changed_texts(old: Sequence[str], new: Sequence[str]) -> tuple[dict[int, str], int]:
    """The texts that read otherwise, by their places, with what stood there ("" for nothing); how many are no more."""
    found: dict[int, str] = {}
    gone = 0
    for kind, start, end, at, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += max(0, (end - start) - (until - at))
            for step, place in enumerate(range(at, until)):
                found[place] = old[start + step] if start + step < end else ""
    return found, gone


def pieces(before: str, words: str) -> Iterator[tuple[str, bool]]:
    """The words in pieces, each with whether it is new since they read as `before`."""
    old, new = _token.findall(before), _token.findall(words)
    for kind, _, _, at, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if at < until:
            yield "".join(new[at:until]), kind != "equal"
