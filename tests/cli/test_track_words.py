from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from letters.case.vocabulary import RefusalGround, ReplyOutcome
from letters.errors import UsageError
from letters.follow import outcome_words

if TYPE_CHECKING:
    from letters.case.labelled import Labelled

TABLES = {"outcomes": ReplyOutcome, "grounds": RefusalGround}


@pytest.mark.parametrize(("table", "vocabulary"), TABLES.items())
def test_every_word_can_be_said_and_nothing_said_means_two(table: str, vocabulary: type[Labelled]) -> None:
    said = getattr(outcome_words._table(), table)
    assert set(said) == {word.value for word in vocabulary}
    counted = Counter(name for names in said.values() for name in names)
    counted.update(word.label for word in vocabulary if word.label not in said[word.value])
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("受理", ReplyOutcome.ACCEPTED),
        ("不受理", ReplyOutcome.REFUSED),
        ("refused", ReplyOutcome.REFUSED),
        (" Silent ", ReplyOutcome.SILENT),
        ("要求补正材料", ReplyOutcome.SUPPLEMENT),
        ("刑事", ReplyOutcome.NOT_FILED),
        ("调解不成", ReplyOutcome.FAILED),
        ("维持", ReplyOutcome.UPHELD),
        ("对方违约", ReplyOutcome.BROKEN),
    ],
)
def test_an_outcome_is_taken_as_people_say_it(typed: str, meant: ReplyOutcome) -> None:
    assert outcome_words.outcome(typed) is meant


@pytest.mark.parametrize("typed", ["", "受里", "不"])
def test_what_could_mean_nothing_or_several_is_refused_with_the_whole_list(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        outcome_words.outcome(typed)
    assert "不予受理" in caught.value.hint
    assert "没有答复" in caught.value.hint


def test_a_ground_is_taken_by_what_the_body_said() -> None:
    assert outcome_words.ground("民事纠纷") is RefusalGround.CIVIL
    assert outcome_words.ground("管辖") is RefusalGround.NOT_COMPETENT
    with pytest.raises(UsageError, match="理由类别"):
        outcome_words.ground("心情不好")
