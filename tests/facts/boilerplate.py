"""The reviewed list of what letters say whoever writes, and what counts as reading a fact."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from letters.compose.view.untold import is_told

if TYPE_CHECKING:
    from letters.render.notes import Sentence

LIST: Final = Path(__file__).parent / "boilerplate.toml"


def reviewed(kind: str) -> tuple[tuple[str, str], ...]:
    """Each sentence of a kind of group, with the reason why it is true for everybody."""
    groups = tomllib.loads(LIST.read_text(encoding="utf-8"))[kind]
    return tuple((sentence, group["why"]) for group in groups for sentence in group["sentences"])


@cache
def always() -> tuple[str, ...]:
    """Sentences that read facts, and stand in every letter of their kind."""
    return tuple(sentence for sentence, _ in reviewed("always"))


def reads_a_fact(sentence: Sentence) -> bool:
    """Whether a template read something that the person told, to print a sentence or to decide to."""
    return any(is_told(str(read)) for read in sentence.read)
