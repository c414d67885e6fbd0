"""What may be chosen in answer to a question."""

from __future__ import annotations

from letters.kit.frozen import frozen


@frozen
class QuestionChoice:
    """What may be chosen: the word that is kept, and how it reads."""

    value: str
    label: str


NONE = QuestionChoice("", "没有这些")
