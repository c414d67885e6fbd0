"""A talk is a value: its text is what is to be stored, its question what is asked next."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from letters.case.file import parse
from letters.case.save import blank
from letters.catalogue.library import Library
from letters.desk import Sitting, talk
from letters.errors import CaseError, FileError

TODAY = date(2026, 11, 23)
NEEDS = talk.letter_needs(Library.bundled())


BEFORE = (
    "没有这些",
    "1",
    "3",
    "不写",
    "没有",
    "没有",
    "记完了",
    "没有这些",
    "没有",
    "没有",
    "没有",
    "某某租，自营",
    "不清楚",
)  # what is asked before oneself


def begun(text: str = "") -> talk.Talk:
    return talk.open_talk(text or blank(), NEEDS, TODAY)


def given(now: talk.Talk, *typed: str) -> talk.Talk:
    for text in typed:
        now = talk.answer(now, text)
    return now


def answered(*typed: str) -> talk.Talk:
    """The talk when all that is asked before oneself has an answer, and then these."""
    return given(begun(), *BEFORE, *typed)


def asked(now: talk.Talk) -> str:
    return now.question.key if now.question else ""


def test_each_answer_gives_the_text_to_store_and_the_next_question():
    now = answered()
    seen = []
    for text in ("林若溪", "１９９００００００１１"):
        seen.append(asked(now))
        now = talk.answer(now, text)

    assert seen == ["complainant.who", "complainant.phone"]
    assert asked(now) == "complainant.address"
    assert now.told == "19900000011"
    case = parse(talk.answer(now, "杭州市某某路3号").text, today=TODAY)
    assert (case.complainant.name, case.complainant.phone) == ("林若溪", "19900000011")


def test_a_talk_goes_on_with_a_file_of_version_1():
    first = answered("林若溪").text.replace("version = 2", "version = 1")
    now = talk.answer(begun(first), "19900000011")
    assert tomllib.loads(now.text)["version"] == 2
    lost = [line for line in first.splitlines() if line not in now.text and not line.startswith("#~ todo")]
    assert lost == ["version = 1"]
    with pytest.raises(CaseError, match=r"第 4 行 complainant\.phone"):
        begun('version = 1\n[complainant]\nname = "甲"\nphone = "无"\naddress = "某地"\n')


def test_an_answer_that_is_not_understood_leaves_the_question_and_the_text_and_says_why():
    before = answered("林若溪")
    after = talk.answer(before, "不是号码")

    assert (asked(after), after.text) == ("complainant.phone", before.text)
    assert after.problem
    assert talk.answer(after, "19900000011").problem == ""


def test_one_goes_back_through_the_answers_and_finds_each_as_it_was_given():
    now = talk.go_back(answered("林若溪", "19900000011"))
    assert (asked(now), now.question and now.question.current) == ("complainant.phone", "19900000011")
    now = talk.go_back(now)
    assert asked(now) == "complainant.who"
    assert now.question
    assert now.question.fields[0].current == "林若溪"

    now = talk.go_back(talk.go_back(given(begun(), "没有这些")))
    assert (asked(now), now.told) == ("safety.now", talk.FIRST)


def test_a_talk_opened_anew_goes_back_by_the_script():
    now = talk.go_back(begun(answered("林若溪", "19900000011").text))
    assert asked(now) == "complainant.who"


def test_one_answer_is_changed_and_the_talk_goes_on_where_it_was():
    now = answered("林若溪", "19900000011")
    changed = talk.answer(talk.ask(now, "complainant.name"), "林若云")

    assert 'name = "林若云"' in changed.text
    assert asked(changed) == asked(now) == "complainant.address"
    assert [each.shown for each in talk.all_answers(changed) if each.key == "complainant.name"] == ["林若云"]


def test_a_row_is_taken_away():
    with_call = given(begun(), *BEFORE[:6], "1", "昨晚十一点", "电话", "1", "二十多次", "16700002001", "不写", "不写")
    assert "[[incidents]]" in with_call.text

    assert "[[incidents]]" not in talk.drop_row(with_call, "incidents.0").text


def test_the_text_keeps_the_line_breaks_it_came_with():
    now = given(begun(blank().replace("\n", "\r\n")), "没有这些", "1")
    assert now.text.count("\r\n") == now.text.count("\n") > 3


def test_a_file_that_says_something_impossible_is_refused_with_where():
    with pytest.raises(CaseError, match=r"complainant\.phone|电话"):
        begun(blank() + '[complainant]\nname = "林若溪"\nphone = "abc"\n')


class Scripted:
    """A shell that types what it is given, and keeps what it was told."""

    def __init__(self, *typed: str) -> None:
        self.typed = list(typed)
        self.told: list[str] = []

    def ask(self, asked):
        self.told.append(asked.label)
        return self._next()

    def pick(self, prompt, entries):
        self.told += [*(entry.shown for entry in entries), prompt]
        return self._next()

    def say(self, text):
        self.told.append(text)

    def _next(self) -> str:
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)


def test_a_shell_that_can_only_ask_and_say_is_led_through_the_talk_and_every_answer_is_stored_at_once():
    stored: list[str] = []
    shell = Scripted("林若溪", "不是号码", "返回", "林若云", "全部", "", "退出")
    finished = Sitting(answered(), shell, stored.append).run()
    assert not finished
    assert parse_name(stored[-1]) == "林若云"
    assert len(stored) == 2  # what was not understood, and the words that steer, store nothing
    assert any("林若云" in line for line in shell.told)
    assert any(line.startswith("！") for line in shell.told)


def parse_name(text: str) -> str:
    return str(tomllib.loads(text)["complainant"]["name"])


def test_what_is_typed_of_a_story_stands_there_when_it_is_asked_again_and_goes_when_it_is_answered():
    asked_for = talk.ask(begun(), "story.account")
    typed = '天天打，说“再不还”\n# 半夜也打 = "" \\ 😡'
    now = talk.keep_typed(asked_for, typed)
    opened = talk.ask(begun(now.text), "story.account")
    assert opened.question.begun == typed
    assert "account" not in tomllib.loads(now.text).get("story", {})
    refused = talk.answer(talk.ask(now, "complainant.phone"), "不是号码")
    assert refused.state.typed
    done = talk.answer(opened, typed)
    assert not done.state.typed
    assert tomllib.loads(done.text)["story"]["account"] == typed
    assert talk.keep_typed(now, " \n").state.typed == {}


def test_a_story_that_cannot_be_kept_while_it_is_typed_does_not_end_the_talk():
    def full(_: str) -> None:
        raise FileError("磁盘满了", "腾出地方")

    sitting = Sitting(talk.ask(begun(), "story.account"), Scripted(), full)
    sitting.keep("天天打")
    assert not sitting.talk.state.typed


def test_what_another_answer_has_closed_is_not_kept_as_still_to_be_asked():
    now = begun(answered("林若溪，19900000011，杭州市某某路3号", "不写").text)
    assert now.question is None
    waits = replace(now, state=now.state.noted(todo=["third_parties.0.adult"]))
    done = talk.answer(talk.ask(waits, "complainant.name"), "林若云")
    assert done.question is None
    assert done.state.todo == ()
