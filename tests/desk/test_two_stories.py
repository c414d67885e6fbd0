"""Two stories typed as people type: every fact of them comes out, none is added, and in few questions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from attacks import told_stories
from letters.case.file import parse
from letters.case.save import blank
from letters.catalogue.library import Library
from letters.desk import Paper, Sitting, letter_needs, open_case, open_desk, open_talk, write_letters
from letters.desk.talk import all_answers, answer
from tests import told_by_hand

if TYPE_CHECKING:
    from letters.case import Case
    from letters.collect.interview import OverviewEntry, Question

TODAY, ONE, TWO = told_stories.ON, told_stories.ONE, told_stories.TWO
AT = open_desk()


class Typing:
    """Types a line for each question, then is content, and says yes to the letters by their numbers."""

    def __init__(self, lines: tuple[str, ...], letters: str) -> None:
        self.lines, self.letters = list(lines), letters
        self.asked: list[str] = []
        self.refused: list[str] = []

    def ask(self, asked: Question) -> str:
        if asked.key == "story.letters":
            return self.letters
        self.asked.append(asked.key)
        assert self.lines, f"asked beyond what was typed: {asked.label}"
        return self.lines.pop(0)

    def pick(self, prompt: str, entries: tuple[OverviewEntry, ...]) -> str:
        assert prompt
        assert entries
        return ""

    def say(self, text: str) -> None:
        if text.startswith("！"):
            self.refused.append(text)


@cache
def told(lines: tuple[str, ...], letters: str) -> tuple[str, Typing]:
    """The case file that comes of what was typed, and how it went."""
    stored: list[str] = []
    shell = Typing(lines, letters)
    begun = open_talk(blank(), letter_needs(Library.bundled()), TODAY)
    assert Sitting(begun, shell, stored.append, AT).run()
    assert not shell.lines
    return stored[-1], shell


def case_of(text: str) -> Case:
    return parse(text, today=TODAY)


def written(text: str) -> dict[str, bytes]:
    made = write_letters(open_case(text, TODAY), open_desk(paper=Paper(("txt",))))
    return {file.name: file.content for file in made.files}


def test_the_first_story_takes_at_most_21_questions_and_none_is_refused():
    _, shell = told(ONE, "1 2 3")
    assert len(shell.asked) <= 21, shell.asked
    assert shell.refused == []


def test_of_the_first_story_every_fact_comes_out_and_none_beside():
    text, _ = told(ONE, "1 2 3")
    assert case_of(text).model_dump() == case_of(told_by_hand.ONE).model_dump()


def test_what_was_answered_is_shown_once_and_nothing_told_as_not_written():
    text, _ = told(ONE, "1 2 3")
    entries = all_answers(open_talk(text, letter_needs(Library.bundled()), TODAY))
    lines = [(each.key, each.label) for each in entries]
    assert len(lines) == len(set(lines))
    assert not [each.label for each in entries if each.shown == "（没有写）"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lines", "letters", "by_hand"), [(ONE, "1 2 3", told_by_hand.ONE), (TWO, "1 2", told_by_hand.TWO)]
)
def test_the_letters_of_a_story_are_those_of_a_file_written_by_hand(
    lines: tuple[str, ...], letters: str, by_hand: str
) -> None:
    assert written(told(lines, letters)[0]) == written(by_hand)


def test_the_police_report_of_the_first_story_says_how_often_and_at_night_and_in_what_words():
    typed = written(told(ONE, "1 2 3")[0])
    report = next(content.decode() for name, content in typed.items() if "治安报案书" in name)
    assert "每天约30次" in report
    assert "估计" in report
    assert "夜" in report
    assert "老赖" in report


def test_the_second_story_takes_at_most_18_questions_and_none_is_refused():
    _, shell = told(TWO, "1 2")
    assert len(shell.asked) <= 18, shell.asked
    assert shell.refused == []


def test_of_the_second_story_the_facts_come_out_and_no_police_report():
    text, _ = told(TWO, "1 2")
    case = case_of(text)
    assert set(case.story.letters) == {"notice/stop-harassment", "negotiation/instalments"}
    assert case.incidents[0].words == "再不还就起诉"
    assert [(str(each.at), each.to) for each in case.incidents] == [
        ("2026-11-10 08:00:00", ("self",)),
        ("2026-11-12", ("T1",)),
        ("2026-11-15", ("T2",)),
    ]
    assert [each.relation for each in case.third_parties] == ["妻子", "哥哥"]
    assert case.offer is not None
    assert str(case.offer.undisputed) == "1950.00"
    payments = case.offer.options[0].payments
    assert [(str(each.due), str(each.amount)) for each in payments][:2] == [
        ("2026-12-28", "325.00"),
        ("2027-01-28", "325.00"),
    ]
    assert (len(payments), not case.dealings) == (6, True)
    assert (case.offer.later_paid, case.offer.later_too) == (True, False)
    assert case.contract is not None
    assert len(case.contract.payments) == 1
    assert case.budget is not None
    assert (str(case.budget.total_income), str(case.budget.total_expenses)) == ("3200.00", "2400.00")


@pytest.mark.long
@pytest.mark.parametrize("lines", [ONE, TWO], ids=["one", "two"])
def test_a_kill_at_any_question_loses_nothing_and_the_talk_goes_on_there(lines: tuple[str, ...]):
    needs = letter_needs(Library.bundled())
    now = open_talk(blank(), needs, TODAY)
    for line in lines:
        now = answer(now, line)
        again = open_talk(now.text, needs, TODAY)
        assert (again.question and again.question.key) == (now.question and now.question.key)
        assert again.text == now.text


def test_what_is_ticked_as_true_of_the_others_too_stands_with_each_of_them_and_is_not_asked_again():
    now = open_talk(blank(), letter_needs(Library.bundled()), TODAY)
    for line in TWO:
        if now.question is not None and now.question.key == "third_parties.0.about":
            break
        now = answer(now, line)
    assert now.question is not None
    assert now.question.others == ("哥哥",)
    said = {f"third_parties.0.{name}": "否" for name in ("is_guarantor", "given_by_complainant")}
    alone, both = answer(now, said), answer(now, {**said, "every": "1"})
    assert alone.question is not None
    assert alone.question.key == "third_parties.1.about"
    assert both.question is not None
    assert both.question.key == "dealings.0.stop"
    assert both.text.count("is_guarantor = false") == 2
