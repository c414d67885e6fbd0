"""What a person typed of a paper that came, as the words of the case file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from letters.case import Answered, AskedWhere, PaperKind, Procedure, Served
from letters.follow.typed_words import meant
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Several, exactly, row


@row
class PaperWords:
    """`paper-words.toml`: what people say, the shortest first."""

    kinds: Annotated[Mapping[str, Several[str]], exactly(*PaperKind)]
    ways: Annotated[Mapping[str, Several[str]], exactly(*Served)]
    procedures: Annotated[Mapping[str, Several[str]], exactly(*Procedure)]
    places: Annotated[Mapping[str, Several[str]], exactly(*AskedWhere)]
    answers: Annotated[Mapping[str, Several[str]], exactly(*Answered)]


def kind(typed: str) -> PaperKind:
    """What the paper looks like. Raises UsageError listing all, as the others do."""
    return meant(typed, PaperKind, _table().kinds, "这是什么文书")


def served(typed: str) -> Served:
    """How it came."""
    return meant(typed, Served, _table().ways, "怎么收到的")


def procedure(typed: str) -> Procedure:
    """The procedure of the suit."""
    return meant(typed, Procedure, _table().procedures, "适用的程序")


def place(typed: str) -> AskedWhere:
    """Where was asked."""
    return meant(typed, AskedWhere, _table().places, "问了哪里")


def answer(typed: str) -> Answered:
    """What was answered."""
    return meant(typed, Answered, _table().answers, "问到了什么")


def read_paper_words(path: Path, read: Read = read) -> PaperWords:
    """The words. Raises SlipsError for one that is missing or unknown."""
    return read(path, PaperWords)


@cache
def _table() -> PaperWords:
    return read_paper_words(Path(__file__).with_name("data") / "paper-words.toml", read_trusted)
