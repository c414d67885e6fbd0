"""Take one fact out of a case, and nothing that rested on it is said any more, in any letter of any example."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from scripts.examples import stories
from tests.facts.ablation import FactPath, Story, printed, said_otherwise, taken_out

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = 2  # facts of each story in the quick tests

# What letters say for another reason too, and why.
BESIDES = {
    "主管转述": "who told of a contact is told by the contact itself",
    "父亲转述": "the same",
    "本人记忆": "the name of a kind of record",
    "2,300.00元": "what the expenses of a month come to",
    "太康县市场监督管理局": "the body that the rule of the place leads to as well",
    "成都市武侯区法律援助中心": "the same",
    "厦门市思明区人民法院": "the same",
    "同事温立": "somebody who agreed to be named",
    "授权委托书": "the title of a letter",
    "返还以后的租期不计租金": "what whoever gives the device back asks for",
}

each_story = pytest.mark.parametrize("folder", stories(), ids=lambda folder: folder.name)


@cache
def of(folder: Path) -> Story:
    return Story(folder)


def left(story: Story, fact: FactPath) -> set[str]:
    """What the letters still say of a fact that was taken out."""
    after = story.without(fact)
    return {text for text in story.told_by(fact) if text in after} - BESIDES.keys()


@each_story
def test_of_some_facts_that_are_taken_out_nothing_is_said_any_more(folder: Path) -> None:
    story = of(folder)
    facts = Random(folder.name).sample(story.facts(), SAMPLE)  # noqa: S311  the same ones each time
    assert {fact: found for fact in facts if (found := left(story, fact))} == {}


@pytest.mark.long
@each_story
def test_of_no_fact_that_is_taken_out_anything_is_said_any_more(folder: Path) -> None:
    story = of(folder)
    facts = story.facts()
    assert len(facts) > 20, "a story tells enough to take something out of it"
    assert {fact: found for fact in facts if (found := left(story, fact))} == {}


TABLES: dict[str, Any] = {
    "complainant": {"name": "林若溪", "email": "lin@example.cn"},
    "incidents": [{"at": "2026-10-02 09:00", "words": "今天不还就上门"}, {"at": "2026-10-03"}],
}


def test_a_fact_is_taken_out_of_every_row_and_nothing_else() -> None:
    assert taken_out(TABLES, ("incidents", "words"))["incidents"] == [{"at": "2026-10-02 09:00"}, {"at": "2026-10-03"}]
    assert taken_out(TABLES, ("complainant", "email"))["complainant"] == {"name": "林若溪"}
    assert TABLES["incidents"][0] == {"at": "2026-10-02 09:00", "words": "今天不还就上门"}


def test_what_no_case_can_be_without_is_said_otherwise() -> None:
    assert said_otherwise(TABLES, ("complainant", "name"))["complainant"]["name"] not in ("", "林若溪")


PRINTED = [
    ("899.00", ["899.00元"]),
    ("2026-10-02 09:00", ["2026年10月2日"]),
    ("330106199908140021", ["330106199908140021", "1999年8月14日"]),
    ("第一段很长\n第二段很长\n短", ["第一段很长", "第二段很长"]),
    ("母亲", []),
    (True, []),
]


@pytest.mark.parametrize(("value", "texts"), PRINTED)
def test_a_value_is_looked_for_as_letters_print_it(value: object, texts: list[str]) -> None:
    assert list(printed(value)) == texts
