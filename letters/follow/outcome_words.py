"""What a person typed for an outcome or a ground, as the word of the case file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from letters.case import RefusalGround, ReplyOutcome
from letters.follow.typed_words import meant
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Several, exactly, row

if TYPE_CHECKING:
    from letters.case import Labelled


def outcome(typed: str) -> ReplyOutcome:
    """The outcome that was meant: by its word, its label or what people say. Raises UsageError listing all."""
    return meant(typed, ReplyOutcome, _table().outcomes, "结果")


def ground(typed: str) -> RefusalGround:
    """The ground of a refusal that was meant. Raises UsageError listing all."""
    return meant(typed, RefusalGround, _table().grounds, "理由类别")


def said_of(outcome: ReplyOutcome) -> str:
    """The shortest way to say an outcome: 不予受理."""
    return _table().outcomes[outcome.value][0]


def said(words: type[Labelled]) -> tuple[str, ...]:
    """The shortest way to say each word of a vocabulary, in its order."""
    return tuple(_said(words)[word.value][0] for word in words)


def _said(words: type[Labelled]) -> Mapping[str, tuple[str, ...]]:
    """What people say for each outcome, or for each ground."""
    return _table().outcomes if words is ReplyOutcome else _table().grounds


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
