"""The talk without any feature of a terminal: a line is printed, a line is read. It runs unattended too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import QuestionKind
from letters.desk.steering import ends_at_once
from letters.kit.places import numbers
from letters.terminal.asking import Asking
from letters.told.of_talk import lists_of_fields, numbered

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from letters.collect.interview import OverviewEntry, Question

SIGN = "> "


class Plain(Asking):
    """Prints with `say`, reads lines from `answers`.

    `prompt` prints a sign where somebody watches; for them `keep` takes a story while it is typed.
    """

    def __init__(
        self,
        answers: TextIO,
        say: Callable[[str], None],
        prompt: Callable[[str], None] | None = None,
        keep: Callable[[str], object] = str,
    ) -> None:
        super().__init__(say)
        self._answers, self._prompt, self._keep = answers, prompt, keep

    def ask(self, asked: Question) -> str:
        """The next line; of a story the lines up to an empty one."""
        for line in self.lines(asked):
            self._say(line)
        for line in lists_of_fields(asked):
            self._say(line)
        for number, choice in enumerate(asked.choices, 1):
            self._say(f"  {number}. {choice.label}")
        if asked.kind is QuestionKind.WHO:
            self._say("  写前面的号码；别的人请直接写关系，例如 母亲、同事3人")
        elif asked.choices:
            self._say(f"  {numbers(len(asked.choices), many=asked.many)}")
        return self._story(asked.begun) if asked.kind is QuestionKind.STORY else self._line()

    def pick(self, prompt: str, entries: tuple[OverviewEntry, ...]) -> str:
        """The list, then a line."""
        self._say("")
        for line in numbered(entries):
            self._say(line)
        self._say(f"{prompt}。")
        return self._line()

    def _line(self) -> str:
        line = self._read()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _read(self) -> str:
        if self._prompt:
            self._prompt(SIGN)
        return self._answers.readline()

    def _story(self, begun: str) -> str:
        """Lines up to an empty one, or to the end of the answers, after those that were typed before."""
        self._say("  （可以写几行，写完按一次空行）")
        before = begun.strip("\n").splitlines()
        for line in ("上次写到这里，接着写就行：", *before) if before else ():
            self._say(f"  {line}")
        lines = [self._line()]
        if ends_at_once(lines[0]):
            return lines[0]
        while lines[-1].strip():
            if self._prompt:
                self._keep("\n".join([*before, *lines]))
            lines.append(self._read().rstrip("\r\n"))
        return "\n".join([*before, *lines]).strip("\n")
