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
    begun = typed.head(bare, today)
    if begun is None or begun.at is None:
        reason = begun.reason if begun else typed.moment(bare[:_LONGEST_TIME], today).reason
        return PastedLine(None, problem=f"“{bare[:20]}”：{reason}")
    rest = bare[begun.end :].strip(_GAP)
    found = _NUMBER.search(rest)
    told = (rest[: found.start()] + rest[found.end() :]).strip(_GAP) if found else rest
    return _contact(begun.at, found[0] if found else None, told, begun.kept)


def _contact(at: Moment, number: str | None, told: str, kept: str) -> PastedLine:
    """One contact: words in quotation marks, and the account with what was said of the time."""
    if (words := unquoted(told)) != told:
        return PastedLine(at, number, words=words, account=kept or None)
    account = "，".join(each for each in (kept, told) if each)
    said = _QUOTED.search(told)
    words = next(each for each in said.groups() if each) if said else ""
    return PastedLine(at, number, words=words or None, account=account or None)
