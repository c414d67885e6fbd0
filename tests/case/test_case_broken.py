"""Every broken file gets one message that a layman can act on, and no more of their life than the wrong value."""

import re
from datetime import date

import pytest

from letters.case.checks import check
from letters.case.file import parse
from letters.errors import CaseError, Problem
from tests.case.broken_files import AGAIN, ALL, PERSONAL, SECOND, WHOLE, Broken

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


each_broken_file = pytest.mark.parametrize(
    "broken", [*ALL, *AGAIN], ids=[broken.title for broken in ALL] + [f"{broken.title} (2)" for broken in AGAIN]
)


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
    assert "数起" not in str(refusal(SECOND.replace("version = 2", "version = 9")))


def test_a_good_case_has_no_contradiction() -> None:
    assert check(parse(WHOLE, today=TODAY), TODAY) == []


def test_a_case_without_a_file_is_checked_by_path_alone() -> None:
    case = parse(WHOLE, today=TODAY).model_copy(update={"written_on": None})
    problems = check(case, date(2026, 9, 15))
    assert [problem.where for problem in problems] == [
        "contracts[1]（C1）.claim.as_of", "filings[1].on", "filings[1].replies[1].on",
    ]  # fmt: skip
    assert "而今天是 2026-09-15" in problems[0].message


def test_something_of_this_month_or_of_today_is_not_in_the_future() -> None:
    text = WHOLE.replace("at = 2026-08-11", 'at = "2026-11-23 23:59"').replace("2026-09-01 22:15:00", '"2026-11"')
    assert parse(text, today=TODAY).incidents[1].at.clock is not None


def test_several_alike_contacts_of_one_day_need_no_end() -> None:
    assert parse(WHOLE.replace('until = "2026-08-10 21:40"\n', ""), today=TODAY).incidents[0].count == 17


def test_a_device_that_never_came_can_be_neither_sold_nor_given_back() -> None:
    text = WHOLE.replace("device_received = true", "device_received = false")
    text = text.replace("device_disposed = false", "device_disposed = true")
    wheres = [problem.where.split(" ")[-1] for problem in refusal(text).problems]
    assert wheres == ["lease.device_disposed", "offer.return_device"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('until = "2026-08-10 21:40"', "until = 2026-08-10"),
        ('until = "2026-08-10 21:40"', 'until = "2026-08"'),
        ('until = "2026-08-10 21:40"', 'until = "2026-08-10 09:03"'),
        ("on = 2026-10-20", "on = 2026-10-08"),
        ('on = "2026年4月2日"', "on = 2026-03-02"),
        ("due = 2027-01-28", "due = 2026-12-01"),
        ("device_received = true\n", "device_received = false\n# "),
    ],
)
def test_what_only_looks_odd_is_let_through(old: str, new: str) -> None:
    text = WHOLE.replace(old, new).replace("return_device = true", "")
    assert text != WHOLE
    parse(text, today=TODAY)


def test_a_claim_without_items_has_nothing_to_add_up() -> None:
    before, after = WHOLE.split("items = [\n  { name")
    parse(before + after[after.index("]\n") + 2 :], today=TODAY)


def test_in_a_file_with_windows_line_ends_the_line_end_is_not_what_is_wrong() -> None:
    (problem,) = refusal(WHOLE.replace("people = 3", "people ＝ 3").replace("\n", "\r\n")).problems
    assert "半角等号" in problem.hint


def test_a_byte_order_mark_does_not_hide_the_first_line() -> None:
    (problem,) = refusal("\ufeff" + SECOND[SECOND.index("version") :].replace("version = 2", "version = 3")).problems
    assert problem.where == "第 1 行 version"


def test_a_number_is_not_rounded_before_it_is_checked() -> None:
    assert "多于两位小数" in str(refusal(WHOLE.replace("amount = 899.00\n", "amount = 899.0000000000000000001\n")))
