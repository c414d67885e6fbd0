"""What they did, card by card: never without the time, never of a contact that nobody named, and taken back at once."""

from __future__ import annotations

from datetime import date

from letters.case.save import blank
from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.collect.interview import script
from letters.collect.interview.asking.questions import question
from letters.collect.interview.engine import answer, next_question
from letters.collect.interview.readers import which
from letters.collect.interview.rows import without_row
from letters.collect.interview.state import InterviewState

TODAY = date(2026, 11, 27)
LETTERS = {head.id: head.needs for head in heads(Library.bundled()) if head.is_letter}
TWO = """
[[incidents]]
id = "I001"
at = "2026-11-24 21:00"
channel = "sms"
words = "再不还钱就打给你们公司领导"
[[incidents]]
id = "I002"
at = "2026-11-25 12:20"
channel = "call"
to = ["T1"]
known_by = "told"
account = "要母亲代还"
[[third_parties]]
id = "T1"
relation = "母亲"
"""


def told() -> InterviewState:
    return InterviewState(blank() + TWO, TODAY, LETTERS)


def at(state: InterviewState, *answers: tuple[str, str]) -> InterviewState:
    for key, text in answers:
        reply = answer(state, question(state, key), text)
        assert not reply.problem, (key, reply.problem)
        state = reply.state
    return state


def acts(state: InterviewState) -> list[list[str]]:
    return [row.get("acts", []) for row in state.data["incidents"]]


def test_each_thing_that_was_done_is_asked_for_its_time() -> None:
    state = at(told(), ("cards.kinds", "拿家人"), ("cards.pressure", "1"))
    assert acts(state) == [[], []], "what is ticked is no accusation yet"
    now = next_question(state)
    assert now is not None
    assert now.key == "acts.threatens_disclosure.told"
    assert [each.label[:16] for each in now.fields[0].choices][1:] == [
        "11月25日 12:20 电话 ",
        "还没有记下的一次，现在说",
    ]
    state = at(state, (now.key, "1，有截图"))
    assert acts(state) == [["threatens_disclosure"], []]
    assert [row["title"] for row in state.data["evidence"]] == ["短信截图（2026年11月24日）"]
    assert state.data["incidents"][0]["evidence"] == ["E1"]


def test_one_piece_of_evidence_may_show_two_things() -> None:
    state = at(told(), ("cards.kinds", "拿家人"), ("cards.pressure", "1 3"))
    state = at(state, ("acts.threatens_disclosure.told", "1，截图"), ("acts.threatens_court.told", "第1条，有截图"))
    assert len(state.data["evidence"]) == 1
    assert acts(state)[0] == ["threatens_disclosure", "threatens_court"]


def test_what_is_taken_back_is_taken_from_the_contacts() -> None:
    state = at(told(), ("cards.kinds", "拿家人"), ("cards.pressure", "1 3"))
    state = at(state, ("acts.threatens_disclosure.told", "1 2"), ("acts.threatens_court.told", "1"))
    assert acts(state) == [["threatens_disclosure", "threatens_court"], ["threatens_disclosure"]]
    state = at(state, ("acts.threatens_disclosure.which", "1"))
    assert acts(state)[1] == []
    state = at(state, ("cards.pressure", "3"))
    assert acts(state) == [["threatens_court"], []]
    assert acts(at(state, ("cards.kinds", "没有这些"))) == [[], []]


def test_a_time_that_is_not_told_yet_is_asked_for_with_its_words_and_proof() -> None:
    state = at(told(), ("cards.kinds", "说狠话"), ("cards.harsh", "1"), ("acts.threat.told", "还没记，有录音"))
    asked = []
    for text in ("11月26日晚上9点", "电话", "1", "未知号码", "我明天就去砸你家", "有录音"):
        now = next_question(state)
        assert now is not None
        asked.append(now.key.removeprefix("incidents.2."))
        state = at(state, (now.key, text))
    assert asked == ["at", "channel", "to", "from_number", "words", "proof"]
    assert acts(state)[2] == ["threat"]
    assert state.data["incidents"][2]["evidence"] == ["E1"]
    assert state.get("acts.threat.which") == ["I003"]
    assert not state.problems


def test_what_is_said_and_not_understood_is_asked_again_and_nothing_is_put_down() -> None:
    state = at(told(), ("cards.kinds", "说狠话"), ("cards.harsh", "1"))
    reply = answer(state, question(state, "acts.threat.told"), "那天晚上")
    assert "“那天晚上”没有看懂" in reply.problem
    assert acts(reply.state) == [[], []]


def test_no_card_says_in_other_words_what_another_says_and_every_act_stands_on_one() -> None:
    lines = [line.act for card in script.data().card for line in card.line]
    assert len(lines) == len(set(lines))
    assert len(script.data().card) == 8


def test_a_contact_told_where_its_number_is_asked_for_is_asked_back_whole_and_proves_nothing() -> None:
    state = told()
    for line in ("11月24日晚上9点 短信 10690000123456 “再不还就打给你们领导” 2条", "1，短信 “去你家”", "2，24号"):
        read = which.read(line, TODAY, state)
        assert (read.values, read.left) == ({}, line)
    assert which.read("1，短信", TODAY, state).values == {"which": ["I001"]}


def test_a_contact_that_is_taken_away_takes_its_ticks_along_and_what_was_said_of_the_next_moves_up() -> None:
    state = at(told(), ("cards.kinds", "说狠话"), ("cards.harsh", "1"), ("acts.threat.told", "1 2"))
    state = at(state, ("incidents.0.place", "不写"), ("incidents.1.place", "不写")).noted(todo=["incidents.1.visitors"])
    after = without_row(state, "incidents.0")
    assert [row["id"] for row in after.data["incidents"]] == ["I002"]
    assert after.get("acts.threat.which") == ["I002"]
    assert after.todo == ("incidents.0.visitors",)
    assert [key for key in after.skipped if key.startswith("incidents")] == ["incidents.0.place"]
