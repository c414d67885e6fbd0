"""The talk on a terminal: what stands above a line, and what a list of answers gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.output import DummyOutput

from letters.collect.interview import OverviewEntry, Question, QuestionChoice, QuestionField, QuestionKind
from letters.terminal import Screen
from tests.keyboard import ENTER, UP, pressing

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.timeout(20)

CONTACTS = (QuestionChoice("I001", "8月10日 电话"), QuestionChoice("I002", "8月11日 短信"))
WHICH = QuestionField("acts.threat.which", "哪一次", QuestionKind.CHOICES, choices=CONTACTS)
HOW = QuestionField("acts.threat.channel", "怎么联系的", QuestionKind.CHOICE, choices=(QuestionChoice("call", "电话"),))
SEVERAL = Question("acts.threat", "是哪一次，怎么联系的", QuestionKind.TEXT, help="写前面的号码", fields=(WHICH, HOW))
ROWS = (
    OverviewEntry("complainant.name", "姓名", "林若溪"),
    OverviewEntry("incidents.0", "联系和催收经过 1", "8月10日 加班时来电"),
)


class Seen(DummyOutput):
    """What was drawn."""

    def __init__(self, then: DummyOutput) -> None:
        self.text, self._then = "", then

    def write(self, data: str) -> None:
        self.text += data

    def flush(self) -> None:
        self._then.flush()


def shown(ask: Callable[[Screen], str], *bursts: str) -> tuple[str, str]:
    """What was answered to a question at these keys, and what was drawn."""
    with pressing(*bursts) as keyboard:
        seen = Seen(keyboard.output)
        answer = ask(Screen(lambda _: None, str, typed=keyboard.typed, output=seen))
    return answer, seen.text


def test_what_is_named_by_its_number_stands_above_the_line_and_stands_there_again_after_a_refusal() -> None:
    typed: list[str] = []

    def twice(screen: Screen) -> str:
        typed.append(screen.ask(SEVERAL))
        screen.say("！没有看懂")
        return screen.ask(SEVERAL)

    answer, drawn = shown(twice, "9", ENTER, "2", ENTER)
    assert (typed, answer) == (["9"], "2")
    assert drawn.count("2. 8月11日 短信") == 2 * drawn.count("写前面的号码") > 0
    assert "1. 电话" not in drawn  # it is asked by itself where the line does not say it


@pytest.mark.parametrize(
    ("bursts", "picked"),
    [
        ((ENTER,), ""),
        (("1", ENTER), "1"),
        ((UP, ENTER), "2"),
        (("林若", ENTER), "1"),
        (("加", ENTER), "加"),
        (("返回", ENTER), "返回"),
    ],
)
def test_of_all_answers_one_is_picked_and_enter_alone_is_content(bursts: tuple[str, ...], picked: str) -> None:
    answer, drawn = shown(lambda screen: screen.pick("改哪一条就写它的号码；再加写“加”；都对就按回车", ROWS), *bursts)
    assert answer == picked
    assert "1. 姓名：林若溪" in drawn
