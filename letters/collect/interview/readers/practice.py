"""What a business did wrong, with the words of a term between quotation marks: “8月3日发现合同写“逾期七日视为买断””."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import moment, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_QUOTED: Final = re.compile(r"“([^”]+)”|\"([^\"]+)\"|「([^」]+)」")


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """The person's own words; what stands in quotation marks is what the business wrote, a day when it was."""
    account = text.strip()
    quoted = _QUOTED.search(account)
    words = next((each for each in quoted.groups() if each), "") if quoted else ""
    found: dict[str, Any] = {
        "account": account,
        "words": words.strip(),
        "on": moment(_QUOTED.sub("", plain(account)), today),
    }
    return LineRead({name: value for name, value in found.items() if value})
