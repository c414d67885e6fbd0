"""The gate's measure of pages: what is over its budget, what ends badly, what a line's end parts."""

from __future__ import annotations

import tomllib

import pytest

from scripts.pages import DATA, Budget, Measured, bad_breaks, body_of, budget_of, ends_badly, over

PAGE = tuple(f"正文第{number}行" for number in range(9))
TABLE = ("附件 1　催收事件明细表", *PAGE)
CLOSING = ("此致", "某局", "报案人（签名）：", "2026年11月23日", "附件：1. 催收事件明细表")
BREAKS = tomllib.loads(DATA.read_text(encoding="utf-8"))["breaks"]
BUDGETS = {"": Budget(2, 4), "notice": Budget(1, 2), "complaint/police": Budget(2, 3)}


def letter(*pages: tuple[str, ...], name: str = "故事／01-报案书", of: str = "complaint/police") -> Measured:
    return Measured(name, of, pages, pages)


def test_the_body_ends_where_the_first_annex_begins() -> None:
    assert body_of([PAGE, PAGE, TABLE, ("附件 2　证据目录", *PAGE)]) == 2
    assert body_of([PAGE, (*PAGE, *CLOSING, *TABLE), ("附件 2　证据目录", *PAGE)]) == 2
    assert body_of([PAGE, ("附件：1. 催收事件明细表", *PAGE)]) == 2


@pytest.mark.parametrize(("of", "most"), [("complaint/police", 3), ("notice/stop-harassment", 2), ("inquiry/x", 4)])
def test_a_letter_has_its_own_budget_or_that_of_its_kind_or_of_all(of: str, most: int) -> None:
    assert budget_of(of, BUDGETS).all == most


def test_a_letter_over_its_budget_is_told_with_its_pages() -> None:
    assert list(over([letter(PAGE, PAGE, TABLE)], BUDGETS, {})) == []
    told = "故事／01-报案书: 3 pages and 4 with annexes, at most 2 and 3"
    assert list(over([letter(PAGE, PAGE, PAGE, TABLE)], BUDGETS, {})) == [told]


def test_a_listed_letter_may_be_as_long_as_the_list_says_and_no_longer() -> None:
    listed = {"故事／01-报案书": Budget(3, 4)}
    assert list(over([letter(PAGE, PAGE, PAGE, TABLE)], BUDGETS, listed)) == []
    assert len(list(over([letter(PAGE, PAGE, PAGE, PAGE, TABLE)], BUDGETS, listed))) == 1


def test_a_listed_letter_that_fits_is_to_be_struck_off() -> None:
    [told] = over([letter(PAGE, TABLE)], BUDGETS, {"故事／01-报案书": Budget(3, 4)})
    assert "strike" in told


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([PAGE, (*PAGE, *CLOSING)], []),
        ([PAGE[:3]], []),
        ([PAGE, PAGE[:4]], ["x: page 2 ends after 4 lines"]),
        ([PAGE, PAGE[:4], TABLE], ["x: page 2 ends after 4 lines"]),
        ([PAGE, TABLE, PAGE[:1]], ["x: page 3 ends after 1 lines"]),
        ([PAGE, (PAGE[0], *CLOSING)], ["x: the signature on page 2 stands apart from the text"]),
        ([PAGE, CLOSING], ["x: the signature on page 2 stands apart from the text"]),
    ],
    ids=["well", "one page", "short", "short before annexes", "short annex", "a line before it", "nothing before it"],
)
def test_pages_that_end_badly_are_told(pages: list[tuple[str, ...]], found: list[str]) -> None:
    assert list(ends_badly("x", pages)) == found


@pytest.mark.parametrize(
    "words",
    ["第五⏎十条", "第⏎五十条", "第一⏎款", "第⏎（五）项", "2026⏎年", "2026年⏎8月", "8月⏎10日", "1,832.00⏎元", "16⏎次",
     "证据⏎1", "（证⏎据1）", "工作单位：＿＿＿⏎＿＿，"],
)  # fmt: skip
def test_what_a_lines_end_parts_is_found(words: str) -> None:
    assert len(list(bad_breaks([words.split("⏎")], BREAKS))) == 1


@pytest.mark.parametrize(
    "words", ["第五十条⏎第一款", "2026年8月10日⏎至8月12日", "共16次⏎；", "证据1、⏎3", "＿＿＿＿⏎电话"]
)
def test_what_a_lines_end_may_part_is_let_be(words: str) -> None:
    assert list(bad_breaks([words.split("⏎")], BREAKS)) == []


def test_what_still_is_too_long_is_named_as_the_examples_are() -> None:
    over_list = tomllib.loads(DATA.read_text(encoding="utf-8"))["over"]
    stories = {path.parent.parent.name for path in (DATA.parent.parent / "examples").glob("*/letters/*.txt")}
    assert {name.partition("／")[0] for name in over_list} <= stories
