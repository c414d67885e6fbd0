"""How to go on, asked through the shell of a talk: a choice that is no answer, of which Enter takes the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview import Question, QuestionChoice, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.desk.sitting import TalkShell

FIRST = "直接按回车就是最上面那个"


def way_on(shell: TalkShell, label: str, ways: Sequence[str]) -> str:
    """One of the ways, each in the words that are shown; or what else was typed: a word that steers."""
    listed = tuple(QuestionChoice(each, each) for each in ways)
    asked = Question("", label, QuestionKind.CHOICE, help=FIRST, choices=listed, standing=(listed[0].value,))
    typed = shell.ask(asked).strip()
    if not typed:
        return ways[0]
    if typed.isdecimal() and 1 <= int(typed) <= len(ways):
        return ways[int(typed) - 1]
    return typed
