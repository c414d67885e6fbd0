"""The ladder as a graph: what in it leads nowhere, in a circle, or is never reached."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from letters.follow.ladder import DOOR
from letters.follow.ladder_file import OUTCOMES
from letters.kit.refusals import Place, Slip, unknown_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from letters.follow.ladder import StepRule
    from letters.follow.ladder_file import LadderFile, PathRow, StageRow

UNREACHED = "写进 start、answers、lapses 或者一个 step 的 to，或者删去它"


def faults(file: LadderFile) -> Iterator[Slip]:
    """Every slip that spans rows; where words are unknown nothing is said of what is reached."""
    named = [*_names(file), *_links(file)]
    yield from named
    if not named:
        yield from _circles(file)
        yield from _unreached(file)


def _names(file: LadderFile) -> Iterator[Slip]:
    """What stands twice, and outcomes of an answer that lead nowhere."""
    letters = Counter(letter for path in file.path for letter in path.letters)
    for number, path in enumerate(file.path):
        for letter in path.letters:
            if letters[letter] > 1:
                yield Slip(("path", number), f"文书 {letter} 重复")
        yield from _twice(("path", number), path.state)
    yield from _twice((), file.state)
    for outcome in OUTCOMES:
        if outcome not in file.answers:
            yield Slip(("answers",), f"缺少 {outcome}", "每种答复都要写明通向哪个状态")


def _twice(place: Place, rows: Iterable[StageRow]) -> Iterator[Slip]:
    seen: set[str] = set()
    for number, each in enumerate(rows):
        if each.id in seen:
            yield Slip((*place, "state", number), f"状态 {each.id} 重复")
        seen.add(each.id)


def _links(file: LadderFile) -> Iterator[Slip]:
    """States and deadlines that are named and not there."""
    shared = {each.id for each in file.state}
    yield from _unknown(("takes",), file.takes, shared)
    yield from _unknown(("answers",), file.answers, shared)
    letters = {DOOR, *(letter for path in file.path for letter in path.letters)}
    yield from _links_of((), file.state, shared, letters)
    for number, path in enumerate(file.path):
        place, states = ("path", number), file.stages_of(path)
        if path.start not in states:
            yield unknown_word(place, "start", path.start, states)
        yield from _unknown((*place, "answers"), path.answers, states)
        yield from _links_of(place, path.state, states, letters)


def _links_of(
    place: Place, rows: Iterable[StageRow], states: Collection[str], letters: Collection[str]
) -> Iterator[Slip]:
    for number, each in enumerate(rows):
        here = (*place, "state", number)
        yield from _unknown((*here, "answers"), each.answers, states)
        yield from _unknown((*here, "lapses"), each.lapses, states)
        for name in each.lapses:
            if name not in each.deadlines:
                yield unknown_word((*here, "lapses"), "lapses", name, each.deadlines)
        for count, step in enumerate(each.step):
            yield from _links_of_step((*here, "step", count), step, each.deadlines, states)
            if step.letter and step.letter not in letters:
                yield unknown_word((*here, "step", count), "letter", step.letter, letters)


def _links_of_step(place: Place, step: StepRule, deadlines: Collection[str], states: Collection[str]) -> Iterator[Slip]:
    if step.within and step.within not in deadlines:
        yield unknown_word(place, "within", step.within, deadlines)
    if step.to and step.to not in states:
        yield unknown_word(place, "to", step.to, states)


def _unknown(place: Place, table: Mapping[str, str], states: Collection[str]) -> Iterator[Slip]:
    for key, state in table.items():
        if state not in states:
            yield unknown_word(place, key, state, states)


def _circles(file: LadderFile) -> Iterator[Slip]:
    """States from which deadlines that pass lead back to themselves, so that no day would end the walk."""
    for number, path in enumerate(file.path):
        states = file.stages_of(path)
        for name in states:
            if _comes_back(name, states):
                yield Slip(("path", number), f"状态 {name} 的 lapses 绕回了自己")


def _comes_back(start: str, states: Mapping[str, StageRow]) -> bool:
    seen: set[str] = set()
    ahead = [*states[start].lapses.values()]
    while ahead:
        name = ahead.pop()
        if name == start:
            return True
        if name not in seen:
            seen.add(name)
            ahead += states[name].lapses.values()
    return False


def _unreached(file: LadderFile) -> Iterator[Slip]:
    """States of a path that nothing in it leads to, and shared ones that no path leads to."""
    found = [reached(file, path) for path in file.path]
    for number, path in enumerate(file.path):
        for count, each in enumerate(path.state):
            if each.id not in found[number]:
                yield Slip(("path", number, "state", count), f"没有什么通向状态 {each.id}", UNREACHED)
    anywhere = frozenset().union(*found)
    for count, each in enumerate(file.state):
        if each.id not in anywhere:
            yield Slip(("state", count), f"没有什么通向状态 {each.id}", UNREACHED)


def reached(file: LadderFile, path: PathRow) -> frozenset[str]:
    """The states that a filing on a path may come to."""
    states = file.stages_of(path)
    seen: set[str] = set()
    ahead = [path.start, *file.answers_of(path).values(), *file.takes.values()]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += following(states[name])
    return frozenset(seen)


def following(stage: StageRow) -> list[str]:
    """The states that a state leads to by itself."""
    return [*stage.lapses.values(), *stage.answers.values(), *(step.to for step in stage.step if step.to)]
