"""Leads the talk through a shell: asks, saves every answer before the next question, goes back, shows everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from letters.collect.interview import script
from letters.collect.interview.answer_check import problem
from letters.collect.interview.engine import Reply, answer, next_question
from letters.collect.interview.overview import fields, overview, resumed
from letters.collect.interview.questions import question
from letters.collect.interview.state import State
from letters.collect.interview.steering import BACK, LEAVE, REVIEW

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from letters.case.save import CaseFile
    from letters.collect.interview.overview import Entry
    from letters.collect.interview.questions import Question

WELCOME = """\
您回答，程序写文书。每答一题就存好，随时可以关掉，下次接着答。
不知道就答“不清楚”。答错了写“返回”，看全部写“全部”，先停下写“退出”。"""
DONE = "需要的都问完了。"


class Shell(Protocol):
    """How a question is put and an answer taken. `ask` raises EOFError when no more answers come."""

    def ask(self, asked: Question) -> str:
        """The answer as it was typed."""
        ...

    def pick(self, prompt: str, entries: tuple[Entry, ...]) -> str:
        """What was typed under a numbered list: a number from 1, a word, or nothing."""
        ...

    def say(self, text: str) -> None:
        """Show a line."""
        ...


class Session:
    """One sitting with one case file."""

    def __init__(self, file: CaseFile, shell: Shell, letters: Mapping[str, tuple[str, ...]], today: date) -> None:
        self._file, self._shell = file, shell
        self._state = State(file.text, today, letters)
        self._trail: list[str] = []

    @property
    def state(self) -> State:
        """What is known so far."""
        return self._state

    def run(self) -> bool:
        """Ask until nothing is left or the person leaves; whether nothing is left."""
        self._shell.say(WELCOME)
        for line in resumed(self._state):
            self._shell.say(line)
        return self._ask_all() and self._last_look()

    def _last_look(self) -> bool:
        """The whole on one screen before the end; where no more answers come, it stands as it is."""
        try:
            return self._review()
        except EOFError:
            return True

    def _ask_all(self) -> bool:
        again: Question | None = None
        while asked := again or next_question(self._state):
            text = self._shell.ask(asked)
            word = text.strip()
            if word in LEAVE:
                return False
            if word in BACK:
                again = self._back(asked)
            elif word in REVIEW:
                again = asked if self._review() else None
            else:
                reply = self._answer(asked, text)
                again = question(reply.state, asked.key) if reply.problem else None
        return True

    def _answer(self, asked: Question, text: str) -> Reply:
        """Take the answer and put it on the disk before anything else."""
        reply = answer(self._state, asked, text)
        if reply.state.text != self._state.text:
            self._file.rewrite(reply.state.text)
            self._file.save()
        self._state = reply.state
        if reply.problem:
            self._shell.say(f"！{reply.problem}")
        else:
            self._trail.append(asked.key)
            if reply.shown:
                self._shell.say(f"  → {reply.shown}")
        return reply

    def _back(self, asked: Question) -> Question:
        """The question before this one: as it was answered, or after a new start as the script has it."""
        while self._trail and not _can_return(self._state, self._trail[-1]):
            self._trail.pop()
        if self._trail:
            return question(self._state, self._trail.pop())
        keys = [step.key for step in script.wanted(self._state)]
        place = keys.index(asked.key) if asked.key in keys else len(keys)
        if place:
            return question(self._state, keys[place - 1])
        self._shell.say("这已经是第一题。")
        return asked

    def _review(self) -> bool:
        """Everything on one screen; a number changes one answer. Whether the person is content."""
        while True:
            entries = overview(self._state)
            prompt = "改哪一条就写它的号码；再加几次联系写“加”；都对就按回车"
            typed = self._shell.pick(prompt, entries).strip()
            if typed == "加":
                self._state = self._state.noted(skipped=[key for key in self._state.skipped if key != "incidents"])
                if not self._ask_all():
                    return False
            elif typed in LEAVE:
                return False
            elif not typed:
                return True
            else:
                self._change_picked(typed, entries)
                if not self._ask_all():  # another answer may bring other questions
                    return False

    def _change_picked(self, typed: str, entries: tuple[Entry, ...]) -> None:
        chosen = _picked(typed, entries)
        if chosen is None:
            self._shell.say(f"！没有“{typed}”这个号码，请写 1 到 {len(entries)}")
        elif chosen.is_row:
            self._change_row(chosen)
        else:
            self._change(chosen.key)

    def _change_row(self, row: Entry) -> None:
        inner = fields(self._state, row.key)
        typed = self._shell.pick(f"{row.label}：改哪一项就写号码；整条删去写“删”；不改按回车", inner).strip()
        if typed == "删":
            self._drop(row.key)
        elif (chosen := _picked(typed, inner)) is not None:
            self._change(chosen.key)

    def _drop(self, key: str) -> None:
        """Take a row away, unless another one needs it."""
        after = self._state.changed(lambda file: file.set(key, None))
        if wrong := problem(self._state, after, ""):
            self._shell.say(f"！还不能删：{wrong}")
        else:
            self._save(after)

    def _change(self, key: str) -> None:
        """Ask one question again, until it has an answer that stands."""
        while True:
            asked = question(self._state, key)
            text = self._shell.ask(asked)
            if text.strip() in (*BACK, *LEAVE, *REVIEW) or not self._answer(asked, text).problem:
                return

    def _save(self, state: State) -> None:
        self._file.rewrite(state.text)
        self._file.save()
        self._state = state


def _can_return(state: State, key: str) -> bool:
    """Whether the question still makes sense: a hub or a row that has become another does not."""
    holder = key.rpartition(".")[0]
    return (
        key not in ("incidents", "practices")
        and not key.startswith(("paste.", "plan."))
        and (not holder or not holder[-1].isdigit() or bool(state.get(holder)) or bool(state.draft(holder)))
    )


def _picked(typed: str, entries: tuple[Entry, ...]) -> Entry | None:
    return entries[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(entries) else None
