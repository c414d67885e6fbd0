"""What a person says at the end of a talk: which letters, which body, what is kept in spite of a warning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.collect.interview import chosen_of, question
from letters.compose import is_part, rephrased
from letters.desk.ending.proposed import KEY, Ending

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.collect.interview import InterviewState
    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.ending.proposed import ProposedLetter
    from letters.desk.talk import Talk

DOOR = "route.dispute_first"
TWO_DOORS = "消协和市场监管局只能先找一家，另一家会不受理。先选一个，另一个以后再找"
NOT_HERE = "这一份现在不在能写的里面：案件改过以后，能写的也跟着变。看一眼下面，再选"
NO_REASON = "写一句为什么仍要这样写，例如 已经问过12348；不写就没有保留"
NOT_KEPT = "这一条不能保留：保留了，这一份也没有用。照它说的改"


def answer_ending(talk: Talk, seen: Ending, typed: str) -> Talk:
    """The talk after the answer to the question of its end: letters chosen, or something to be answered first.

    Nothing is chosen by an empty answer. With a `problem` nothing has changed.
    """
    asked = seen.question
    talk = replace(_quiet(talk), question=asked)
    found = chosen_of(asked, typed)
    if isinstance(found, str):
        return replace(talk, problem=found)
    if todo := tuple(key for value in found for key in seen.asked(value)):
        return ask_first(talk, todo)
    return _letters(talk, [one for one in seen.ready if one.id in found])


def ask_first(talk: Talk, keys: Iterable[str]) -> Talk:
    """The talk at the first of these questions, the others to be asked after it, also after a new start."""
    todo = tuple(dict.fromkeys(keys))
    state = talk.state.noted(todo=[*todo, *(each for each in talk.state.todo if each not in todo)])
    return replace(_quiet(talk), state=state, question=question(state, todo[0]))


def want(talk: Talk, seen: Ending, letter: str, *, wanted: bool) -> Talk:
    """The talk after a yes or a no to one letter, by its id; of two doors the one that was said yes to is taken.

    With a `problem`, and nothing changed, for a letter that is not offered.
    """
    quiet = _quiet(talk)
    one = next((each for each in seen.offered if each.id == letter), None)
    if one is None:
        return replace(quiet, problem=NOT_HERE)
    return _wanted(quiet, seen, one) if wanted else _declined(quiet, seen, one)


def _wanted(talk: Talk, seen: Ending, one: ProposedLetter) -> Talk:
    others = [each.id for each in seen.offered if one.door and each.door and each.id != one.id]
    kept = _without(talk.state, seen, others)
    state = _put_letters(talk.state, kept if one.wanted else [*kept, one.id])
    state = state.noted(declined=[each for each in state.declined if each != one.id])
    state = state.put(DOOR, one.door) if one.door else state
    return replace(talk, state=state, told=f"记下了：要写{one.title}")


def _declined(talk: Talk, seen: Ending, one: ProposedLetter) -> Talk:
    state = _put_letters(talk.state, _without(talk.state, seen, [one.id]))
    state = state.noted(declined=[*(each for each in state.declined if each != one.id), one.id])
    if one.door and state.get(DOOR) == one.door:
        state = state.put(DOOR, None)
    return replace(talk, state=state, told=f"记下了：不写{one.title}。改了主意，随时可以再选")


def turn(talk: Talk, seen: Ending) -> Talk:
    """The talk in which the dispute goes to the other body first: its letter takes the place of the one chosen."""
    quiet = _quiet(talk)
    if seen.turned is None:
        return replace(quiet, problem=NOT_HERE)
    letter, title = seen.turned
    here = [each.id for each in seen.offered if each.door]
    state = _put_letters(quiet.state, [*_without(quiet.state, seen, here), letter])
    state = state.put(DOOR, letter.partition("/")[2])
    return replace(quiet, state=state, told=f"记下了：先写{title}，另一家先不找")


def confirm_body(talk: Talk, seen: Ending, letter: str, name: str) -> Talk:
    """The talk in which the body of that name was confirmed as the reader of a letter, as after a call."""
    quiet = _quiet(talk)
    bodies = (body for one in seen.offered if one.id == letter for body in one.guessed)
    found = next((body for body in bodies if body.name == name and body.key), None)
    if found is None:
        return replace(quiet, problem=NOT_HERE)
    return replace(quiet, state=quiet.state.put(found.key, found.name), told=f"记下了：交给{found.name}，核实过")


def keep_point(talk: Talk, point: OpenPoint, reason: str) -> Talk:
    """The talk in which a warning stands, with the person's reason; with a `problem` where it cannot, or for none."""
    quiet = _quiet(talk)
    if point.caution is None or not point.may_be_kept:
        return replace(quiet, problem=NOT_KEPT)
    if not reason.strip():
        return replace(quiet, problem=NO_REASON)
    rows = [{"warning": point.caution.id, "letter": letter, "reason": reason.strip()} for letter in point.ids]
    return replace(quiet, state=quiet.state.append("overrides", rows), told="记下了：这一处照您写的保留")


def rephrase(talk: Talk, point: OpenPoint) -> Talk:
    """The talk at the question whose words a warning is about, with the safe wording put in, to be read first.

    Nothing of it is an answer before the person gives it. With a `problem` where nothing can be put in.
    """
    quiet = _quiet(talk)
    for key in point.keys if point.caution else ():
        stands = str(quiet.state.get(key) or "")
        better = rephrased(point.caution.kind, stands) if point.caution else stands
        if better != stands:
            state = quiet.state.noted(typed={key: better})
            return replace(quiet, state=state, question=question(state, key))
    return replace(quiet, problem="这一处换不了现成的写法，请自己改")


def _quiet(talk: Talk) -> Talk:
    return replace(talk, told="", problem="", problems={})


def _letters(talk: Talk, wanted: list[ProposedLetter]) -> Talk:
    doors = [one.door for one in wanted if one.door]
    if len(doors) > 1:
        return replace(talk, problem=TWO_DOORS)
    state = _put_letters(talk.state, [one.id for one in wanted])
    state = state.put(DOOR, doors[0]) if doors else state
    told = f"记下了：{'、'.join(one.title for one in wanted)}" if wanted else "先不写，都存着"
    return replace(talk, state=state, question=None, told=told)


def _put_letters(state: InterviewState, letters: list[str]) -> InterviewState:
    return state.put(KEY, letters or None)


def _without(state: InterviewState, seen: Ending, left_out: list[str]) -> list[str]:
    """The letters that the case names, without some: a first part of ids that means one of them becomes the others."""
    kept: dict[str, None] = {}
    for wish in state.get(KEY) or ():
        if any(is_part(wish, each) for each in left_out):
            meant = (one.id for one in seen.wanted if is_part(wish, one.id))
            kept |= dict.fromkeys(each for each in meant if each not in left_out)
        else:
            kept[wish] = None
    return list(kept)
