"""A pattern of the data is compiled where a text could hold what it looks for, and finds what `re` would find."""

from __future__ import annotations

import pickle
import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.kit import patterns
from letters.kit.bundled import PACKAGE
from letters.kit.patterns import PARTING, Pattern
from scripts.compiled import _patterns
from scripts.needed import needed

OF_DATA = sorted(
    {
        pattern
        for path in PACKAGE.rglob("data/**/*.toml")
        for pattern in _patterns(tomllib.loads(path.read_text(encoding="utf-8")))
    }
)


def test_what_every_match_holds_is_read_off_the_pattern() -> None:
    assert needed("肯定(?:会|能)赔|一定赔") == (("一定赔", "肯定"),)
    assert needed("(?:肯定|一定)(?:会|能).{0,4}赔") == (("一定", "肯定"), ("会", "能"), ("赔",))
    assert needed("(?x) 人渣 | [甲乙]丙?") == (("乙", "人渣", "甲"),)
    assert needed("(?:打|拨)+了{0,2}电话") == (("打", "拨"), ("电话",))
    assert needed("[0-9]{4}[^年]一") == (("一",),)


@pytest.mark.parametrize("pattern", ["甲?", "[0-9]+", "甲|", "(?i)abc", "甲|[0-9]", "(?!甲)", "(?i:abc)|x", "(?=甲)"])
def test_where_a_match_may_be_without_any_certain_text_none_is_told(pattern: str) -> None:
    assert needed(pattern) == ()


def test_most_patterns_of_the_data_can_be_told_by_a_text() -> None:
    assert len(OF_DATA) > 40
    assert len([pattern for pattern in OF_DATA if needed(pattern)]) > 0.9 * len(OF_DATA)


@pytest.mark.parametrize("pattern", OF_DATA, ids=lambda pattern: pattern.split("\n")[-1][:20])
@settings(max_examples=10)
@given(st.data())
def test_every_match_of_a_pattern_of_the_data_holds_its_texts(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern)))
    assert all(any(word in text for word in choice) for choice in needed(pattern))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a wheel, which tells what patterns need."""
    monkeypatch.setattr(patterns, "needed", needed)


@pytest.mark.usefixtures("told")
def test_a_text_that_cannot_hold_a_match_is_searched_without_compiling() -> None:
    rule = Pattern("肯定(?:会|能)赔")
    assert rule.search("他们会赔") is None
    assert rule.match("会赔") is None
    assert list(rule.finditer("赔")) == []
    assert rule._compiled is None


@pytest.mark.usefixtures("told")
def test_it_finds_what_re_finds() -> None:
    rule = Pattern("肯定(?:会|能)赔")
    found = rule.search("平台肯定会赔，肯定能赔")
    assert found is not None
    assert found[0] == "肯定会赔"
    assert [match[0] for match in rule.finditer("平台肯定会赔，肯定能赔")] == ["肯定会赔", "肯定能赔"]
    assert rule.match("平台肯定会赔") is None
    assert rule.match("肯定能赔") is not None


def test_in_a_checkout_nothing_is_told_and_every_text_is_searched() -> None:
    assert patterns.needed("肯定(?:会|能)赔") == ()
    rule = Pattern("肯定(?:会|能)赔")
    assert rule.search("没有") is None
    assert rule._compiled is not None


def test_two_of_one_text_are_equal_and_one_goes_to_another_process() -> None:
    assert Pattern("甲") == Pattern("甲") != Pattern("乙")
    assert len({Pattern("甲"), Pattern("甲")}) == 1
    assert pickle.loads(pickle.dumps(Pattern("甲"))) == Pattern("甲")  # noqa: S301  our own bytes


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("罚款$", "交罚款"),
        (r"罚款\Z", "交罚款"),
        ("^罚款", "罚款"),
        ("罚款(?![^，])", "罚款"),
        ("(?<![^，])罚", "罚"),
        ("罚了++款", "罚了款"),
    ],
)
def test_a_pattern_that_looks_at_the_ends_of_a_text_is_not_looked_for_in_several_at_once(pattern, text):
    texts = ["字", text, "字"]
    assert Pattern(pattern).search(text)
    assert Pattern(pattern).may_be_in_one(texts, PARTING.join(texts))


def test_any_other_is_looked_for_in_all_of_them_at_once():
    words = Pattern("罚.{0,3}款(?!项)(?<!不)")
    for texts, found in ((["交罚款", "字"], True), (["罚", "款"], True), (["罚款项", "字"], False)):
        assert words.may_be_in_one(texts, PARTING.join(texts)) is found
