"""The talk: a case file comes into being by answering questions, one at a time.

talk = open_talk(text, letter_needs(library), today)
while talk.question is not None:
    talk = answer(talk, typed(talk.question))      # `talk.text` is what is to be stored now
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case import CaseFile
from letters.catalogue import heads
from letters.collect.interview import (
    HUB,
    InterviewState,
    among,
    engine,
    fields,
    is_question,
    overview,
    problem,
    question,
    resumed,
    without_row,
)
from letters.collect.interview import parts as parts_of
from letters.errors import CaseError, UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from letters.catalogue import Library
    from letters.collect.interview import OverviewEntry, PartLeft, Question

FIRST = "这已经是第一题。"
NO_QUESTION = ("没有这一题", "地址可能抄错了。存过的都还在，回到开始，接着往下答")
PAPERS = "received"


@frozen
class Talk:
    """Where a talk stands.

    `question` is what is asked now, None when nothing is left. `told` says how the latest answer was understood,
    `problem` why it was not, and `problems` for each field by its key: then the same question stands. `trail` holds the
    keys answered, the latest last. A talk `of_papers` is about papers that came, and over when they are told.
    """

    state: InterviewState
    question: Question | None
    trail: tuple[str, ...] = ()
    told: str = ""
    problem: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    crlf: bool = False
    of_papers: bool = False

    @property
    def text(self) -> str:
        """The case file as it is to be stored, with the line breaks that it came with."""
        return self.state.text.replace("\n", "\r\n") if self.crlf else self.state.text


@lru_cache(maxsize=2)  # as many libraries as a process has desks (bench.py); each screen of a talk asks for it
def letter_needs(library: Library) -> Mapping[str, tuple[str, ...]]:
    """What each letter there is needs of a case, by its id: what the questions are chosen by."""
    return {head.id: head.needs for head in heads(library) if head.is_letter}


def open_talk(text: str, letters: Mapping[str, tuple[str, ...]], today: date, name: str = "case.toml") -> Talk:
    """Begin, or go on where it was broken off; `letters` is what each letter needs.

    Raises CaseError for a text that is no TOML, or whose answers the model refuses; what is only missing is asked.
    """
    return go_on(before_asking(text, letters, today, name))


def before_asking(text: str, letters: Mapping[str, tuple[str, ...]], today: date, name: str = "case.toml") -> Talk:
    """The talk before it is worked out what it asks, for who names the question. Raises CaseError as `open_talk`."""
    return Talk(state_of(text, letters, today, name), None, crlf="\r\n" in text)


def as_stored(talk: Talk) -> Talk | None:
    """The talk as `before_asking` would read it from its text once that is stored: what was read is not read again.

    None where the text would be refused, so that it is read, and says why.
    """
    return None if talk.state.problems else Talk(talk.state, None, crlf=talk.crlf)


def state_of(text: str, letters: Mapping[str, tuple[str, ...]], today: date, name: str = "case.toml") -> InterviewState:
    """What is answered so far, without what is asked next. Raises as `open_talk`."""
    file = CaseFile(Path(name), text, None)
    file.data()
    state = InterviewState(file.current, today, letters, file)
    as_typed = state if file.current == file.text else InterviewState(file.text, today, letters)
    if wrong := as_typed.problems:
        raise CaseError(wrong, Path(name))
    return state


def answer(talk: Talk, typed: str | Mapping[str, str]) -> Talk:
    """The talk after an answer to its question: a line as it was typed, or a text for each field by its key.

    An empty one keeps what stands, or puts the question off. `不清楚` and `以后再答` leave it, each in its own way.
    What is not understood leaves the question standing, with `problem`; what of it could be kept is kept.
    """
    asked = talk.question
    if asked is None:
        return _quiet(talk)
    reply = engine.answer(talk.state, asked, typed)
    state = reply.state if reply.problem or not reply.state.typed else reply.state.noted(typed={})
    after = replace(_quiet(talk), state=state, told=reply.shown)
    if reply.problem:
        same = question(reply.state, asked.key)
        return replace(after, question=same, told="", problem=reply.problem, problems=reply.problems)
    following = _next(talk, state)
    if following is None and state.todo:  # what was begun, and other answers have closed since
        after = replace(after, state=state.noted(todo=[]))
    return replace(after, question=following, trail=(*talk.trail, asked.key))


def keep_typed(talk: Talk, text: str) -> Talk:
    """The talk with what was typed so far of an answer: it stands there when the question is asked again."""
    if talk.question is None:
        return talk
    return replace(talk, state=talk.state.noted(typed={talk.question.key: text} if text.strip() else {}))


def _quiet(talk: Talk) -> Talk:
    """The talk with nothing to be said of the latest answer."""
    return replace(talk, told="", problem="", problems={})


def with_files(talk: Talk, text: str) -> Talk:
    """The talk at its question, with the case's text as it is after files were taken in beside the talk."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return replace(talk, state=replace(talk.state, text=plain), told="", problem="")


