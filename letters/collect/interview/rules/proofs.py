"""What a person says that they have as proof of a contact, as a piece of evidence that is still to be handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case import Channel, EvidenceKind
from letters.kit.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.collect.interview.state import InterviewState

_SORTS = {
    "screenshot": ("截图", EvidenceKind.ELECTRONIC),
    "recording": ("录音", EvidenceKind.RECORDING),
    "video": ("照片、录像", EvidenceKind.RECORDING),
}


def noted(state: InterviewState, contacts: Sequence[str], sort: str) -> InterviewState:
    """The state with a piece of evidence of that sort for each of these contacts, by id, that has none such yet."""
    if sort not in _SORTS:
        return state
    for number, row in enumerate(state.data.get("incidents", [])):
        if row["id"] in contacts:
            state = _of_contact(state, number, row, sort)
    return state


def _of_contact(state: InterviewState, number: int, row: dict[str, Any], sort: str) -> InterviewState:
    what, kind = _SORTS[sort]
    day = _day(row["at"])
    channel = next(each.label for each in Channel if each == row["channel"])
    title = f"{channel}{what}（{day}）"
    known = next((each["id"] for each in state.data.get("evidence", []) if each.get("title") == title), None)
    if known is None:
        known = state.next_id("evidence", "E")
        proves = f"证明{day}{channel}的内容和时间"
        state = state.append("evidence", [{"id": known, "title": title, "kind": kind.value, "proves": proves}])
    linked = [*row.get("evidence", ())]
    return state if known in linked else state.put(f"incidents.{number}.evidence", [*linked, known])


def _day(at: Any) -> str:
    moment = Moment.parse(at)
    return f"{moment.year}年{moment.month}月" + (f"{moment.day}日" if moment.day else "")
