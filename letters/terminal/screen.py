"""The talk on a terminal: lists to choose from by arrow keys, numbers or words, lines and stories to type."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from letters.collect.interview import QuestionKind
from letters.desk.steering import BACK, LEAVE, REVIEW, ends_at_once
from letters.terminal.asking import Asking
from letters.terminal.choosing import Row, begun
from letters.terminal.lines import Ends, TypedLines
from letters.terminal.lists import choose
from letters.told.of_talk import lists_of_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from letters.collect.interview import OverviewEntry, Question
    from letters.terminal.choosing import Chosen

_MOVES = (
    Row("不清楚", ("不清楚",)),
    Row("以后再答", ("以后再答",)),
    Row("返回上一题", BACK, is_quiet=True),
    Row("看全部", REVIEW, is_quiet=True),
    Row("先停下（已经存好）", LEAVE, is_quiet=True),
)
_STEERING, _LEAVING = _MOVES[2:], _MOVES[-1:]  # of what is no question of the talk
CONTENT = "就这样，往下"
_QUOTED = re.compile("写“([^”]+)”")  # words that a prompt says may be typed
_YES_NO = ("是", "否")


class Screen(Asking):
    """Needs a terminal at both ends. `say` shows a line, `keep` takes a story while it is typed.

    `typed` and `output` stand in for the terminal.
    """

    def __init__(
        self,
        say: Callable[[str], None],
        keep: Callable[[str], object],
        *,
        typed: Input | None = None,
        output: Output | None = None,
    ) -> None:
        super().__init__(say)
        self._keep = keep
        self._input, self._output = typed, output
        self._lines = TypedLines(typed=typed, output=output)

    def ask(self, asked: Question) -> str:
        """The answer: what was typed, or the numbers of what was chosen; nothing where the standing answer is kept."""
        if asked.kind is QuestionKind.STORY:
            return self._story(asked)
        lines = [*self.lines(asked), *lists_of_fields(asked, by_number=True)]
        labels = [each.label for each in asked.choices] or (list(_YES_NO) if _is_yes_no(asked) else [])
        if labels:
            return self._chosen(asked, lines, labels)
        return self._lines.line(lines)

    def _story(self, asked: Question) -> str:
        """A story, begun with what was typed of it before, or with the one that stands."""
        lines = self.lines(replace(asked, current=""))
        return self._lines.story(lines, Ends(ends_at_once, _steers), self._keep, asked.begun or asked.current)

    def pick(self, prompt: str, entries: tuple[OverviewEntry, ...]) -> str:
        """What was answered as a list, of which Enter alone changes nothing; where there is none, a line."""
        self.say("")
        if not entries:
            return self._lines.line((f"{prompt}：",))
        rows = [*(Row(f"{each.label}：{each.shown}") for each in entries), Row(CONTENT)]
        words = (Row(f"写“{word}”", (word,), is_quiet=True) for word in _QUOTED.findall(prompt))
        chosen = choose(
            begun((*rows, *words, *_STEERING), (len(entries),)),
            [prompt],
            typed=self._input,
            output=self._output,
        )
        if chosen.numbers == (len(entries),):
            return ""
        return chosen.typed or str(chosen.numbers[0] + 1)

    def _chosen(self, asked: Question, lines: list[str], labels: list[str]) -> str:
        rows = (
            *(Row(label, alone=asked.many and not _value(asked, at)) for at, label in enumerate(labels)),
            *(_MOVES if asked.key else _LEAVING),
        )
        standing = tuple(at for at, label in enumerate(labels) if _stands(asked, at))
        is_open = asked.kind is QuestionKind.WHO
        at = begun(rows, standing, many=asked.many, is_open=is_open)
        chosen = choose(at, lines, typed=self._input, output=self._output)
        self.show_chosen(lines[0], "；".join([*(labels[at] for at in chosen.numbers), *filter(None, [chosen.typed])]))
        if chosen.numbers == standing and standing and not chosen.typed:
            return ""
        return _answer(asked, chosen)


def _steers(line: str) -> bool:
    return line.strip() in (*BACK, *REVIEW, *LEAVE)


def _is_yes_no(asked: Question) -> bool:
    return asked.kind is QuestionKind.YES_NO


def _value(asked: Question, at: int) -> str:
    return asked.choices[at].value if asked.choices else _YES_NO[at]


def _stands(asked: Question, at: int) -> bool:
    return _value(asked, at) in asked.standing


def _answer(asked: Question, chosen: Chosen) -> str:
    """The numbers as they stand before the rows, then the words; 是 and 否 have none."""
    numbers = [_YES_NO[at] if _is_yes_no(asked) else str(at + 1) for at in chosen.numbers]
    return " ".join([*numbers, *filter(None, [chosen.typed])])
