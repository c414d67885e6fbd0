"""Leads the talk through a shell: asks, stores every answer before the next question, goes back, shows everything."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from letters.collect.interview import HANDED_OVER, is_skip
from letters.desk import talk as talks
from letters.desk.steering import BACK, LEAVE, REVIEW
from letters.errors import ConflictError, FileError
from letters.kit.pasted_paths import are_files
from letters.kit.places import numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview import OverviewEntry, Question
    from letters.desk.bench import Desk
    from letters.desk.talk import Talk

WELCOME = """\
您回答，程序写文书。答一题存一题，关掉也不丢，下次接着答。
随时可写：不清楚、返回（上一题）、全部（看一遍）、退出。"""
FILES_TAKEN = "截图、录音、账单随时可以拖进这个窗口，按回车就收下。"


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
    """One sitting with one case file; `store` puts the file's text where it belongs.

    With a desk (`at`) it ends by proposing letters from what was told. Where files can be taken over, `take_files`
    takes those that an answer names, at whatever question, and gives the case's text with them.
    """

    take_files: Callable[[str], str] | None = None

    def __init__(self, talk: Talk, shell: TalkShell, store: Callable[[str], None], at: Desk | None = None) -> None:
        self.talk, self._shell, self._store, self._at = talk, shell, store, at
        self._stored = talk.text

    @property
    def has_files(self) -> bool:
        """Whether a file of evidence is kept in the case; that there is a screenshot was only told."""
        return any(piece.get("files") for piece in self.talk.state.data.get("evidence", ()))

    def run(self) -> bool:
        """Ask until nothing is left or the person leaves; whether nothing is left."""
        self._shell.say(f"{WELCOME}\n{FILES_TAKEN}" if self.take_files else WELCOME)
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
        """The whole on one screen, then the letters; where no more answers come, it stands as it is."""
        try:
            return self._review() and (self._at is None or self._propose(self._at))
        except EOFError:
            return True

    def _propose(self, at: Desk) -> bool:
        """What can be written and what is one answer away, until letters are chosen; False where the person leaves."""
        from letters.desk.ending.answers import answer_ending
        from letters.desk.ending.ending import ending_of  # a talk that is left needs them not
        from letters.desk.ending.lines import ending_lines

        while True:
            seen = replace(ending_of(self.talk, at), takes_files=self.take_files is not None)
            for line in ending_lines(seen):
                self._shell.say(line)
            text = self._shell.ask(seen.question)
            if text.strip() in LEAVE:
                return False
            if text.strip() in (*BACK, *REVIEW):
                if not self._review():
                    return False
                continue
            self._move(answer_ending(self.talk, seen, text))
            self._say_what_came()
            if not self.talk.problem and self.talk.question is None:
                return True
            if not self.talk.problem and not self._ask_all():
                return False

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
        if self.take_files and self._hands_over(text):
            self.talk = talks.with_files(self.talk, self.take_files(text))
            self._stored = self.talk.text
            return
        self._move(talks.answer(self.talk, text))
        self._say_what_came()

    def _hands_over(self, text: str) -> bool:
        """Whether an answer is files: whatever is none of the words to leave the question about them, else paths."""
        asked = self.talk.question
        if asked and asked.key == HANDED_OVER:
            return not is_skip(text or "没有", nothing=True)
        return are_files(text)

    def _say_what_came(self) -> None:
        if self.talk.problem:
            self._shell.say(f"！{self.talk.problem}")
        elif self.talk.told:
            self._shell.say(f"  → {self.talk.told}")

    def _move(self, talk: Talk) -> None:
        self.talk = talk
        while self.talk.text != self._stored:
            try:
                self._store(self.talk.text)
            except FileError as error:
                self._wait_for_file(error)
            else:
                self._stored = self.talk.text

    def _wait_for_file(self, error: FileError) -> None:
        """Keep the answer and ask to try again, while something else holds the file. Raises the error on leaving."""
        if isinstance(error, ConflictError):  # trying again would change what somebody else has written
            raise error
        self._shell.say(f"！{error}")
        prompt = "刚才的回答还在。关掉正占着文件的程序（Word、网盘、杀毒），按回车再存；写“退出”就停下，这一题下次再答"
        try:
            typed = self._shell.pick(prompt, ()).strip()
        except EOFError:
            raise error from None
        if typed in LEAVE:
            raise error

    def keep(self, text: str) -> None:
        """Store what is typed so far of a longer answer; where that cannot be, the answer itself will tell."""
        talk = talks.keep_typed(self.talk, text)
        with suppress(FileError):
            self._store(talk.text)
            self.talk, self._stored = talk, talk.text

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
            self._shell.say(f"！没有“{typed}”这个号码。{numbers(len(entries))}")
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
