"""A line that answers several fields, piece by piece in their order, where no reader is named for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.collect.interview import typed_answers
from letters.collect.interview.words.line_read import LineRead

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.collect.interview.asking.questions import QuestionField

_BETWEEN = re.compile(r"[，；;\n]+|,(?!\d{3}(?!\d))")


def read(fields: Sequence[tuple[str, QuestionField]], text: str, today: date) -> LineRead:
    """Each piece for the first field still open, by its name, that understands it; the others are left over."""
    found: dict[str, Any] = {}
    left: list[str] = []
    for piece in (each.strip() for each in _BETWEEN.split(text) if each.strip()):
        for name, field in fields:
            value = None if name in found else typed_answers.read(field, piece, today).value
            if value is not None:
                found[name] = value
                break
        else:
            left.append(piece)
    return LineRead(found, left="，".join(left))
