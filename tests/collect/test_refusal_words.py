"""What the model and its checks refuse is told to whoever answers in plain Chinese: no key, no number of a row."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from letters.case.file import parse
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer
from letters.collect.interview.refusal_words import OTHERWISE, in_plain_words, path_in
from letters.collect.interview.state import InterviewState
from letters.errors import CaseError, Problem
from tests.case.broken_files import ALL, WHOLE, Broken

TODAY = date(2026, 11, 23)
CHECKS = sorted(Path("letters/case").glob("*check*.py"))
OF_THE_FILE = re.compile(r"[a-z_]{2,}|\[\d*\]|[=\"\[\]]|\d{4}-\d\d")
QUOTED = re.compile(r"“[^”]*”")


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        parse(text, today=TODAY, name="case.toml")
    return caught.value.problems


def told(problem: Problem) -> str:
    return in_plain_words(path_in(problem.where), problem.message, problem.hint)


@pytest.mark.parametrize("broken", ALL, ids=lambda broken: broken.title)
def test_no_refusal_holds_a_key_of_the_file_or_the_number_of_a_row(broken: Broken) -> None:
    for text in (broken.text, broken.in_second.text):
        for problem in problems(text):
            said = told(problem)
            assert said
            assert not OF_THE_FILE.search(QUOTED.sub("", said)), said
            assert not re.search(r"“[a-z]+_[a-z_]+”", said), said


def test_no_sentence_of_any_check_gets_through_with_a_key_in_it() -> None:
    """Those that no broken file of the tests brings about, too: every text in the modules of checks."""
    sentences = [text for path in CHECKS for text in _texts(ast.parse(path.read_text("utf-8")))]
    assert len(sentences) > 80
    for text in sentences:
        said = in_plain_words(("incidents", 0, "at"), text, text)
        assert not OF_THE_FILE.search(QUOTED.sub("", said)), said


def _texts(tree: ast.AST) -> list[str]:
    """The Chinese texts of a module; where a value stands in one, a key stands here."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (each.value if isinstance(each, ast.Constant) else "third_parties[0]" for each in node.values)
            found.append("".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return [text for text in found if re.search("[\u4e00-\u9fff]", text)]


@pytest.mark.parametrize(
    ("where", "message", "hint", "said"),
    [
        (
            "第 7 行 incidents[3]（I003）.until",
            "“截止时间”2026-08-10 08:40:00 早于开始时间 2026-08-10 09:03:00",
            "核对 at 和 until；跨过午夜的，until 写第二天的日期",
            "“截止时间”2026年8月10日8时40分 早于开始时间 2026年8月10日9时03分；核对“时间”和“截止时间”；"
            "跨过午夜的，“截止时间”写第二天的日期",
        ),
        (
            "incidents[1].audience",
            "“看到的人数”只用于社交网络，这一条的方式是电话",
            "发在群里、动态里的，channel 写 social；当面在场的人写到 present",
            "“多少人看到”只用于社交网络，这一条的方式是电话；发在群里、动态里的，“方式”写“社交网络”；当面在场的人写到“在场情况”",
        ),
        ("incidents[2].id", "编号 “I1” 与 incidents[1] 重复", "每条的编号各不相同", OTHERWISE),
        (
            "complainant.email",
            "“电子邮箱”不是电子邮箱：“kefu.example.cn”",
            '应含一个 @ 和后面的域名；例如 email = "a@b.cn"',
            "“电子邮箱”不是电子邮箱：“kefu.example.cn”；应含一个 @ 和后面的域名",
        ),
    ],
)
def test_keys_words_and_days_are_told_as_people_call_them(where: str, message: str, hint: str, said: str) -> None:
    assert told(Problem(where, message, hint)) == said


def test_an_answer_that_contradicts_another_is_refused_in_these_words() -> None:
    state = InterviewState(WHOLE, TODAY, {})
    reply = answer(state, question(state, "complainant.birth_date"), "1999年8月15日")
    assert reply.problem == "出生日期 1999年8月15日 与身份证号码第 7 至 14 位不符；照证件核对两处"
