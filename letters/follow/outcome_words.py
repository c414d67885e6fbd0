"""What a person typed for an outcome or a ground, as the word of the case file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from letters.case import shape
from letters.case.vocabulary import Labelled, RefusalGround, ReplyOutcome
from letters.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

Word = TypeVar("Word", bound=Labelled)


def outcome(typed: str) -> ReplyOutcome:
    """The outcome that was meant: by its word, its label or what people say. Raises UsageError listing all."""
    return _meant(typed, ReplyOutcome, "outcomes", "结果")


def ground(typed: str) -> RefusalGround:
    """The ground of a refusal that was meant. Raises UsageError listing all."""
    return _meant(typed, RefusalGround, "grounds", "理由类别")


def said(words: type[Labelled]) -> tuple[str, ...]:
    """The shortest way to say each word of a vocabulary, in its order."""
    table = "outcomes" if words is ReplyOutcome else "grounds"
    return tuple(_table()[table][word.value][0] for word in words)


def _meant(typed: str, words: type[Word], table: str, what: str) -> Word:
    given = typed.strip()
    names = {word: (word.value, word.label, *_table()[table][word.value]) for word in words}
    found = [word for word, known in names.items() if given.lower() in known]
    found = found or [word for word, known in names.items() if given and any(given in name for name in known)]
    if len(found) == 1:
        return found[0]
    near = "、".join(word.label for word in found) or (shape.nearest_word(given, words) if given else "")
    every = "、".join(said(words))
    wrong = f"不认识的{what} {typed}" if given else f"没有写{what}"
    raise UsageError(wrong, (f"是不是 {near}？" if near else "") + f"可以写：{every}")


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    path = Path(__file__).with_name("data") / "outcome-words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