def open_papers(text: str, today: date, name: str = "case.toml") -> Talk:
    """A talk about papers that came, and nothing else: which, and then what each of them says. Raises CaseError."""
    begun = before_asking(text, {}, today, name)
    state = begun.state.noted(todo=[])
    return replace(begun, state=state, question=question(state, PAPERS), of_papers=True)


def _next(talk: Talk, state: InterviewState) -> Question | None:
    """What is asked now; of papers alone nothing more than was begun."""
    return None if talk.of_papers and not engine.begun(state) else engine.next_question(state)


def go_back(talk: Talk) -> Talk:
    """The talk at the question before: the one that was answered, or after a new start the one that the script has."""
    key, trail = _way_back(talk)
    if not key:
        return replace(_quiet(talk), trail=(), told=FIRST)
    return replace(ask(talk, key), trail=trail)


def key_before(talk: Talk) -> str:
    """The key of the question to which `go_back` leads, "" at the first."""
    return _way_back(talk)[0]


def _way_back(talk: Talk) -> tuple[str, tuple[str, ...]]:
    """The key of the question before, and the keys that were answered before that."""
    trail = list(talk.trail)
    while trail and not engine.can_return(talk.state, trail[-1]):
        trail.pop()
    return (
        (trail.pop(), tuple(trail))
        if trail
        else (engine.before(talk.state, talk.question.key if talk.question else ""), ())
    )


def ask(talk: Talk, key: str) -> Talk:
    """The talk at the question about a key (`complainant.name`, `incidents.0.at`), whether it has an answer or not."""
    return replace(_quiet(talk), question=question(talk.state, key))


def ask_whole(talk: Talk, key: str) -> Talk:
    """As `ask`, with the words that open the question's section: for a screen that shows one question by itself.

    Raises UsageError for a key by which nothing is asked.
    """
    if not is_question(key):
        raise UsageError(*NO_QUESTION)
    return replace(_quiet(talk), question=engine.opening(talk.state, key))


def has_begun(talk: Talk) -> bool:
    """Whether the question is one that was begun by another answer, to be finished before anything else is done."""
    return talk.question is not None and talk.question.key == engine.begun(talk.state)


def go_on(talk: Talk) -> Talk:
    """The talk at whatever is to be asked next."""
    return replace(_quiet(talk), question=_next(talk, talk.state))


def more_contacts(talk: Talk) -> Talk:
    """The talk in which further contacts are asked for, though it was said that there are no more."""
    left = [key for key in talk.state.skipped if key != HUB]
    return go_on(replace(talk, state=talk.state.noted(skipped=left)))


def drop_row(talk: Talk, row: str) -> Talk:
    """The talk without a row (`incidents.2`); with a `problem` where another row needs it."""
    after = without_row(talk.state, row)
    if wrong := problem(talk.state, after, ""):
        return replace(_quiet(talk), problem=wrong)
    return replace(_quiet(talk), state=after)


def all_answers(talk: Talk) -> tuple[OverviewEntry, ...]:
    """Everything that was answered, each with the key by which it is asked again."""
    return overview(talk.state)


def answers_at(talk: Talk, keys: Sequence[str]) -> tuple[OverviewEntry, ...]:
    """The answers of these keys, those of a row below a line that tells it."""
    return among(talk.state, keys)


def row_answers(talk: Talk, row: str) -> tuple[OverviewEntry, ...]:
    """What a row holds, and what it usually holds besides."""
    return fields(talk.state, row)


def parts(talk: Talk) -> tuple[PartLeft, ...]:
    """Every part of the talk, with what it still asks."""
    return parts_of(talk.state)


def where_it_was(talk: Talk) -> list[str]:
    """Where one was when the talk was broken off, in words; nothing for a new file."""
    return resumed(talk.state)
