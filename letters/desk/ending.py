"""The end of a talk: what can be written and why, what is one answer away, what was put off, what is to be heeded.

seen = ending_of(talk, desk)
talk = answer_ending(talk, seen, typed)     # `talk.question` is what is asked at once, or None when letters are chosen
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.collect.interview import (
    Question,
    QuestionChoice,
    QuestionKind,
    asked_for_needs,
    asked_for_warning,
    chosen_of,
    entry,
    letters_proposed,
    question,
)
from letters.compose import select
from letters.desk.choosing import recipient
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from letters.collect.interview import OverviewEntry
    from letters.compose import Caution, Letter, Selection, Unwritten
    from letters.desk.bench import Desk
    from letters.desk.talk import Talk

KEY = "story.letters"
NEAR, WARNED, LATER, NONE = "near:", "warned:", "later", "none"
ONESELF = ("complainant.name", "complainant.phone", "complainant.address")
TWO_DOORS = "消协和市场监管局只能先找一家，另一家会不受理。先选一个，另一个以后再找"


@frozen
class ProposedLetter:
    """A letter that can be written now: its id, title, to whom it goes, and why it is proposed."""

    id: str
    title: str
    to: str
    why: str
    door: str = ""


@frozen
class NearLetter:
    """A letter that lacks something: what, in words; the questions that answer it, none where none does; what it is."""

    id: str
    title: str
    lacks: str
    asks: tuple[str, ...]
    brings: str


@frozen
class ToHeed:
    """Something to be heeded before the letters go out, the questions that answer it, and how the first is put."""

    text: str
    asks: tuple[str, ...]
    label: str = ""


@frozen
class Ending:
    """What a talk has come to; `question` asks what is to be done now."""

    ready: tuple[ProposedLetter, ...]
    near: tuple[NearLetter, ...]
    heed: tuple[ToHeed, ...]
    later: tuple[OverviewEntry, ...]

    @property
    def question(self) -> Question:
        """Which letters are to be written, or what is to be answered first."""
        return Question(
            KEY,
            "写哪几份" if self.ready else "现在还写不出，先做什么",
            QuestionKind.CHOICES,
            help="可以选几项；也可以先把还差的答完",
            choices=tuple(self._choices()),
        )

    def _choices(self) -> Iterator[QuestionChoice]:
        for number, one in enumerate(self.ready):
            yield QuestionChoice(one.id, f"写{one.title}" + ("（建议先送这一份）" if number == 0 else ""))
        for letter in self.near:
            if letter.asks:
                yield QuestionChoice(NEAR + letter.id, f"现在就答：{letter.title}还差的{letter.lacks}")
        for number, each in enumerate(self.heed):
            if each.asks:
                yield QuestionChoice(f"{WARNED}{number}", f"现在就答：{each.label}")
        if self.later:
            yield QuestionChoice(LATER, f"把放着的 {len(self.later)} 题答完")
        yield QuestionChoice(NONE, "先都不写，存着以后再说")

    def asked(self, value: str) -> tuple[str, ...]:
        """The keys of the questions that a choice leads to."""
        if value == LATER:
            return tuple(each.key for each in self.later)
        if value.startswith(WARNED):
            return self.heed[int(value.removeprefix(WARNED))].asks
        return next((one.asks for one in self.near if NEAR + one.id == value), ())


def ending_of(talk: Talk, at: Desk) -> Ending:
    """What the talk has come to as of now."""
    state = talk.state
    later = tuple(entry(state, key) for key in state.later)
    case = state.case()
    if case is None:
        return Ending((), tuple(_without_oneself(talk, at)), (), later)
    sent = {filing.letter for filing in case.filings}
    why = {one.letter: one.why for one in letters_proposed(state) if one.letter not in sent}
    made = select(case, at.books, state.today, tuple(why)) if why else None
    return replace(_of_selection(talk, made, why, at), later=later) if made else Ending((), (), (), later)


def _of_selection(talk: Talk, made: Selection, why: Mapping[str, str], at: Desk) -> Ending:
    first = {letter.head.id: letter for letter in reversed(made.letters)}
    ready = tuple(_ready(first[letter], reason, at) for letter, reason in why.items() if letter in first)
    open_door = not any(one.door for one in ready)
    near = tuple(
        _near(one, at)
        for one in made.unwritten
        if one.lacks and one.head.id not in first and (open_door or not one.head.door)
    )
    return Ending(ready, near, tuple(_heeded(talk, made)), ())


def _without_oneself(talk: Talk, at: Desk) -> Iterator[NearLetter]:
    """No letter goes out without a name; all that the facts speak for are one answer away."""
    heads = {head.id: head for head in at.heads}
    titles = dict.fromkeys(heads[one.letter].title for one in letters_proposed(talk.state))
    left = tuple(key for key in ONESELF if talk.state.get(key) is None)
    if titles:
        yield NearLetter("", "、".join(titles), "您的姓名、电话和地址", left, "")


def _ready(letter: Letter, why: str, at: Desk) -> ProposedLetter:
    to = letter.addressee.name or recipient(letter.head, at)
    return ProposedLetter(letter.head.id, letter.called, to, why, letter.head.door)


def answer_ending(talk: Talk, seen: Ending, typed: str) -> Talk:
    """The talk after the answer to the question of its end: letters chosen, or something to be answered first.

    Nothing is chosen by an empty answer. With a `problem` nothing has changed.
    """
    asked = seen.question
    talk = replace(talk, question=asked, told="", problem="", problems={})
    found = chosen_of(asked, typed)
    if isinstance(found, str):
        return replace(talk, problem=found)
    todo = tuple(dict.fromkeys(key for value in found for key in seen.asked(value)))
    if todo:
        state = talk.state.noted(todo=[*todo, *talk.state.todo])
        return replace(talk, state=state, question=question(state, todo[0]))
    return _letters(talk, [one for one in seen.ready if one.id in found])


def _letters(talk: Talk, wanted: list[ProposedLetter]) -> Talk:
    doors = [one.door for one in wanted if one.door]
    if len(doors) > 1:
        return replace(talk, problem=TWO_DOORS)
    state = talk.state.put(KEY, [one.id for one in wanted] or None)
    state = state.put("route.dispute_first", doors[0]) if doors else state
    told = f"记下了：{'、'.join(one.title for one in wanted)}" if wanted else "先不写，都存着"
    return replace(talk, state=state, question=None, told=told)


def _near(one: Unwritten, at: Desk) -> NearLetter:
    lacks = "、".join(lack.what for lack in one.lacks)
    asks = asked_for_needs(lack.need for lack in one.lacks)
    return NearLetter(one.head.id, f"{one.called}（{recipient(one.head, at)}）", lacks, asks, one.head.summary)


def _heeded(talk: Talk, made: Selection) -> Iterator[ToHeed]:
    """Each warning once, the gravest first."""
    cautions: dict[str, Caution] = {}
    for letter in made.letters:
        for caution in letter.warnings:
            if not caution.overruled:
                cautions.setdefault(caution.reason, caution)
    for caution in sorted(cautions.values(), key=lambda each: -each.severity):
        asks = asked_for_warning(caution.id)
        yield ToHeed(caution.reason, asks, question(talk.state, asks[0]).label if asks else "")


def ending_lines(seen: Ending) -> Iterator[str]:
    """The end of a talk in lines for people."""
    yield "\n── 看文书 ──"
    yield from _ready_lines(seen.ready)
    yield from ["还差一点就能写："] if seen.near else []
    for letter in seen.near:
        yield f"  ○ {letter.title}：还差{letter.lacks}"
        yield from [f"    {letter.brings}"] if letter.brings else []
    yield from ["要留意：", *(f"  · {each.text}" for each in seen.heed)] if seen.heed else []
    if seen.later:
        yield f"放着以后再答的 {len(seen.later)} 题：{'、'.join(each.label for each in seen.later)}"
    if not (seen.ready or seen.near):
        yield "说的这些还写不成文书。把发生的事补上，或者改一改“想要什么”，再来看。"


def _ready_lines(ready: Sequence[ProposedLetter]) -> Iterator[str]:
    yield from [f"现在能写 {len(ready)} 份："] if ready else []
    for number, one in enumerate(ready):
        yield f"  ✓ {one.title} → {one.to}{'　建议先送这一份' if number == 0 else ''}"
        yield f"    {one.why}。"
