"""Words that people say, and the topics of law they lead to when provisions are looked up."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Some, row
from letters.law.load import topics
from letters.law.topic import TopicName

if TYPE_CHECKING:
    from collections.abc import Collection

BUNDLED = Path(__file__).resolve().parent / "data" / "everyday.toml"


@row
class EverydayWord:
    """Ways of saying one thing, and what the law calls it."""

    says: Some[str]
    topics: Some[TopicName]

    def is_in(self, typed: str) -> bool:
        """Whether what was typed says it: 打电话给我妈 holds 我妈, and 征信 is part of 上征信."""
        return any(said in typed or (len(typed) > 1 and typed in said) for said in self.says)


@row
class EverydayFile:
    """`everyday.toml`."""

    word: tuple[EverydayWord, ...]


def read_everyday(path: Path, named: Collection[str], read: Read = read) -> tuple[EverydayWord, ...]:
    """The words of a file whose topics are among those `named`. Raises DataError."""
    return read(path, EverydayFile, None, topics=named).word


@cache
def everyday_words() -> tuple[EverydayWord, ...]:
    """The bundled words, read when something is first looked up by them."""
    return read_everyday(BUNDLED, topics(), read_trusted)


def said_topics(typed: str) -> frozenset[str]:
    """The topics that a word of everyday speech leads to: `said_topics("押金不退")` holds `deposit`."""
    return frozenset().union(*(word.topics for word in everyday_words() if word.is_in(typed)))
