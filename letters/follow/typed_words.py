"""A word of the case file, found by what a person typed for it: the word itself, its label, or what people say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from letters.case import Labelled, shape
from letters.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Word = TypeVar("Word", bound=Labelled)


def meant(typed: str, words: type[Word], said: Mapping[str, Sequence[str]], what: str) -> Word:
    """The word that was meant; `said` is what people say for each, the shortest first, and `what` the words are of.

    Raises UsageError listing all.
    """
    given = typed.strip()
    every = "可以写：" + "、".join(said[word.value][0] for word in words)
    if not given:
        raise UsageError(f"没有写{what}", every)
    found = _named(given, words, said)
    if len(found) == 1:
        return found[0]
    near = "、".join(word.label for word in found) or shape.nearest_word(given, words)
    raise UsageError(f"不认识的{what} {typed}", (f"是不是 {near}？" if near else "") + every)


def _named(given: str, words: type[Word], said: Mapping[str, Sequence[str]]) -> list[Word]:
    """The words that are called so, or else that have it in one of their names."""
    names = {word: (word.value, word.label, *said[word.value]) for word in words}
    exact = [word for word, known in names.items() if given.lower() in {name.lower() for name in known}]
    return exact or [word for word, known in names.items() if any(given in name for name in known)]
