"""Templates say what, not how, and are short enough to be reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from letters.case.vocabulary import RefusalGround, ReplyOutcome
from letters.catalogue.library import split
from letters.compose.view.outcomes import Outcome
from letters.render.caps import template_size

TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = {path.relative_to(TEMPLATES).with_suffix("").as_posix(): path for path in sorted(TEMPLATES.rglob("*.html"))}


def body(name: str) -> tuple[str, int]:
    source = split(name, FILES[name], FILES[name].read_text(encoding="utf-8"))
    return source.body, source.body_line


@pytest.mark.parametrize("name", FILES)
def test_every_template_and_part_is_under_every_cap(name: str) -> None:
    assert list(template_size(*body(name)).over()) == []


def test_each_cap_is_told_where_it_is_passed() -> None:
    deep = "{% if a %}" * 4 + "<p>。</p>" + "{% endif %}" * 4
    told = list(template_size(deep + "\n" + "{% if a %}{% endif %}" * 9 + "\n" + "字" * 161, 7).over())
    assert told == ["第 8 行有 189 个字符，超过 160", "有 26 个 {% %} 标签，超过 25", "if 和 for 套了 4 层，超过 3"]


@pytest.mark.parametrize("name", FILES)
def test_a_template_asks_a_view_and_compares_no_word_of_the_case_file(name: str) -> None:
    tree = Environment(extensions=[], autoescape=True).parse(body(name)[0])
    words = [
        constant.value
        for compare in tree.find_all(nodes.Compare)
        for constant in compare.find_all(nodes.Const)
        if isinstance(constant.value, str)
    ]
    assert words == []


class Answer(Outcome):
    """An answer of which nothing else is known."""

    __slots__ = ("code", "ground_code")

    def __init__(self, code: str, ground_code: str = "") -> None:
        self.code, self.ground_code = code, ground_code


def told(answer: Answer) -> set[str]:
    return {name for name in dir(Outcome) if name.startswith(("is_", "has_")) and getattr(answer, name)}


NAMED = {word: f"is_{word}" for word in ReplyOutcome if word not in (ReplyOutcome.ANSWERED, ReplyOutcome.SILENT)}


@pytest.mark.parametrize("word", ReplyOutcome)
def test_of_the_questions_named_for_an_outcome_only_its_own_is_answered_with_yes(word: ReplyOutcome) -> None:
    assert told(Answer(word)) & set(NAMED.values()) == ({NAMED[word]} if word in NAMED else set())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("is_unanswered", {""}),
        ("is_undecided", {"", "accepted"}),
        ("is_pending", {"", "accepted", "referred"}),
        ("is_consent", {"agreed", "accepted", "mediated"}),
        ("is_settled", {"agreed", "mediated"}),
    ],
)
def test_what_several_outcomes_have_in_common(question: str, words: set[str]) -> None:
    assert {word for word in ("", *ReplyOutcome) if question in told(Answer(word))} == words


@pytest.mark.parametrize(
    ("ground", "questions"),
    [
        ("", set()),
        ("other", set()),
        ("incomplete", {"has_ground"}),
        ("not_consumer", {"has_ground"}),
        ("civil", {"has_ground", "is_called_civil"}),
        ("not_competent", {"has_ground", "is_called_not_competent"}),
        ("elsewhere", {"has_ground", "is_called_elsewhere"}),
        ("too_late", {"has_ground", "is_called_too_late"}),
    ],
)
def test_the_grounds_of_a_refusal(ground: str, questions: set[str]) -> None:
    assert ground in {"", *RefusalGround}
    assert {name for name in told(Answer("refused", ground)) if "ground" in name or "called" in name} == questions
