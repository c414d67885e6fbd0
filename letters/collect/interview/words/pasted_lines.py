"""The lines of contacts that were pasted, as they are read; they wait in a draft until the person says yes to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from letters.case import Channel, form_word
from letters.collect.interview.words.lines import PastedLine, parse_lines, read_back

if TYPE_CHECKING:
    from letters.collect.interview.state import InterviewState

LINES, CHANNEL, RIGHT = "paste.lines", "paste.channel", "paste.right"
AGAIN, WITH_REST = "again", "rest"  # answers of `paste.right` in the data


def lines_of(state: InterviewState) -> tuple[PastedLine, ...]:
    """The lines that wait, each as it is read now; one that does not say how it came has what was said of such."""
    said = next((each for each in Channel if each.value == state.get(CHANNEL)), None)
    read = parse_lines(state.get(LINES) or "", state.today, people_known(state))
    return tuple(replace(line, channel=said) if said and line.channel is None else line for line in read)


def told(state: InterviewState) -> str:
    """The lines read back as a table, with those that were not understood."""
    called = {each["id"]: form_word(each["relation"]) for each in _people(state)}
    return read_back(lines_of(state), called)


def people_known(state: InterviewState) -> dict[str, str]:
    """The ids of those who were drawn in, by their words."""
    known: dict[str, str] = {}
    for each in _people(state):
        people = each.get("people") or 1
        word = form_word(each["relation"])
        known[f"{word}{people}人" if people > 1 else word] = each["id"]
    return known


def _people(state: InterviewState) -> list[dict[str, Any]]:
    return list(state.data.get("third_parties", []))
