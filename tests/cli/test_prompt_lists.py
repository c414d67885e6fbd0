"""A list on a terminal: nothing is chosen that nobody chose, and words work where rows stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from letters.terminal.choosing import (
    FIRST_CHOOSE,
    FIRST_TICK,
    Choosing,
    Chosen,
    Row,
    begun,
    entered,
    moved,
    toggled,
    with_typed,
    without_last,
)
from letters.terminal.drawing import Page, drawn
from letters.terminal.lists import choose
from letters.told.shown import columns
from tests.keyboard import CTRL_C, DOWN, ENTER, SPACE, pasted, pressing

MOVES = (Row("返回上一题", ("返回", "<")), Row("先停下", ("退出", "q")))
PLACES = (Row("网上平台"), Row("实体店"), Row("网上的商家"), *MOVES)
ACTS = (Row("骂人"), Row("威胁"), Row("上门"), Row("没有这些", alone=True), *MOVES)
WISHES = tuple(Row(f"第{number}个愿望，写得长一些，好让它在窄的窗口里要占两行") for number in range(24))


def places(*standing: int) -> Choosing:
    return begun(PLACES, standing)


def acts(*standing: int) -> Choosing:
    return begun(ACTS, standing, many=True)


def remark(at: Choosing | Chosen) -> str:
    assert isinstance(at, Choosing)
    return at.remark


def after(at: Choosing | Chosen) -> Choosing:
    assert isinstance(at, Choosing)
    return at


def test_enter_alone_chooses_nothing_and_says_what_to_do() -> None:
    assert remark(entered(places())) == FIRST_CHOOSE
    assert remark(entered(acts())) == FIRST_TICK


def test_arrows_and_numbers_choose() -> None:
    assert entered(moved(places(), 1)) == Chosen((0,))
    assert entered(moved(moved(places(), 1), 1)) == Chosen((1,))
    assert entered(moved(places(), -1)) == Chosen(typed="退出")
    assert entered(with_typed(places(), "3")) == Chosen((2,))
    assert entered(with_typed(places(), "２")) == Chosen((1,))
    assert entered(with_typed(begun(WISHES), "12")) == Chosen((11,))


def test_a_number_that_no_row_has_is_handed_on_to_be_refused() -> None:
    assert entered(with_typed(places(), "4")) == Chosen(typed="4")
    assert entered(with_typed(places(), "19900000011")) == Chosen(typed="19900000011")


@pytest.mark.parametrize("word", ["返回", "<", "退出", "q", "Q", "  返回 "])
@pytest.mark.parametrize("at", [places(), places(1), acts(), acts(0, 2)], ids=str)
def test_words_that_steer_work_on_every_list(at: Choosing, word: str) -> None:
    assert entered(with_typed(at, word)) == Chosen(typed=word.strip())


def test_other_words_are_handed_on_and_choose_no_row() -> None:
    assert entered(with_typed(places(1), "浙江省杭州市")) == Chosen(typed="浙江省杭州市")
    assert entered(with_typed(acts(), "不知道呀")) == Chosen(typed="不知道呀")


def test_on_showing_again_enter_keeps_what_stands() -> None:
    assert entered(places(2)) == Chosen((2,))
    assert entered(acts(0, 2)) == Chosen((0, 2))


def test_a_row_that_is_quiet_is_seen_when_its_word_is_typed_and_named_below() -> None:
    at = begun((Row("网上"), Row("返回上一题", ("返回",), is_quiet=True)))
    assert at.shown == (0,)
    assert entered(moved(at, -1)) == Chosen((0,))
    assert "也可以打字：返回" in drawn(at, ["哪里？"], Page(80, 25)).lines[-1].text
    assert with_typed(at, "返").shown == (1,)
    assert entered(with_typed(at, "返")) == Chosen(typed="返回")


def test_part_of_a_rows_words_finds_it_and_of_several_one_must_be_pointed_at() -> None:
    found = with_typed(places(), "实体")
    assert (found.shown, entered(found)) == ((1,), Chosen((1,)))
    several = with_typed(places(), "网上")
    assert several.shown == (0, 2)
    assert "有 2 项" in remark(entered(several))
    assert entered(moved(several, -1)) == Chosen((2,))
    assert entered(with_typed(places(0), "网上")) == Chosen((0,))


def test_what_was_typed_may_be_taken_back() -> None:
    assert without_last(without_last(with_typed(places(), "网上"))) == places()


def test_several_are_ticked_by_space_or_typed_by_numbers() -> None:
    first = moved(acts(), 1)
    ticked = toggled(moved(toggled(first), 2))
    assert entered(ticked) == Chosen((0, 2))
    assert entered(toggled(ticked)) == Chosen((0,))
    assert entered(with_typed(acts(), "1 3")) == Chosen((0, 2))
    assert entered(toggled(with_typed(acts(), "1"))) == Chosen((0,))
    assert with_typed(toggled(with_typed(acts(), "1")), "3").marked == {0, 2}


def test_enter_on_a_row_of_several_ticks_it_and_asks_for_one_enter_more() -> None:
    ticked = entered(moved(acts(), 1))
    assert "选上了“骂人”" in remark(ticked)
    assert entered(after(ticked)) == Chosen((0,))
    found = entered(with_typed(acts(), "威胁"))
    assert entered(after(found)) == Chosen((1,))


def test_what_goes_with_no_other_takes_the_others_away() -> None:
    none = toggled(moved(acts(0, 2), 3))
    assert entered(none) == Chosen((3,))
    assert entered(toggled(moved(none, -1))) == Chosen((2,))


def test_numbers_that_exclude_each_other_are_asked_again_and_none_is_dropped_in_silence() -> None:
    assert "没有这些" in remark(entered(with_typed(acts(), "1 4")))
    assert entered(with_typed(acts(), "4")) == Chosen((3,))


def test_words_beside_ticks_are_somebody_new_only_where_the_list_is_open() -> None:
    assert "没有“同事”这一项" in remark(entered(with_typed(acts(1), "同事")))
    assert entered(with_typed(begun(ACTS, (1,), many=True, is_open=True), "同事")) == Chosen((1,), "同事")


def test_one_of_one_list_is_chosen() -> None:
    assert "只选一项" in remark(entered(with_typed(places(), "1 2")))


@given(some.lists(some.sampled_from([1, -1, 3, "1", "返", "回", "网", " ", "del"]), max_size=12))
def test_no_keys_choose_before_enter_and_none_break_the_list(keys: list[int | str]) -> None:
    for at in (places(), acts(1)):
        for key in keys:
            at = moved(at, key) if isinstance(key, int) else _key(at, key)
        outcome = entered(at)
        assert drawn(at, ["哪个？"], Page(40, 12)).lines
        assert isinstance(outcome, Chosen) or outcome.remark


def _key(at: Choosing, key: str) -> Choosing:
    return {" ": toggled, "del": without_last}.get(key, lambda at: with_typed(at, key))(at)


@pytest.mark.parametrize("page", [Page(80, 25), Page(60, 25), Page(40, 12), Page(100, 50)], ids=str)
@pytest.mark.parametrize("cursor", [None, 0, 11, 23])
def test_the_question_and_what_to_do_stand_on_every_page(page: Page, cursor: int | None) -> None:
    at = begun((*WISHES, *MOVES), () if cursor is None else (cursor,), many=True)
    seen = drawn(at, ["您最想要的是什么？", "  可以选几项"], page)
    texts = [line.text for line in seen.lines]
    assert texts[0] == "您最想要的是什么？"
    assert "回车定" in "".join(texts[-3:])
    assert "返回、退出" in "".join(texts[-3:]) or "返回上一题" in "".join(texts)
    assert len(texts) < page.rows
    assert all(columns(text) <= page.columns for text in texts)
    assert any(text.startswith(">") for text in texts) is (cursor is not None)
    assert any(f"{(cursor or 0) + 1}. 第{cursor or 0}个" in text for text in texts)


def test_rows_that_do_not_fit_come_in_pages_that_say_how_many_there_are() -> None:
    texts = "\n".join(line.text for line in drawn(begun(WISHES), ["哪些？"], Page(80, 25)).lines)
    assert "第 1 到 20 项，共 24 项，按 ↓ 还有" in texts
    last = "\n".join(line.text for line in drawn(begun(WISHES, (20,)), ["哪些？"], Page(80, 25)).lines)
    assert "第 21 到 24 项，共 24 项" in last


def chosen(at: Choosing, *bursts: str) -> Chosen:
    with pressing(*bursts) as keyboard:
        return choose(at, ["哪里租的？"], **keyboard._asdict())


@pytest.mark.timeout(20)
def test_the_keys_of_a_terminal_do_all_this() -> None:
    assert chosen(places(), ENTER, DOWN, DOWN + ENTER) == Chosen((1,))
    assert chosen(places(1), "返回", ENTER) == Chosen(typed="返回")
    assert chosen(places(), pasted("实体店"), ENTER) == Chosen((1,))
    assert chosen(acts(), DOWN, SPACE, DOWN + DOWN + SPACE, ENTER) == Chosen((0, 2))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("lines", ["2\r3\r", "2\r3", pasted("2\n3"), pasted("2\r\n3\r\n")])
def test_lines_that_are_pasted_into_a_list_are_no_answer(lines: str) -> None:
    assert chosen(places(), lines, "1", ENTER) == Chosen((0,))


@pytest.mark.timeout(20)
def test_what_was_typed_before_the_list_stood_there_is_no_answer() -> None:
    with pressing(ENTER, "1" + ENTER) as keyboard:
        store_typeahead(keyboard.typed, [KeyPress("2"), KeyPress(Keys.Enter)])
        assert choose(places(), ["哪里租的？"], **keyboard._asdict()) == Chosen((0,))


@pytest.mark.timeout(20)
def test_ctrl_c_is_asked_about_once_and_what_is_pressed_then_takes_it_back() -> None:
    with pytest.raises(KeyboardInterrupt):
        chosen(places(), CTRL_C, CTRL_C)
    assert chosen(places(), CTRL_C, DOWN, CTRL_C, ENTER) == Chosen((0,))


def test_help_that_is_longer_than_the_window_gives_way_to_the_rows() -> None:
    texts = [line.text for line in drawn(places(1), ["哪里租的？", *["  很长的说明"] * 30], Page(60, 12)).lines]
    assert len(texts) < 12
    assert texts[0] == "哪里租的？"
    assert ">  2. 实体店" in texts


def test_a_row_that_reads_as_what_was_typed_is_meant_though_another_holds_it() -> None:
    at = with_typed(begun((Row("对"), Row("不对，重新写"), *MOVES)), "对")
    assert at.found == (0,)
    assert isinstance(entered(at), Chosen)
