"""Several contacts pasted at once: a line each, the time first, then a number if there is one, then what was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.collect.interview.spoken import unquoted
from letters.kit import typed
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from letters.kit.moment import Moment

_NUMBER = re.compile(r"(?<![\d-])(?:\+?\d[\d-]{4,18}\d|未知号码|隐藏号码)(?![\d-])")
_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」")
_LONGEST_TIME = 30  # characters
_GAP = " \t\u3000，,；;：:、"


@frozen
class PastedLine:
    """One contact as the line tells it, or why it does not."""

    at: Moment | None
    number: str | None = None
    words: str | None = None
    account: str | None = None
    problem: str = ""


def parse(text: str, today: date) -> PastedLine:
    """One line. What stands in quotation marks is taken as said, the rest as told."""
    bare = re.sub(r"^\s*(?:[-*·•]|\d{1,2}[.、)）](?!\d))\s*", "", text).strip()
    end, at = _time(bare, today)
    if at is None:
        reason = typed.moment(re.split(r"[，,；;]", bare)[0][:_LONGEST_TIME], today).reason
        return PastedLine(None, problem=f"“{bare[:20]}”：{reason}")
    rest = bare[end:].strip(_GAP)
    found = _NUMBER.search(rest)
    told = (rest[: found.start()] + rest[found.end() :]).strip(_GAP) if found else rest
    number = found[0] if found else None
    if (words := unquoted(told)) != told:
        return PastedLine(at, number, words=words)
    if (said := _QUOTED.search(told)) is not None:
        return PastedLine(at, number, words=next(each for each in said.groups() if each), account=told)
    return PastedLine(at, number, account=told or None)


def _time(text: str, today: date) -> tuple[int, Moment | None]:
    """The longest beginning that is a time, and where it ends; never in the middle of a number."""
    for end in range(min(len(text), _LONGEST_TIME), 1, -1):
        if end < len(text) and text[end - 1].isdigit() and text[end].isdigit():
            continue
        found = typed.moment(text[:end], today)
        if found.value is not None:
            return end, found.value
    return 0, None
