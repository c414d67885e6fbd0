"""The ways to leave a question: not known, later, or not to be said."""

from __future__ import annotations

from enum import Enum

from letters.collect.interview.spoken import is_skip
from letters.kit.typed import is_unknown, narrow

_LATER = (
    "以后再答",
    "以后再说",
    "以后再写",
    "以后",
    "跳过",
    "先跳过",
    "先不写",
    "先不答",
    "暂时不写",
    "等会再答",
    "下次再答",
)


class Passing(Enum):
    """What it means that a question is left."""

    NOT_KNOWN = "不清楚"
    LATER = "以后再答"
    NOT_SAID = "不写"


def passing(text: str, *, nothing: bool) -> Passing | None:
    """How a question is left by this answer, or None for one that says something; where `nothing`, 没有 leaves it."""
    if is_unknown(text):
        return Passing.NOT_KNOWN
    if not text.strip() or narrow(text) in _LATER:
        return Passing.LATER
    return Passing.NOT_SAID if is_skip(text, nothing=nothing) else None
