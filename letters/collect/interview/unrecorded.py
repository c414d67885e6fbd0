"""What an answer put down besides before a record of that was kept: asked about when the answer is changed.

In a case file of that time nothing tells whether the person said it too. So it is neither taken back nor left without a
word: it is the next thing to be asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from letters.collect.interview import besides, script
from letters.collect.interview.asking import follow_on
from letters.collect.interview.asking.questions import question
from letters.collect.interview.keys import beside

if TYPE_CHECKING:
    from letters.collect.interview.answered import Answered
    from letters.collect.interview.state import InterviewState


def asked_again(before: InterviewState, answered: Answered, key: str) -> Answered:
    """The answer to a question, with what the one before it may have put down on the list of what is asked next."""
    after = answered.state
    left = _left(before, after, key)
    if not left:
        return answered
    others = (each for each in after.todo if each not in left)
    named = "、".join(question(after, name).label for name in left)
    told = f"原来那样答的时候，可能一起写下了“{named}”，现在还写着；接下来问您还是不是这样"
    shown = "\n".join(filter(None, (answered.shown, told)))
    return replace(answered, state=after.noted(todo=[*left, *others]), shown=shown)


def _left(before: InterviewState, after: InterviewState, key: str) -> list[str]:
    """What the answer that stood may have put down, and no record tells of, as far as it stands there still."""
    old = before.get(key)
    if old is None or after.get(key) == old or besides.kept(before).get(key):
        return []
    put_down = _sets(key, old).items()
    return [name for name, value in put_down if before.get(name) == value and _stays(after, key, name, value)]


def _stays(after: InterviewState, key: str, name: str, value: Any) -> bool:
    """Whether the value stands at a key as before, and no answer says so now."""
    is_kept = any(name in names for names in besides.kept(after).values())
    return bool(after.get(name) == value) and not is_kept and name not in _sets(key, after.get(key))


def _sets(key: str, value: Any) -> dict[str, Any]:
    """What an answer to the question puts down besides, by the keys of the fields."""
    if key == script.WISHES:
        return {name: each for row in script.data().wish if row.id in (value or ()) for name, each in row.sets.items()}
    rows = follow_on.chosen(key, value)
    return {beside(name, key): each for row in rows for name, each in row.sets.items()}
