"""How far a case is, told on top of every screen: nothing is promised that the next answers do not bring."""

from __future__ import annotations

import pytest

from letters.case.save import blank
from letters.catalogue.library import Library
from letters.desk import HowFar, Talk, how_far, letter_needs, open_desk, open_talk
from letters.desk.ending.ending import ending_of
from letters.desk.talk import answer, ask
from scripts.examples import FOLDER
from tests.desk.test_two_stories import ONE, TODAY, TWO

AT = open_desk()
NEEDS = letter_needs(Library.bundled())


def told(lines: tuple[str, ...]) -> Talk:
    """The talk after these answers."""
    talk = open_talk(blank(), NEEDS, TODAY)
    for line in lines:
        talk = answer(talk, line)
    return talk


def seen(talk: Talk) -> HowFar:
    return how_far(talk.text, AT, TODAY)


def test_a_new_case_promises_nothing_and_every_part_says_what_it_asks_first():
    far = seen(told(()))
    assert (far.ready, far.more) == ((), ())
    assert "先说发生了什么" in far.line
    assert [part.asks for part in far.parts[:3]] == ["safety.now", "complainant.role", "story.account"]
    assert [part.left for part in far.parts[:2]] == [1, 2]


@pytest.mark.slow
def test_what_one_more_answer_is_said_to_bring_is_there_after_it():
    for lines in (ONE, TWO):
        before = seen(told(lines[:-1]))
        assert before.answers == 1
        assert before.ready == ()
        assert seen(told(lines)).ready == before.more
    assert "现在能写 3 份：治安报案书、停止侵害告知函、消费者投诉书。" in seen(told(ONE)).line


def test_once_all_is_sent_the_line_does_not_ask_to_begin():
    talk = told(TWO)
    filings = "".join(
        f'\n[[filings]]\nid = "F{number}"\nletter = "{one.id}"\nto = "租好机"\non = {TODAY}\n'
        for number, one in enumerate(ending_of(talk, AT).ready, 1)
    )
    before, mark, notes = talk.text.partition("#~")
    far = how_far(f"{before}{filings}{mark}{notes}", AT, TODAY)
    assert (far.ready, far.more) == ((), ())
    assert far.line == f"已经送出 {far.sent} 份。来了答复，记在“送出以后”，那里会写下一步。"


def test_of_two_bodies_that_may_not_both_be_asked_one_letter_is_counted():
    wished = seen(told(ONE[:3]))  # wants the police and to complain
    assert wished.more == ("消费者投诉书",)
    assert wished.answers == 3
    assert "再答 3 题，能写 1 份：消费者投诉书" in wished.line


@pytest.mark.slow
def test_a_part_that_is_done_says_so_and_still_leads_to_an_answer_of_it():
    far = seen(told(ONE))
    assert [part.left for part in far.parts] == [0, 0, 0, None, 0, 0, None]
    for part in far.parts:
        assert (part.left is None) == (part.asks == "")
        if part.asks:
            question = ask(told(ONE), part.asks).question
            assert question is not None
            assert question.progress is not None
            assert question.progress.part == part.title


def test_what_an_answer_leads_to_counts_in_its_own_part():
    far = seen(told(ONE[:9]))  # ticked what they did: which contact it was is asked next
    talk = told(ONE[:9])
    assert talk.question is not None
    assert far.parts[2].asks == talk.question.key


@pytest.mark.parametrize(
    ("key", "part"),
    [("incidents.7.words", "发生了什么"), ("complainant.name", "您自己"), ("contracts.0.rent", "合同和钱")],
)
def test_a_question_that_a_sentence_leads_to_stands_in_the_part_that_asks_such_things(key: str, part: str) -> None:
    text = (FOLDER / "family-and-colleagues-called" / "case.toml").read_text("utf-8")
    question = ask(open_talk(text, NEEDS, TODAY), key).question
    assert question is not None
    assert question.progress is not None
    assert question.progress.part == part
