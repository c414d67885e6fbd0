"""What a form of the page says, in the words that the talk understands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from letters.collect.interview import Question

LEAVING = "pass"  # the name of the two buttons that leave a question
EVERY = "every"  # the tick that an answer is about the others too
SOMEBODY = "somebody"  # the line for somebody who is not in the list


def typed_of(given: Mapping[str, Sequence[str]], asked: Question) -> str | dict[str, str]:
    """The answer that a form holds: a word that leaves the question, a line, or a line for each field."""
    if passed := given.get(LEAVING):
        return passed[0]
    if asked.fields and not asked.is_line:
        keys = [*(field.key for field in asked.fields), *filter(None, (asked.rest, EVERY))]
        return {key: _line(given, key) for key in keys}
    return _line(given, asked.key)


def as_kept(given: Mapping[str, Sequence[str]]) -> str:
    """What a form holds as it is kept beside a case; "" for nothing."""
    return json.dumps(given, ensure_ascii=False) if given else ""


def typed_before(kept: str) -> dict[str, list[str]]:
    """What a form held when it was kept; nothing where somebody broke it."""
    try:
        found = json.loads(kept or "{}")
        return {str(name): [str(each) for each in texts] for name, texts in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _line(given: Mapping[str, Sequence[str]], key: str) -> str:
    """What was typed or ticked under a key: ticks come as their numbers."""
    lines = [each.strip() for each in given.get(key, ()) if each.strip()]
    lines += [each.strip() for each in given.get(f"{key}.{SOMEBODY}", ()) if each.strip()]
    return " ".join(lines)
