"""A sentence of a letter leads to the answers that it rests on; proven by taking answers out of the case."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.case.file import load
from letters.desk import LetterFacts, facts_of
from letters.pack import document
from letters.render.losses import parts
from scripts.examples import stories
from tests.chosen_stories import chosen
from tests.facts.ablation import Paper
from tests.stories import contact, lease, platform, row, text_of
from tests.web.asking import TODAY
from tests.whole import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from letters.compose import Letter

SAMPLE, MANY = 2, 25 if WHOLE else 5  # answers of each story that are taken out, in the quick tests and in the long one
RARE = text_of(
    platform(),
    lease(),
    contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天就去你家门口等着", from_number="16700000901"),
    contact("I2", "2026-11-21", count=30, estimated=True),
    row("dealings", on="2026-11-10", asked="不要再打电话", objection=True, how="客服电话"),
)

each_story = pytest.mark.parametrize("folder", chosen(), ids=lambda folder: folder.name)


def read(text: str, number: int = 1) -> LetterFacts:
    return facts_of(desk.open_case(text, TODAY), desk.open_desk(), number)


@cache
def of_story(folder: Path) -> tuple[LetterFacts, ...]:
    """The letters of an example on its own day."""
    text = (folder / "case.toml").read_text(encoding="utf-8")
    opened, at = desk.open_case(text, load(text, None)["written_on"]), desk.open_desk()
    return tuple(facts_of(opened, at, number) for number in range(1, len(desk.check_case(opened, at).letters) + 1))


@cache
def rare() -> LetterFacts:
    return read(RARE)


def saying(facts: LetterFacts, words: str) -> int:
    return next(number for number, sentence in enumerate(facts.read.sentences) if words in sentence.words)


@pytest.mark.slow
def test_a_quotation_leads_to_the_question_that_it_was_typed_in() -> None:
    number = saying(rare(), "明天就去你家门口等着")
    assert "incidents.0.words" in rare().behind(number)
    assert "incidents.0.words" in rare().likely(number)
    assert not [key for key in rare().behind(number) if key.startswith(("complainant", "contracts"))]


def test_a_count_leads_to_every_row_that_was_counted() -> None:
    found = rare().behind(saying(rare(), "来电已记录1次、另估计约30次"))
    assert {"incidents.0.at", "incidents.1.at", "incidents.1.count", "incidents.1.estimated"} <= set(found)
    assert "incidents.0.at" in rare().behind(saying(rare(), "夜间（22时至次日8时）至少1次"))


def test_what_stands_under_a_condition_leads_to_what_was_asked() -> None:
    assert "incidents.1.estimated" in rare().behind(next(iter(sorted(rare().estimates))))


def test_what_the_program_says_by_itself_rests_on_nothing() -> None:
    own = [number for number in range(len(rare().read.sentences)) if rare().read.is_own(number)]
    assert own
    assert all(rare().behind(number) == () and rare().resting_on([]) == frozenset() for number in own)


def test_a_letter_that_cannot_be_without_an_answer_rests_on_it_as_a_whole() -> None:
    [folder] = [each for each in stories() if each.name == "payment-order-came"]
    objection = of_story(folder)[0]
    assert objection.read.letter.head.id == "objection/payment-order"
    assert objection.resting_on(["received.0.kind"]) is None


@pytest.mark.slow
@each_story
def test_what_is_noted_leaves_the_letter_as_it_is(folder: Path) -> None:
    for facts in of_story(folder):
        assert facts.read.document == document(facts.read.letter, facts.at.engine)
        assert sum(map(len, facts.read.numbers)) == len(facts.read.sentences)
        words = [sentence.words for sentence in facts.read.sentences]
        assert all(words)


@each_story
def test_without_an_answer_exactly_the_sentences_that_named_it_change(folder: Path) -> None:
    assert unnamed(of_story(folder)[0], SAMPLE) == []


@pytest.mark.long
@each_story
def test_without_any_answer_exactly_the_sentences_that_named_it_change(folder: Path) -> None:
    assert [each for facts in of_story(folder)[:2] for each in unnamed(facts, MANY)] == []


def test_in_a_rare_case_too_exactly_the_sentences_that_named_it_change() -> None:
    assert unnamed(rare(), len(rare().keys)) == []


def unnamed(facts: LetterFacts, many: int) -> list[tuple[str, str]]:
    """Each answer with words that are said no more without it, in no sentence that named it; as if shuffled."""
    tried = Random(0).sample(facts.keys, min(many, len(facts.keys)))  # noqa: S311  no secret
    return [(key, part) for key in tried for part in _unnamed(facts, key)]


def _unnamed(facts: LetterFacts, key: str) -> Sequence[str]:
    numbers, after = facts.resting_on([key]), facts.without([key])
    if numbers is None or after is None:
        return ()
    named = Counter(part for number in numbers for part in parts(facts.read.sentences[number].words))
    return sorted((_said(facts.read.letter) - _said(after)) - named)


def _said(letter: Letter) -> Counter[str]:
    """What a letter says with its annexes, from the blocks that are written."""
    every = (letter.head.id, *(annex.id for annex in letter.annexes))
    return Counter(part for one in every for part in Paper(one, letter.context).parts.elements())


@pytest.mark.slow
def test_letters_that_are_written_know_nothing_of_what_is_noted() -> None:
    code = (
        "import sys; from datetime import date; from letters import desk; at = desk.open_desk();"
        "made = desk.demo(at, date(2026, 11, 26)); assert made.writing.files;"
        "assert not {'letters.desk.seen.facts', 'letters.pack.as_read', 'letters.render.losses'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603  this interpreter
    assert done.returncode == 0, done.stderr
