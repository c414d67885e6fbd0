"""The talk on a terminal: lists to move in with the arrow keys, lines to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import questionary

from letters.collect.interview import QuestionKind
from letters.desk.steering import BACK, LEAVE, REVIEW, ends_at_once
from letters.told.of_talk import heading, hints, numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview import OverviewEntry, Question

STYLE = questionary.Style(
    [("question", "bold"), ("answer", "noreverse"), ("highlighted", "bold"), ("selected", "noreverse")]
)
_MOVES = {BACK[0]: "← 返回上一题", REVIEW[0]: "☰ 看全部", LEAVE[0]: "✕ 先停下（已经存好）"}
_SOMEBODY = "+"


class Screen:
    """Needs a terminal at both ends. `say` shows a line; `options` go to every prompt (an input, an output)."""

    def __init__(self, say: Callable[[str], None], **options: Any) -> None:
        self._say, self._options = say, {"style": STYLE, "qmark": "?", **options}

    def say(self, text: str) -> None:
        """Show a line."""
        self._say(text)

    def ask(self, asked: Question) -> str:
        """The answer: what was typed, or the numbers of what was chosen."""
        for line in (*heading(asked), "", *hints(asked)):
            self._say(line)
        if asked.kind is QuestionKind.STORY:
            return self._story(asked)
        if asked.kind is QuestionKind.CHOICE:
            return self._select(asked)
        if asked.many:
            return self._checkbox(asked)
        return self._text(f"{asked.label}？")

    def pick(self, prompt: str, entries: tuple[OverviewEntry, ...]) -> str:
        """The list on one screen, then a line."""
        self._say("")
        for line in numbered(entries):
            self._say(line)
        return self._text(f"{prompt}：")

    def _text(self, prompt: str) -> str:
        return str(questionary.text(prompt, **self._options).unsafe_ask())

    def _story(self, asked: Question) -> str:
        """Lines up to an empty one; several pasted at once count as several."""
        lines = [self._text(f"{asked.label}？（可以写几行，写完再按一次回车）")]
        while lines[-1].strip() and not ends_at_once(lines[0]):
            lines.append(self._text("…"))
        return "\n".join(lines).strip("\n")

    def _select(self, asked: Question) -> str:
        listed = [_item(each.label, each.label) for each in asked.choices]
        moves = [_item(word, label) for word, label in _MOVES.items()]
        prompt = questionary.select(
            f"{asked.label}？",
            [*listed, questionary.Separator(" "), *moves],
            instruction="（上下键移动，回车选定）",
            **self._options,
        )
        return str(prompt.unsafe_ask())

    def _checkbox(self, asked: Question) -> str:
        listed = [_item(f"{number}", each.label) for number, each in enumerate(asked.choices, 1)]
        if asked.kind is QuestionKind.WHO:
            listed.append(_item(_SOMEBODY, "别的人（家人、同事……）"))
        moves = [_item(BACK[0], _MOVES[BACK[0]])]
        prompt = questionary.checkbox(
            f"{asked.label}？",
            [*listed, questionary.Separator(" "), *moves],
            instruction="（空格选中，可以选几项，回车确定）",
            validate=lambda chosen: bool(chosen) or "先按空格选中，再按回车",
            **self._options,
        )
        chosen = [str(each) for each in prompt.unsafe_ask()]
        if BACK[0] in chosen:
            return BACK[0]
        if _SOMEBODY in chosen:
            chosen.remove(_SOMEBODY)
            chosen.append(self._text("这个人与您的关系？（例如 母亲、同事3人）"))
        return " ".join(chosen)


def _item(value: str, label: str) -> questionary.Choice:
    return questionary.Choice(label, value=value)
