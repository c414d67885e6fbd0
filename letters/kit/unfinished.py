"""What was typed of answers that are not given yet: one small file beside the case file, by the keys of the questions.

It is no answer: no letter and no count reads it. It goes with the case when that is locked, wiped or carried.
"""

from __future__ import annotations

import json

NAME = "没写完的回答.json"
MOST = 200_000
"""Characters that are kept of one answer."""


def typed_in(text: str, key: str) -> str:
    """What was typed of the answer to a question, "" where nothing was, or where somebody broke the file."""
    return _entries(text).get(key, "")


def with_typed(text: str, key: str, typed: str) -> str:
    """The file's text with what was typed of an answer; nothing typed takes it out, and "" is a file without any."""
    entries = {name: each for name, each in _entries(text).items() if name != key}
    if typed:
        entries[key] = typed[:MOST]
    return json.dumps(entries, ensure_ascii=False, indent=1) if entries else ""


def _entries(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    named = found.items() if isinstance(found, dict) else ()
    return {str(key): each for key, each in named if isinstance(each, str)}
