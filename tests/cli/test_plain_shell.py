"""The talk line by line: a sign where somebody types, and a story that goes on where it was broken off."""

from __future__ import annotations

import io

from letters.collect.interview import Question, QuestionKind
from letters.terminal import Plain

STORY = Question("story.account", "从头说一遍", QuestionKind.STORY)


def asked(typed: str, question: Question, *, is_watched: bool = True) -> tuple[str, list[str], list[str]]:
    """The answer, what was said with the signs, and what was kept on the way."""
    said: list[str] = []
    kept: list[str] = []
    shell = Plain(io.StringIO(typed), said.append, said.append if is_watched else None, kept.append)
    return shell.ask(question), said, kept


def test_each_line_of_a_story_is_kept_when_it_is_typed() -> None:
    text, said, kept = asked("第一行\n第二行\n\n", STORY)
    assert text == "第一行\n第二行"
    assert kept == ["第一行", "第一行\n第二行"]
    assert said.count("> ") == 3


def test_a_story_goes_on_behind_what_was_typed_before() -> None:
    begun = Question("story.account", "从头说一遍", QuestionKind.STORY, begun="第一行\n")
    text, said, _ = asked("第二行\n\n", begun)
    assert text == "第一行\n第二行"
    assert "  第一行" in said
    assert asked("返回\n", begun)[0] == "返回"


def test_in_a_pipe_there_are_no_signs_and_nothing_is_kept_on_the_way() -> None:
    text, said, kept = asked("第一行\n\n", STORY, is_watched=False)
    assert (text, kept) == ("第一行", [])
    assert "> " not in said
