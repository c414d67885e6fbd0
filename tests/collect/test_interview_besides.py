"""What an answer puts down beside its own field goes when the answer is changed, unless it was said elsewhere too."""

from itertools import permutations

import pytest

from letters.collect.interview import besides, script
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.keys import beside
from letters.collect.interview.rows import without_row
from letters.collect.interview.state import InterviewState
from tests.collect.interviewed import begun

FIRST_ROWS = {"declarations.before": "declarations.before", "contracts.paid": "contracts.0.paid"}
SAID = {"declarations.before": "没报过警，投诉过，没打官司", "contracts.paid": "付了5期，每期899，最后一次7月2日"}
"""A line for each question to which 没有 says something of several fields."""


def _choosing() -> dict[str, dict[str, tuple[str, ...]]]:
    """The questions whose answers say something besides: for each answer the keys that it puts a value at."""
    found = {
        key: {row.label: tuple(beside(name, key) for name in row.sets) for row in words.choices}
        for key, words in script.data().ask.items()
    }
    found[script.WISHES] = {row.label: tuple(row.sets) for row in script.data().wish}
    for key, words in script.data().ask.items():
        if words.none is not None:
            where = FIRST_ROWS[key]
            found[where] = {"没有": tuple(beside(name, where) for name in words.none), SAID[key]: ()}
    return {key: answers for key, answers in found.items() if any(answers.values())}


CHOOSING = _choosing()
CHANGES = [(key, *each) for key, answers in CHOOSING.items() for each in permutations(answers, 2)]


def said(state: InterviewState, key: str, text: str) -> InterviewState:
    reply = answer(state, question(state, key), text)
    assert not reply.problem, (key, text, reply.problem)
    return reply.state


def test_there_are_questions_of_each_sort_to_try() -> None:
    assert {"wants.wishes", "owed.coming", "device.where", "device.gone", "declarations.before"} <= CHOOSING.keys()


@pytest.mark.parametrize(("key", "first", "then"), CHANGES)
def test_a_changed_answer_leaves_what_it_alone_would_have_said(key: str, first: str, then: str) -> None:
    changed, alone = said(said(begun(), key, first), key, then), said(begun(), key, then)
    names = {name for answers in CHOOSING.values() for each in answers.values() for name in each}
    for name in names:
        assert changed.get(name) == alone.get(name), name
    assert changed.data.keys() == alone.data.keys(), "no empty table is left"
    if script.data().put(key).none is None:  # what a line says of a field is the person's own
        assert besides.kept(changed) == besides.kept(alone)


@pytest.mark.parametrize(("key", "first", "then"), CHANGES)
def test_what_was_said_of_the_field_itself_stays(key: str, first: str, then: str) -> None:
    for name in set(CHOOSING[key][first]) - {*CHOOSING[key][then], *script.keys_of(key)}:
        before = said(begun(), key, first)
        if isinstance(before.get(name), bool):
            own = said(before, name, "是" if before.get(name) else "否")
            assert said(own, key, then).get(name) == before.get(name), name
            earlier = said(begun(), name, "是" if before.get(name) else "否")
            assert said(said(earlier, key, first), key, then).get(name) == before.get(name), "it stood there before"


RETURN, QUIET = "想把手机退了，按实际用的时间结清", "让他们别再没日没夜地打我"


def test_what_two_answers_say_goes_with_the_second_of_them() -> None:
    both = said(said(begun(), "wants.wishes", RETURN), "owed.coming", "想把手机退了，不再租")
    paying = said(both, "owed.coming", "照付")
    assert (paying.get("offer.return_device"), paying.get("offer.later_paid")) == (True, True)
    assert said(paying, "wants.wishes", QUIET).get("offer.return_device") is None
    quiet = said(both, "wants.wishes", QUIET)
    assert quiet.get("offer.return_device") is True, "the other answer still says it"
    assert said(quiet, "owed.coming", "照付").get("offer.return_device") is None


def test_an_answer_that_another_led_to_goes_with_it() -> None:
    gone = said(said(begun(), "device.where", "丢了、坏了"), "device.gone", "问过了，写上：手机已经不在我手里")
    assert gone.get("contracts.0.device_disposed") is True
    never = said(gone, "device.where", "从来没有收到过")
    assert (never.get("contracts.0.device_disposed"), never.get("device.gone")) == (None, None)


def test_what_a_wish_asks_is_not_asked_when_the_wish_is_gone() -> None:
    papers = "收到了传票、支付令、仲裁或者公证的东西、律师函，或者账户被冻结"
    state = said(begun(), "wants.wishes", papers)
    assert "received" in state.todo
    assert "received" not in said(state, "wants.wishes", QUIET).todo


def test_what_a_case_without_the_record_holds_is_asked_about_when_the_answer_is_changed() -> None:
    earlier = said(begun(), "wants.wishes", RETURN).noted(besides={})
    reply = answer(earlier, question(earlier, "wants.wishes"), QUIET)
    asked = next_question(reply.state)
    assert asked is not None
    assert (asked.key, asked.current) == ("offer.return_device", "愿意")
    assert f"“{asked.label}”，现在还写着" in reply.shown
    assert said(reply.state, "offer.return_device", "不愿意").get("offer.return_device") is False
    assert reply.state.get("offer.return_device") is True, "it is not lost before it is asked"


def test_nothing_is_asked_again_that_the_new_answer_says_or_that_somebody_said_otherwise() -> None:
    earlier = said(begun(), "device.where", "在我手里").noted(besides={})
    assert said(earlier, "device.where", "已经退回去了").todo == ("contracts.0.condition",)
    lost = said(earlier, "device.where", "丢了、坏了")
    assert lost.todo[:2] == ("contracts.0.device_received", "contracts.0.device_disposed")
    own = said(earlier, "contracts.0.device_received", "否")
    assert "contracts.0.device_received" not in said(own, "device.where", "丢了、坏了").todo


def test_what_was_put_down_in_a_row_goes_with_it_and_moves_up_with_later_ones() -> None:
    put_down = {
        "contracts.0.paid": {"contracts.0.payments": "none"},
        "contracts.1.paid": {"contracts.1.payments": "none"},
    }
    text = '[[contracts]]\nid = "C1"\nkind = "lease"\n[[contracts]]\nid = "C2"\nkind = "lease"\n'
    state = begun(text).noted(besides=put_down)
    assert besides.kept(without_row(state, "contracts.0")) == {"contracts.0.paid": {"contracts.0.payments": "none"}}
