"""What a person typed for an outcome or a ground, as the word of the case file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from letters.case import Labelled, RefusalGround, ReplyOutcome, shape
from letters.errors import UsageError
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Several, exactly, row

Word = TypeVar("Word", bound=Labelled)


def outcome(typed: str) -> ReplyOutcome:
    """The outcome that was meant: by its word, its label or what people say. Raises UsageError listing all."""
    return _meant(typed, ReplyOutcome, "结果")


def ground(typed: str) -> RefusalGround:
    """The ground of a refusal that was meant. Raises UsageError listing all."""
    return _meant(typed, RefusalGround, "理由类别")


def said(words: type[Labelled]) -> tuple[str, ...]:
    """The shortest way to say each word of a vocabulary, in its order."""
    return tuple(_said(words)[word.value][0] for word in words)


def _said(words: type[Labelled]) -> Mapping[str, tuple[str, ...]]:
    """What people say for each outcome, or for each ground."""
    return _table().outcomes if words is ReplyOutcome else _table().grounds


def _meant(typed: str, words: type[Word], what: str) -> Word:
    given = typed.strip()
    every = "可以写：" + "、".join(said(words))
    if not given:
        raise UsageError(f"没有写{what}", every)
    found = _named(given, words)
    if len(found) == 1:
        return found[0]
    near = "、".join(word.label for word in found) or shape.nearest_word(given, words)
    raise UsageError(f"不认识的{what} {typed}", (f"是不是 {near}？" if near else "") + every)


def _named(given: str, words: type[Word]) -> list[Word]:
    """The words that are called so, or else that have it in one of their names."""
    names = {word: (word.value, word.label, *_said(words)[word.value]) for word in words}
    exact = [word for word, known in names.items() if given.lower() in known]
    return exact or [word for word, known in names.items() if any(given in name for name in known)]


@row
class OutcomeWords:
    """`outcome-words.toml`: what people say for each outcome and each ground, the shortest first."""

    outcomes: Annotated[Mapping[str, Several[str]], exactly(*ReplyOutcome)]
    grounds: Annotated[Mapping[str, Several[str]], exactly(*RefusalGround)]


def read_outcome_words(path: Path, read: Read = read) -> OutcomeWords:
    """The words. Raises SlipsError for an outcome or ground that is missing or unknown."""
    return read(path, OutcomeWords)


@cache
def _table() -> OutcomeWords:
    return read_outcome_words(Path(__file__).with_name("data") / "outcome-words.toml", read_trusted)
