"""What somebody is authorised to do: “代交材料，代为参加调解；特别授权：签调解协议；到2027年5月31日”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import DAY, Rest, day, pieces, plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_UNTIL: Final = re.compile(rf"(?:到|至|截止到?|期限到?)(?:为)?(?P<day>{DAY.pattern})(?:为止)?")
_SPECIAL: Final = re.compile("^(?:特别授权|还可以|可以代)(?:是|[:：])*(?P<value>.+)$")
_GRAVE: Final = re.compile("承认|放弃|变更|和解|签(?:署|订)?.*协议|撤(?:回|诉)")


def read(text: str, today: date, _state: InterviewState) -> LineRead:
    """Matters; of those, what may bind the person is special; the last day."""
    until, rest = Rest(plain(text)).take(_UNTIL)
    matters: list[str] = []
    special: list[str] = []
    for piece in pieces(rest.text.replace("、", "，")):
        named = _SPECIAL.match(piece)
        (special if named or _GRAVE.search(piece) else matters).append(named["value"] if named else piece)
    found: dict[str, Any] = {
        "matters": matters,
        "special_powers": special,
        "expires": day(until["day"], today, ahead=True) if until else None,
    }
    return LineRead({name: value for name, value in found.items() if value})
