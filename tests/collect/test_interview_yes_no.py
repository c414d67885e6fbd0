"""Yes and no read as a person says them where one looks through the answers: 没有 to 起诉过吗, not 否."""

import pytest

from letters.case import shape
from letters.collect.interview import script
from letters.collect.interview.asking.questions import question
from letters.collect.interview.asking.standing import shown_rows
from letters.collect.interview.asking.wording import wording
from letters.collect.interview.engine import answer
from letters.collect.interview.overview import entry
from tests.collect.interviewed import begun


def _asked_aloud() -> list[str]:
    """The keys, without numbers of rows, of yes and no that is asked as people speak."""
    known = {
        (*path, name): field for path, table in shape.tables().items() for name, field in table.model_fields.items()
    }
    labels = {
        ".".join(path): wording(begun(), ".".join(path), field)[0]
        for path, field in known.items()
        if shape.holds(field, bool) and path[0] != "deals"
    }
    return [key for key, label in labels.items() if label.endswith("吗")]


ASKED = _asked_aloud()


def test_there_are_questions_of_yes_and_no() -> None:
    assert "declarations.before_court" in ASKED
    assert len(ASKED) > 8


@pytest.mark.parametrize("key", ASKED)
def test_what_is_asked_as_people_speak_is_answered_so_in_the_list(key: str) -> None:
    assert script.data().put(key).says, f"{key} reads 是 or 否"


def test_a_no_in_the_list_is_the_word_of_a_person() -> None:
    state = begun()
    for key, said, reads in (
        ("declarations.before_court", "否", "没有"),
        ("declarations.before_other_body", "是", "投诉过"),
        ("offer.return_device", "否", "不愿意"),
    ):
        state = answer(state, question(state, key), said).state
        assert entry(state, key).shown == reads
        assert question(state, key).standing == (said,), "the shells still know which of the two was chosen"


def test_in_a_row_a_no_reads_so_too() -> None:
    rows = '[contracts.claim]\nas_of = 2026-11-01\namount = "900.00"\n[[contracts.claim.items]]\nname = "违约金"\n'
    state = begun(f'[[contracts]]\nid = "C1"\nkind = "lease"\n{rows}amount = "900.00"\ndisputed = true\n')
    assert shown_rows(state, "contracts.0.claim.items") == "违约金 900 元 不认"


def test_words_for_yes_and_no_are_two() -> None:
    for key, words in script.data().ask.items():
        assert len(words.says) in (0, 2), key
