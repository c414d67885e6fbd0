"""Texts that every match of a regular expression holds, read off its tree: one of each of some choices.

(?:肯定|一定)(?:会|能).{0,4}赔  →  肯定 or 一定, and 会 or 能, and 赔
"""

from __future__ import annotations

import re
from itertools import chain
from re import _constants as op  # type: ignore[attr-defined]  # the tree of Python's own parser has no public name
from re import _parser as parser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 200  # texts that are worth looking for before a pattern is compiled
SMALL = 16  # characters of a set that is taken as so many texts


def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The choices, each in order; none where nothing can be told, as where an empty text matches."""
    parsed = parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    found = dict.fromkeys(choice for choice in _choices(parsed) if choice and "" not in choice)
    return tuple(tuple(sorted(choice)) for choice in found if len(choice) <= MOST)


def _of(items: Iterable[Any]) -> frozenset[str] | None:
    """The best choice among the parts of a sequence, all of which a match holds: long texts, and few."""
    choices = [choice for choice in _choices(items) if choice and "" not in choice]
    return max(choices, key=lambda texts: (min(map(len, texts)), -len(texts)), default=None)


def _choices(items: Iterable[Any]) -> Iterator[frozenset[str] | None]:
    run = ""
    for kind, value in chain(items, [(None, None)]):
        if kind is op.LITERAL:
            run += chr(value)
            continue
        yield frozenset({run})
        run = ""
        yield _of_part(kind, value)


def _of_part(kind: Any, value: Any) -> frozenset[str] | None:
    return _OF[kind](value) if kind in _OF else None


def _of_branch(value: Any) -> frozenset[str] | None:
    found = [_of(branch) for branch in value[1]]
    return frozenset(chain.from_iterable(each or () for each in found)) if all(found) else None


def _of_group(value: Any) -> frozenset[str] | None:
    _, added, _, part = value
    return None if added & re.IGNORECASE else _of(part)


def _of_repeated(value: Any) -> frozenset[str] | None:
    least, _, part = value
    return _of(part) if least else None


def _of_set(value: Any) -> frozenset[str] | None:
    is_small = len(value) <= SMALL and all(kind is op.LITERAL for kind, _ in value)
    return frozenset(chr(code) for _, code in value) if is_small else None


_OF = {
    op.BRANCH: _of_branch,
    op.SUBPATTERN: _of_group,
    **dict.fromkeys((op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT), _of_repeated),
    op.IN: _of_set,
}
