"""What a question offers to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.case import SELF, shape
from letters.collect.interview import conditions, owed, script
from letters.collect.interview.asking import story_facts
from letters.collect.interview.asking.question_choice import NONE, QuestionChoice
from letters.collect.interview.asking.standing import contact_reads
from letters.collect.interview.cards import ANOTHER
from letters.collect.interview.keys import generic
from letters.collect.interview.words import pasted_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic.fields import FieldInfo

    from letters.collect.interview.script_files import LessorRow, WayRow
    from letters.collect.interview.state import InterviewState


_Listed = tuple[QuestionChoice, ...]


def choices(state: InterviewState, key: str, kind: str, field: FieldInfo | None) -> _Listed:
    """Those of the question about a key: the script's own, else the words that the model has for the field."""
    if key in _LISTED:
        return _LISTED[key](state)
    if kind == "who":
        return _people(state)
    if key.startswith("acts.") and key.endswith(".which"):
        return _contacts(state)
    listed = _of_script(key) or _of_field(field)
    return (*listed, NONE) if kind == "choices" and listed else listed


def are_of_case(key: str, kind: str) -> bool:
    """Whether the list is of what this case holds (contacts, people, months), so that 全部 means each of them."""
    return (
        kind == "who"
        or key in (owed.PERIODS, story_facts.FOUND)
        or (key.startswith("acts.") and key.endswith(".which"))
    )


def all_of(listed: _Listed) -> _Listed:
    """Those of a list that 全部 means: neither none of them nor one that is not told yet."""
    return tuple(each for each in listed if each is not NONE and each.value != ANOTHER)


def _of_script(key: str) -> _Listed:
    return tuple(QuestionChoice(row.value, row.label) for row in script.data().put(generic(key)).choices)


def _of_field(field: FieldInfo | None) -> _Listed:
    words = shape.words_of(field) if field else None
    return tuple(QuestionChoice(word.value, word.label) for word in words) if words else ()


def _wishes(state: InterviewState) -> _Listed:
    """What this person may want: whoever owes nothing has nothing to pay off or to give back."""
    return tuple(QuestionChoice(row.id, row.label) for row in script.data().wish if conditions.fits(row, state))


def _lessors(_: InterviewState) -> _Listed:
    return _numbered(script.data().lessor)


def _ways(state: InterviewState) -> _Listed:
    """The ways to tell of a contact; those that repeat the one before only where there is one."""
    rows = script.data().way
    ways = _numbered(rows)
    if state.data.get("incidents"):
        return ways
    return tuple(way for way in ways if not rows[int(way.value)].copies)


def _people(state: InterviewState) -> _Listed:
    known = state.data.get("third_parties", [])
    others = (QuestionChoice(each["id"], each.get("relation", each["id"])) for each in known)
    return (QuestionChoice(SELF, "我本人"), *others)


def _contacts(state: InterviewState) -> _Listed:
    """The contacts that are told already, and one that is not."""
    rows = state.data.get("incidents", [])
    told = tuple(QuestionChoice(row["id"], contact_reads(state, number)) for number, row in enumerate(rows))
    return (*told, QuestionChoice(ANOTHER, "还没有记下的一次，现在说"))


def _periods(state: InterviewState) -> _Listed:
    """What has fallen due and is not paid, one by one."""
    return (*(QuestionChoice(str(one.due), owed.period_label(one)) for one in owed.periods(state)), NONE)


def _ways_to_pay(state: InterviewState) -> _Listed:
    """Ways that were worked out, and one's own."""
    offered = (QuestionChoice(way.value, way.label) for way in owed.ways(state))
    return (*offered, QuestionChoice(owed.OWN, "都不合适，我自己说"))


def _numbered(rows: Sequence[LessorRow | WayRow]) -> _Listed:
    return tuple(QuestionChoice(str(number), row.label) for number, row in enumerate(rows))


def _right(state: InterviewState) -> _Listed:
    """What to do with lines that were not understood is asked where there are such."""
    wrong = any(line.at is None for line in pasted_lines.lines_of(state))
    return tuple(each for each in _of_script(pasted_lines.RIGHT) if wrong or each.value != pasted_lines.WITH_REST)


_LISTED: dict[str, Callable[[InterviewState], _Listed]] = {
    script.WISHES: _wishes,
    "respondents.0.roles": _lessors,
    "incidents": _ways,
    pasted_lines.RIGHT: _right,
    story_facts.FOUND: story_facts.listed,
    owed.PERIODS: _periods,
    owed.WAY: _ways_to_pay,
}
"""Where it depends on more than the field."""
