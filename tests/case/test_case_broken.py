"""Every broken file gets one message that a layman can act on, and no more of their life than the wrong value."""

import re
from datetime import date

import pytest
from broken_files import ALL, PERSONAL, WHOLE, Broken

from letters.case.file import parse
from letters.errors import CaseError, Problem

TODAY = date(2026, 11, 23)


def refusal(text: str) -> CaseError:
    with pytest.raises(CaseError) as caught:
        parse(text, today=TODAY, name="case.toml")
    return caught.value


def only_problem(broken: Broken) -> Problem:
    problems = refusal(broken.text).problems
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def line_named_by(problem: Problem, text: str) -> str:
    found = re.match(r"第 (\d+) 行", problem.where)
    return text.split("\n")[int(found[1]) - 1] if found else ""


each_broken_file = pytest.mark.parametrize("broken", ALL, ids=lambda broken: broken.title)


def test_there_are_more_than_thirty_and_each_differs_from_the_whole_file() -> None:
    assert len(ALL) > 30
    assert all(broken.text != WHOLE for broken in ALL)
    assert len({broken.title for broken in ALL}) == len(ALL)


@each_broken_file
def test_the_message_names_the_line_and_the_place(broken: Broken) -> None:
    problem = only_problem(broken)
    assert line_named_by(problem, broken.text) == broken.line
    assert problem.where.endswith(broken.where)


@each_broken_file
def test_the_message_says_what_is_wrong_and_what_to_write(broken: Broken) -> None:
    problem = only_problem(broken)
    assert [word for word in broken.says if word not in problem.message] == []
    assert [word for word in broken.hint if word not in problem.hint] == []


@each_broken_file
def test_the_message_is_chinese_and_has_no_word_of_the_parser(broken: Broken) -> None:
    text = str(refusal(broken.text))
    for foreign in ("Input should", "validation", "Error", "Traceback", "Expected", "Invalid", "pydantic", "None"):
        assert foreign not in text


@each_broken_file
def test_the_message_shows_nothing_of_the_other_fields(broken: Broken) -> None:
    text = str(refusal(broken.text))
    assert [personal for personal in PERSONAL if personal in text and personal not in broken.line] == []


def test_a_wrong_number_is_masked_even_where_it_is_the_wrong_value() -> None:
    text = str(refusal(WHOLE.replace('"330106199908140021"', '"330106199908140022"')))
    assert "330106********0022" in text
    assert "330106199908140022" not in text


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = WHOLE
    for old, new in [("count = 17", "count = 0"), ("people = 3", "people = 0"), ('rent = "899.00"', 'rent = "x"')]:
        text = text.replace(old, new)
    wheres = [problem.where.split(" ")[-1] for problem in refusal(text).problems]
    assert wheres == ["third_parties[2]（colleagues）.people", "lease.rent", "incidents[1]（I001）.count"]


def test_all_contradictions_are_told_at_once_in_the_order_of_the_file() -> None:
    text = WHOLE.replace('by = "collector"', 'by = "nobody"').replace("1999-08-14", "1999-08-13")
    wheres = [problem.where.split(" ")[-1] for problem in refusal(text).problems]
    assert wheres == ["complainant.birth_date", "incidents[1]（I001）.by"]


def test_the_refusal_names_the_file_and_says_once_that_counting_starts_at_one() -> None:
    text = str(refusal(WHOLE.replace("count = 17", "count = 0")))
    assert text.startswith("case.toml：有 1 处需要改")
    assert text.count("从 1 数起") == 1


def test_a_refusal_without_lists_does_not_speak_of_counting() -> None:
    assert "数起" not in str(refusal(WHOLE.replace("version = 1", "version = 9")))
