"""The talk without any feature of a terminal: a line is printed, a line is read. It runs unattended too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import QuestionKind
from letters.desk.steering import ends_at_once
from letters.told.of_talk import heading, hints, numbered

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from letters.collect.interview import OverviewEntry, Question


class Plain:
    """Prints with `say`, reads lines from `answers`."""

    def __init__(self, answers: TextIO, say: Callable[[str], None]) -> None:
        self._answers, self._say = answers, say

    def say(self, text: str) -> None:
        """Show a line."""
        self._say(text)

    def ask(self, asked: Question) -> str:
        """The next line; of a story the lines up to an empty one."""
        for line in heading(asked):
            self._say(line)
        self._say(f"\n{asked.label}？")
        for line in hints(asked):
            self._say(line)
        for number, choice in enumerate(asked.choices, 1):
            self._say(f"  {number}. {choice.label}")
        if asked.kind is QuestionKind.WHO:
            self._say("  别的人请直接写关系，例如 母亲、同事3人")
        elif asked.many:
            self._say("  可以选几项，例如 1 3")
        return self._story() if asked.kind is QuestionKind.STORY else self._line()

    def pick(self, prompt: str, entries: tuple[OverviewEntry, ...]) -> str:
        """The list, then a line."""
        self._say("")
        for line in numbered(entries):
            self._say(line)
        self._say(f"{prompt}。")
        return self._line()

    def _line(self) -> str:
        line = self._answers.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _story(self) -> str:
        """Lines up to an empty one, or to the end of the answers."""
        self._say("  （可以写几行，写完按一次空行）")
        lines = [self._line()]
        while lines[-1].strip() and not ends_at_once(lines[0]):
            following = self._answers.readline()
            lines.append(following.rstrip("\r\n"))
        return "\n".join(lines).strip("\n")
