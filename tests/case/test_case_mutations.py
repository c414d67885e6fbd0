"""Whatever is done to a case file, what is wrong with it is told in Chinese, with its place and what to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from attacks import mutations, sentences
from attacks.mutations import mutated
from letters.case.file import parse
from letters.desk import check_case, open_case, open_desk
from letters.errors import CaseError, Problem
from tests.stories import contact, platform, row, table, text_of

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)
CASE = text_of(platform(), contact("I1", "2026-10-01 22:30"))
START = CASE.count("\n")


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        parse(text, today=TODAY, name="case.toml")
    return caught.value.problems


@pytest.mark.slow
def test_changed_case_files_meet_no_fault_of_the_tool_and_only_whole_answers() -> None:
    found = list(mutations.run(108, seed=11))
    assert sum(one.tried for one in found) == 108
    assert [note for one in found for note in one.notes] == []


def test_the_same_seed_makes_the_same_file() -> None:
    assert [mutated(f"7.{number}") for number in range(30)] == [mutated(f"7.{number}") for number in range(30)]
    assert mutated("7.3") != mutated("8.3")


@pytest.mark.parametrize(
    ("problem", "flaw"),
    [
        (Problem("", "写错了", "改"), "no place"),
        (Problem("story.account", "写错了", "改"), "no line"),
        (Problem("第 3 行 story", "写错了"), "no hint"),
        (Problem("第 3 行 story", "Input should be a valid string", "改"), "no Chinese"),
        (Problem("第 3 行 story", "写错了：Input should be", "改"), "English"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_that_falls_short_is_seen(problem: Problem, flaw: str) -> None:
    assert any(found.startswith(flaw) for found in sentences.flaws(problem, "[story]\naccount = '略'\n"))


def test_a_missing_table_needs_no_line_and_a_quoted_word_is_no_english() -> None:
    problem = Problem("complainant", "缺少“本人”", "加上一节 [complainant]，写明 name（姓名）；写的是 “foobar”")
    assert list(sentences.flaws(problem, "[story]\naccount = 'foobar'\n")) == []


def test_an_empty_list_is_told_with_what_to_write_and_that_it_may_go() -> None:
    [problem] = refused(CASE.replace('channel = "call"', 'channel = "call"\nacts = []\nto = []'))
    assert problem.where.endswith("incidents[1]（I1）.to")
    assert "是空的，至少要有一项" in problem.message
    assert 'to = ["' in problem.hint
    assert "没有就删去这一行" in problem.hint


def test_brackets_too_deep_are_told_with_their_line() -> None:
    [problem] = refused(f"{CASE}\nx = {'[' * 4_000}\n")
    assert (problem.where, problem.message) == (f"第 {START + 2} 行", "方括号或花括号嵌套得太深")


@pytest.mark.parametrize(
    "line", ["k." * 20_000 + "k = 1", "[" + "k." * 20_000 + "k]", "x = {" + '"k" . ' * 20_000 + "k = 1}"]
)
def test_a_key_of_thousands_of_names_is_refused_without_being_read(line: str) -> None:
    [problem] = refused(f"{CASE}\n{line}\n")
    assert (problem.where, problem.message) == (f"第 {START + 2} 行", "键或者表头里的点太多")


@pytest.mark.parametrize("line", ["k" * 1_000_000 + " = 1", "x = " + "1" * 1_000_000], ids=["key", "number"])
def test_a_bare_word_of_a_million_characters_is_refused_with_its_line(line: str) -> None:
    [problem] = refused(f"{CASE}\n{line}\n")
    assert problem.where == f"第 {START + 2} 行"
    assert "太长，不像真实的" in problem.message


@pytest.mark.parametrize("words", ["a.b." * 5_000, "1" * 5_000, "\n" + "a.b." * 5_000, "#" + "k." * 5_000 + "\n"])
def test_the_same_in_a_text_is_read_as_it_stands(words: str) -> None:
    case = parse(CASE + f'\n[story]\naccount = """{words}"""\n', today=TODAY)
    assert case.story.account
    assert words.strip() in case.story.account


def test_a_long_key_is_shown_short() -> None:
    [problem] = refused(CASE.replace("[complainant]", f'[complainant]\n"{"键" * 3_000}" = 1'))
    assert len(problem.where) < 120


@pytest.mark.slow
def test_thousands_of_problems_are_counted_and_the_first_are_told() -> None:
    with pytest.raises(CaseError) as caught:
        parse(CASE + "".join(f"[t{number}]\n" for number in range(30_000)), today=TODAY, name="case.toml")
    error = caught.value
    assert (len(error.problems), error.more) == (1_000, 29_000)
    assert "有 30000 处需要改" in str(error)
    assert "另有 29000 处" in str(error)
    assert "（共 30000 处）" in error.brief


def test_a_table_known_by_what_is_below_it_has_a_line() -> None:
    text = CASE + "[nothing.below]\nkey = 1\n"
    [problem] = refused(text)
    assert problem.where == f"第 {START + 1} 行 nothing"


@pytest.mark.parametrize(("number", "told"), [("inf", "一个极大的数"), ("1e999", "一个极大的数"), ("nan", "nan")])
def test_a_number_that_is_none_is_told_in_chinese(number: str, told: str) -> None:
    [problem] = refused(CASE.replace('channel = "call"', f'channel = "call"\nduration = {number}'))
    assert told in problem.message
    assert "Infinity" not in problem.message


def test_a_wish_for_a_letter_that_there_is_not_is_told_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    text = CASE + table("story", letters=["complaint/police", "complaint/polize"])
    opened = open_case(text, TODAY, name="case.toml")
    with pytest.raises(CaseError) as caught:
        check_case(opened, open_desk())
    [problem] = caught.value.problems
    assert problem.where == f"第 {START + 2} 行 story.letters[2]"
    assert problem.message == "没有文书 complaint/polize"
    assert "是不是 complaint/police？" in problem.hint
    assert "case.toml" in str(caught.value)


def test_a_deadline_that_there_is_not_is_told_with_its_line() -> None:
    slip = {"deadline": "accept-complain", "due": "2026-12-20", "reason": "电话告知"}
    text = CASE + row("filings", letter="complaint/police", on="2026-11-01", to="某局", deadlines=[slip])
    opened = open_case(text, TODAY, name="case.toml")
    with pytest.raises(CaseError) as caught:
        check_case(opened, open_desk())
    [problem] = caught.value.problems
    assert problem.where.startswith(f"第 {START + 5} 行 filings[1].deadlines[1]")
