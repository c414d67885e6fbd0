"""From the TOML of the ladder to its values: strict, each mistake named by file and row.

An unknown key, outcome, ground, state, deadline, letter or topic raises DataError; so does a state that time leads
back to itself.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from letters import law
from letters.case.vocabulary import RefusalGround, ReplyOutcome
from letters.follow.followed import State
from letters.follow.ladder import DOOR, Ladder, LadderPath, Stage, StepRule
from letters.follow.terms import read_terms
from letters.kit.toml_rows import Fields, read

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

DATA = Path(__file__).resolve().parent / "data"
OUTCOMES = frozenset(map(str, ReplyOutcome)) - {str(ReplyOutcome.SILENT)}  # silence is told by deadlines
GROUNDS = frozenset(map(str, RefusalGround))
PHRASES = ("units", "start", "count", "end", "reason", "advice")


class _Known(NamedTuple):
    """The words that a row may use."""

    letters: Collection[str]
    rules: Collection[str]
    topics: Collection[str]
    states: Collection[str]


def load(folder: Path | None = None) -> Ladder:
    """The bundled ladder, read once in a process, or the one in another folder.

    Raises DataError for wrong data, FileError for a file that is missing or unreadable.
    """
    return _bundled() if folder is None else _load(folder)


@lru_cache(maxsize=1)
def _bundled() -> Ladder:
    return _load(DATA)


def _load(folder: Path) -> Ladder:
    topics = law.load().topics
    terms = read_terms(folder / "deadlines.toml", topics)
    top = read(folder / "ladder.toml")
    paths = top.tables("path")
    letters = [letter for path in paths for letter in path.texts("letters")]
    _once(top, letters, "文书")
    shared = top.tables("state")
    known = _Known(frozenset(letters), terms.rules, topics, _ids(top, shared))
    stages = {stage.state.id: stage for stage in (_stage(row, known) for row in shared)}
    answers = _answers(top, known)
    for outcome in sorted(OUTCOMES):
        top.check(outcome, answers, "answers")
    ladder = Ladder(
        paths=tuple(_path(row, known, stages, answers) for row in paths),
        rules=terms.rules,
        standing=terms.standing,
        takes=_words(top, "takes", known.letters, known.states),
        joins=top.words("joins", letters),
        delivery_days=terms.delivery_days,
        same_day=terms.same_day,
        phrases=_phrases(folder / "phrases.toml"),
    )
    top.done()
    return ladder


def _path(row: Fields, known: _Known, shared: Mapping[str, Stage], answers: Mapping[str, str]) -> LadderPath:
    name, rows = row.need("id", str), row.tables("state")
    known = known._replace(states=frozenset(shared) | _ids(row, rows))
    start = row.need("start", str)
    row.check(start, known.states, "start")
    own = {stage.state.id: stage for stage in (_stage(each, known) for each in rows)}
    path = LadderPath(name, row.texts("letters"), start, {**shared, **own}, {**answers, **_answers(row, known)})
    row.done()
    for state in path.stages:
        _forward(row, path, state)
    return path


def _stage(row: Fields, known: _Known) -> Stage:
    state = State(row.need("id", str), row.need("label", str), row.get("done", bool, False))
    deadlines = row.texts("deadlines")
    for rule in deadlines:
        row.check(rule, known.rules, "deadlines")
    stage = Stage(
        state=state,
        deadlines=deadlines,
        steps=tuple(_step(each, known, deadlines) for each in row.tables("step")),
        lapses=_words(row, "lapses", deadlines, known.states),
        answers=_answers(row, known),
        firm=row.get("firm", bool, False),
    )
    row.done()
    return stage


def _step(row: Fields, known: _Known, deadlines: Collection[str]) -> StepRule:
    letter, within, to = (_word(row, key) for key in ("letter", "within", "to"))
    row.check(letter, {*known.letters, "", DOOR}, "letter")
    row.check(within, {*deadlines, ""}, "within")
    row.check(to, {*known.states, ""}, "to")
    row.words("topics", known.topics)
    step = StepRule(
        letter=letter,
        why=row.need("why", str),
        topics=row.texts("topics"),
        within=within,
        optional=row.get("optional", bool, False),
        grounds=row.words("grounds", GROUNDS),
        not_grounds=row.words("not_grounds", GROUNDS),
        to=to,
    )
    row.done()
    return step


def _word(row: Fields, key: str) -> str:
    return row.maybe(key, str) or ""


def _answers(row: Fields, known: _Known) -> dict[str, str]:
    """States by `outcome` or `outcome:ground`."""
    keys = {*OUTCOMES, *(f"{outcome}:{ground}" for outcome in OUTCOMES for ground in GROUNDS)}
    return _words(row, "answers", keys, known.states)


def _words(row: Fields, key: str, keys: Collection[str], values: Collection[str]) -> dict[str, str]:
    """A table from words to words, each of them known; empty where it is not there."""
    if row.maybe(key, dict) is None:
        return {}
    table = row.one(key)
    told = table.mapping()
    for word, value in told.items():
        table.check(word, keys, key)
        table.check(value, values, word)
    return told


def _ids(place: Fields, rows: list[Fields]) -> frozenset[str]:
    names = [row.need("id", str) for row in rows]
    _once(place, names, "状态")
    return frozenset(names)


def _once(place: Fields, names: list[str], what: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise place.fault(f"{what} {name} 重复")


def _forward(row: Fields, path: LadderPath, state: str, seen: tuple[str, ...] = ()) -> None:
    """Raise DataError where deadlines that pass lead from a state back to it."""
    if state in seen:
        raise row.fault(f"状态 {state} 的 lapses 绕回了自己")
    for following in path.stages[state].lapses.values():
        _forward(row, path, following, (*seen, state))


def _phrases(file: Path) -> dict[str, dict[str, str]]:
    top = read(file)
    phrases = {name: top.one(name).mapping() for name in PHRASES}
    phrases["day"] = {"day": top.need("day", str)}
    top.done()
    return phrases
