"""What was typed of answers that are not given yet: one small file beside the case file, by the keys of the questions.

It is no answer: no letter and no count reads it. It goes with the case when that is locked, wiped or carried.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "没写完的回答.json"
MOST = 200_000
"""Characters that are kept of one answer."""
LARGEST = 4_000_000  # bytes of a file that somebody brought: more than every question of the talk typed in full


def typed_in(text: str, key: str) -> str:
    """What was typed of the answer to a question, "" where nothing was, or where somebody broke the file."""
    return entries(text).get(key, "")


def with_typed(text: str, key: str, typed: str) -> str:
    """The file's text with what was typed of an answer; nothing typed takes it out, and "" is a file without any."""
    return text_of({name: each for name, each in entries(text).items() if name != key} | {key: typed})


def text_of(typed: Mapping[str, str]) -> str:
    """The file's text with what was typed of each answer, "" where there is nothing of any."""
    kept = {key: each[:MOST] for key, each in typed.items() if each}
    return json.dumps(kept, ensure_ascii=False, indent=1) if kept else ""


def entries(text: str) -> dict[str, str]:
    """What was typed of each answer, by the keys of the questions: nothing of a file that somebody broke."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    named = found.items() if isinstance(found, dict) else ()
    return {str(key): each for key, each in named if isinstance(each, str)}
