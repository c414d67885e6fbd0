"""Since when a number is one's own: “19900000091 从2025年9月16日开始用；以前用13900000000，2025年9月10日停的”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import day, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_PARTS: Final = re.compile(r"[；;。\n]+")
_NUMBER: Final = re.compile(r"(?<!\d)(1\d{2}[ -]?\d{4}[ -]?\d{4})(?!\d)")
_ENDED: Final = re.compile("停|不用|注销|用到|换")


def read(text: str, today: date, state: InterviewState) -> LineRead:
    """Each number with the day from which, or until which, it was used; without a number it is the one just given."""
    rows: list[dict[str, Any]] = []
    left: list[str] = []
    for piece in (each.strip(" ，") for each in _PARTS.split(plain(text))):
        row = _row(piece, today, state.get("complainant.phone"))
        if row:
            rows.append(row)
        elif piece:
            left.append(piece)
    return LineRead({"phones": rows} if rows else {}, "", "，".join(left))


def _row(piece: str, today: date, own: str | None) -> dict[str, Any]:
    """A number and a day; nothing where the piece tells of neither."""
    found, on = _NUMBER.search(piece), day(piece, today)
    number = found[0] if found else own
    if not number or not (found or on):
        return {}
    return {"number": number} | ({"until" if _ENDED.search(piece) else "since": on} if on else {})
