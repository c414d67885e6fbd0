"""Lines and stories typed on a terminal: what is pasted is one answer, and leaving is asked once."""

from __future__ import annotations

import pytest

from letters.desk.steering import BACK, ends_at_once
from letters.terminal.lines import Ends, TypedLines
from tests.keyboard import CTRL_C, ENTER, UP, pasted, pressing

pytestmark = pytest.mark.timeout(20)


def line(*bursts: str, standing: str = "") -> str:
    with pressing(*bursts) as keyboard:
        return TypedLines(**keyboard._asdict()).line(["您的姓名？"], standing)


def story(*bursts: str, kept: list[str] | None = None, standing: str = "") -> str:
    with pressing(*bursts) as keyboard:
        lines = TypedLines(**keyboard._asdict())
        return lines.story(
            ["经过？"], Ends(ends_at_once, lambda line: line in BACK), ([] if kept is None else kept).append, standing
        )


def test_a_line_is_taken_as_it_was_typed() -> None:
    assert line("林若溪", ENTER) == "林若溪"


@pytest.mark.parametrize(
    "keys", ["浙江省杭州市\r某某路3号\r", pasted("浙江省杭州市\n某某路3号"), pasted("浙江省杭州市\r\n某某路3号\r\n")]
)
def test_two_lines_that_are_pasted_are_one_answer(keys: str) -> None:
    assert line(keys, ENTER) == "浙江省杭州市 某某路3号"


def test_ctrl_c_is_asked_about_once_and_what_was_typed_stays() -> None:
    assert line("林若", CTRL_C, "溪", ENTER) == "林若溪"
    assert line("林", CTRL_C, "若", CTRL_C, "溪", ENTER) == "林若溪"
    with pytest.raises(KeyboardInterrupt):
        line("林若", CTRL_C, CTRL_C)


def test_a_story_ends_with_an_empty_line_and_any_line_may_be_changed_before() -> None:
    assert story("第一行", ENTER, "第二行", ENTER, ENTER) == "第一行\n第二行"
    assert story("第一行", ENTER, "第二行", UP, "！", "\x1b[B", ENTER, ENTER) == "第一行！\n第二行"


def test_a_story_that_is_pasted_keeps_its_lines_and_is_not_over_at_an_empty_one() -> None:
    assert story(pasted("第一段\n\n第二段"), ENTER, ENTER) == "第一段\n\n第二段"
    assert story("第一段\r\r第二段\r", ENTER) == "第一段\n\n第二段"


@pytest.mark.parametrize("word", ["返回", "退出", "不写"])
def test_a_word_that_steers_needs_no_empty_line(word: str) -> None:
    assert story(word, ENTER) == word


def test_a_story_is_handed_on_while_it_grows_so_that_what_breaks_it_off_loses_little() -> None:
    kept: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        story("11月20日起天天打", ENTER, "半夜也打", CTRL_C, CTRL_C, kept=kept)
    assert kept[-1] == "11月20日起天天打\n半夜也打"


def test_a_story_goes_on_where_it_stood() -> None:
    assert story("，还打给我妈", ENTER, ENTER, standing="天天打") == "天天打，还打给我妈"


def test_a_word_that_steers_on_a_line_of_its_own_leaves_a_story_and_what_stands_above_is_kept() -> None:
    kept: list[str] = []
    assert story("天天打", ENTER, "返回", ENTER, kept=kept) == "返回"
    assert kept[-1] == "天天打"
    assert story("他说返回", ENTER, "没有", ENTER, ENTER) == "他说返回\n没有"
