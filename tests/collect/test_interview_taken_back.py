"""What stands at a question and is left after all: it goes, or the screen says plainly that it stays."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from letters.case import UNKNOWN
from letters.collect.interview.asking.questions import Question, question
from letters.collect.interview.engine import answer
from letters.collect.interview.keys import generic
from letters.collect.interview.overview import OverviewEntry, fields, overview
from letters.collect.interview.state import InterviewState
from letters.collect.interview.typed_answers import read

TODAY = date(2026, 11, 28)
WHOLE = (Path("tests/case/whole.toml"), Path("examples/two-platforms/case.toml"))  # together nearly every question
WAYS = ("不清楚", "以后再答", "没有", "不写")
IS_SAID = ("还留着", "照旧", "就是 0 元")


@cache
def _answered() -> tuple[tuple[InterviewState, Question], ...]:
    return tuple(_each_answered())


def _each_answered() -> Iterator[tuple[InterviewState, Question]]:
    """Each question that some case has an answer to, those of rows too, once."""
    seen: set[str] = set()
    for path in WHOLE:
        state = InterviewState(path.read_text(encoding="utf-8"), TODAY, {})
        listed = overview(state)
        for key in (key for one in listed for key in (one.key, *_below(state, one))):
            asked = question(state, key)
            if generic(key) not in seen and (asked.current or any(field.current for field in asked.fields)):
                seen.add(generic(key))
                yield state, asked


def _below(state: InterviewState, one: OverviewEntry) -> list[str]:
    return [each.key for each in fields(state, one.key)] if one.is_row else []


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_an_answer_that_is_left_goes_or_is_said_to_stay(way: str) -> None:
    for state, asked in _answered():
        reply = answer(state, asked, way)
        tomllib.loads(reply.state.text)
        assert reply.state.case() is not None or state.case() is None, asked.key
        if not reply.problem and not _is_answer(asked, way):
            stands = [each for each in (asked.fields or (asked,)) if each.current and _stands(reply.state, each.key)]
            assert not stands or any(words in reply.shown for words in IS_SAID), (asked.key, reply.shown)


def _is_answer(asked: Question, way: str) -> bool:
    """Whether the word is an answer there: 没有 to a question of yes and no, or to a list."""
    return asked.is_list and way == "没有"


def _stands(state: InterviewState, key: str) -> bool:
    return state.get(key) not in (None, UNKNOWN)


def _example(name: str) -> InterviewState:
    return InterviewState(Path("examples", name, "case.toml").read_text(encoding="utf-8"), TODAY, {})


def test_what_one_does_not_know_any_more_is_not_what_was_written_before() -> None:
    state = _example("phone-sent-back")
    asked = question(state, "contracts.0.official_price")
    reply = answer(state, asked, "不清楚")
    assert reply.state.get(asked.key) is None
    assert f"原来写的“{asked.current}”不再用了" in reply.shown
    assert answer(state, asked, "以后再答").state.get(asked.key) == state.get(asked.key)


def test_one_of_several_boxes_says_what_became_of_its_answer() -> None:
    state = _example("phone-sent-back")
    asked = question(state, "complainant.who")
    field = next(each for each in asked.fields if each.current)
    reply = answer(state, asked, {field.key: "不清楚"})
    assert f"{field.label}：" in reply.shown
    assert "原来写的" in reply.shown


def test_no_payment_at_all_takes_the_payments_away() -> None:
    state = _example("phone-sent-back")
    assert isinstance(state.get("contracts.0.payments"), list)
    reply = answer(state, question(state, "contracts.0.paid"), "没有")
    assert reply.state.get("contracts.0.payments") == "none"
    assert reply.state.case() is not None


def test_a_name_that_is_put_off_is_still_the_name() -> None:
    state = _example("phone-sent-back")
    asked = question(state, "respondents.0.name")
    assert answer(state, asked, "以后再答").state.get(asked.key) == state.get(asked.key)
    reply = answer(state, asked, "不清楚")
    assert reply.state.get(asked.key) == UNKNOWN
    assert f"原来写的“{asked.current}”不再用了" in reply.shown


@pytest.mark.parametrize("way", ["没有", "不写"])
def test_a_whole_story_goes_when_it_is_said_that_there_is_none(way: str) -> None:
    state = _example("phone-sent-back")
    asked = question(state, "story.account")
    assert asked.current
    reply = answer(state, asked, way)
    assert reply.state.get(asked.key) is None
    assert "不再用了" in reply.shown
    assert reply.state.case() is not None


def test_a_whole_story_that_one_press_would_lose_stays_and_it_is_said_how_it_goes() -> None:
    state = _example("phone-sent-back")
    reply = answer(state, question(state, "story.account"), "不清楚")
    assert reply.state.get("story.account") == state.get("story.account")
    assert "整段都不要了，写“不写”" in reply.shown


def test_none_at_a_sum_is_no_sum_and_at_a_deposit_it_is_zero() -> None:
    state = _example("phone-sent-back")
    price = answer(state, question(state, "contracts.0.buyout_price"), "没有")
    assert (price.problem, price.state.get("contracts.0.buyout_price")) == ("", None)
    asked = question(state, "contracts.0.rents")
    reply = answer(state, asked, {"contracts.0.deposit": "没有"})
    assert (reply.problem, reply.state.get("contracts.0.deposit")) == ("", "0")
    alone = answer(state, question(state, "contracts.0.deposit"), "没有押金")
    assert (alone.problem, alone.state.get("contracts.0.deposit")) == ("", "0")
    assert alone.state.case() is not None
    unknown = answer(alone.state, question(alone.state, "contracts.0.deposit"), "不清楚")
    assert unknown.state.get("contracts.0.deposit") is None, "not known is not zero"


def test_all_of_what_the_case_holds_may_be_said_at_once() -> None:
    state = _example("phone-sent-back")
    people = question(state, "incidents.0.to")
    every = [each.value for each in people.choices]
    assert answer(state, people, "全部").state.get("incidents.0.to") == every
    which = question(state, "acts.threat.which")
    told = [row["id"] for row in state.data["incidents"]]
    assert read(which, "都是", TODAY).value == told
    kinds = question(state, "cards.kinds")
    assert "一项一项选" in answer(state, kinds, "全部").problem
