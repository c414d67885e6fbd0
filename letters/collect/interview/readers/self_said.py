"""What a caller said they were: “自称某某法院立案庭的王法官” · “说是公安局的”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from letters.case import ByBasis
from letters.collect.interview.words.line_read import LineRead
from letters.collect.interview.words.pieces import plain

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_LEAD: Final = re.compile(
    "^(?:他们?|她|对方|来电的?人?)?(?:自称|自己?说|说(?:自己|他|她)?|报的?名字?|冒充)(?:是|叫|为|[:：])*"
)
_NOTHING: Final = re.compile("(?:他们?|对方)?(?:没有?|不)(?:说|讲|报)(?:是谁|名字|身份|过)?(?:的)?")


def read(text: str, _today: date, _state: InterviewState) -> LineRead:
    """The name they gave, as their own word and no fact; that they gave none is no name."""
    said = plain(text).strip(" ，。")
    if _NOTHING.fullmatch(said):
        return LineRead(told="没有说是谁")
    name = _LEAD.sub("", said).removesuffix("的").strip(" “”\"'") or said
    return LineRead({"from_name": name, "by_basis": ByBasis.SELF_STATED.value}, f"自称：{name}（没有核实）")
