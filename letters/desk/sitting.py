"""Leads the talk through a shell: asks, stores every answer before the next question, goes back, shows everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from letters.desk import talk as talks
from letters.desk.steering import BACK, LEAVE, REVIEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview import OverviewEntry, Question
    from letters.desk.talk import Talk

WELCOME = """\
您回答，程序写文书。每答一题就存好，随时可以关掉，下次接着答。
不知道就答“不清楚”。答错了写“返回”，看全部写“全部”，先停下写“退出”。"""


class TalkShell(Protocol):
    """How a question is put and an answer taken. `ask` raises EOFError when no more answers come."""

    def ask(self, asked: Question) -> str:
        """The answer as it was typed."""
        ...

    def pick(self, prompt: str, entries: tuple[OverviewEntry, ...]) -> str:
        """What was typed under a numbered list: a number from 1, a word, or nothing."""
        ...

    def say(self, text: str) -> None:
        """Show a line."""
        ...


class Sitting:
    """One sitting with one case file; `store` puts the file's text where it belongs."""

    def __init__(self, talk: Talk, shell: TalkShell, store: Callable[[str], None]) -> None:
        self.talk, self._shell, self._store = talk, shell, store
        self._stored = talk.text

    def run(self) -> bool:
        """Ask until nothing is left or the person leaves; whether nothing is left."""
        self._shell.say(WELCOME)
        for line in talks.where_it_was(self.talk):
            self._shell.say(line)
        return self._ask_all() and self._last_look()

    def run_through(self) -> bool:
        """Ask what there is, without a last look; whether nothing is left, though no more answers may come."""
        try:
            return self._ask_all()
        except EOFError:
            return False

    def _last_look(self) -> bool:
        """The whole on one screen before the end; where no more answers come, it stands as it is."""
        try:
            return self._review()
        except EOFError:
            return True

    def _ask_all(self) -> bool:
        while self.talk.question is not None:
            text = self._shell.ask(self.talk.question)
            word = text.strip()
            if word in LEAVE:
                return False
            if word in BACK:
                self._back()
            elif word in REVIEW:
                self._look_through()
            else:
                self._answer(text)
        return True

    def _answer(self, text: str) -> None:
        """Take the answer and store it before anything else."""
        self._move(talks.answer(self.talk, text))
        if self.talk.problem:
            self._shell.say(f"！{self.talk.problem}")
        elif self.talk.told:
            self._shell.say(f"  → {self.talk.told}")

    def _move(self, talk: Talk) -> None:
        if talk.text != self._stored:
            self._store(talk.text)
            self._stored = talk.text
        self.talk = talk

    def _back(self) -> None:
        self.talk = talks.go_back(self.talk)
        if self.talk.told:
            self._shell.say(self.talk.told)

    def _look_through(self) -> None:
        """Everything on one screen in the middle of the talk; then the question that stood, if it still does."""
        asked = self.talk.question
        content = self._review()
        self.talk = talks.ask(self.talk, asked.key) if content and asked else talks.go_on(self.talk)

    def _review(self) -> bool:
        """Everything on one screen; a number changes one answer. Whether the person is content."""
        prompt = "改哪一条就写它的号码；再加几次联系写“加”；都对就按回车"
        while True:
            entries = talks.all_answers(self.talk)
            typed = self._shell.pick(prompt, entries).strip()
            if not typed:
                return True
            if typed in LEAVE:
                return False
            if typed == "加":
                self.talk = talks.more_contacts(self.talk)
            else:
                self._change_picked(typed, entries)
                self.talk = talks.go_on(self.talk)
            if not self._ask_all():  # another answer may bring other questions
                return False

    def _change_picked(self, typed: str, entries: tuple[OverviewEntry, ...]) -> None:
        chosen = _picked(typed, entries)
        if chosen is None:
            self._shell.say(f"！没有“{typed}”这个号码，请写 1 到 {len(entries)}")
        elif chosen.is_row:
            self._change_row(chosen)
        else:
            self._change(chosen.key)

    def _change_row(self, row: OverviewEntry) -> None:
        inner = talks.row_answers(self.talk, row.key)
        typed = self._shell.pick(f"{row.label}：改哪一项就写号码；整条删去写“删”；不改按回车", inner).strip()
        if typed == "删":
            self._drop(row.key)
        elif (chosen := _picked(typed, inner)) is not None:
            self._change(chosen.key)

    def _drop(self, key: str) -> None:
        """Take a row away, unless another one needs it."""
        self._move(talks.drop_row(self.talk, key))
        if self.talk.problem:
            self._shell.say(f"！还不能删：{self.talk.problem}")

    def _change(self, key: str) -> None:
        """Ask one question again, until it has an answer that stands."""
        self.talk = talks.ask(self.talk, key)
        while self.talk.question is not None:
            text = self._shell.ask(self.talk.question)
            if text.strip() in (*BACK, *LEAVE, *REVIEW):
                return
            self._answer(text)
            if not self.talk.problem:
                return


def _picked(typed: str, entries: tuple[OverviewEntry, ...]) -> OverviewEntry | None:
    return entries[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(entries) else None
