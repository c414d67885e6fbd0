"""What a case leaves open is answered there and then, by the questions of the talk or by a reason to keep it."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.catalogue.library import Library
from letters.collect.interview import question
from letters.compose import bundled_kinds
from letters.desk import OnTheSpot, OpenPoint, check_case, open_case, open_desk, open_points, talk
from letters.told.of_open_points import point_lines
from scripts.run import ROOT
from tests.stories import contact, lease, person, platform, row, text_of

if TYPE_CHECKING:
    from letters.collect.interview import Question
    from letters.compose import Selection

TODAY = date(2026, 11, 23)
NEEDS = talk.letter_needs(Library.bundled())
EXAMPLES = sorted((ROOT / "examples").glob("*/case.toml"))
MOTHER = row("third_parties", id="T1", relation="母亲")
TOLD = contact("I1", "2026-11-20 21:00", to=["T1"], acts=["debt_disclosed"], account="打给母亲，说欠钱")


class Hands:
    """A shell at which these answers are typed."""

    def __init__(self, *typed: str) -> None:
        self.typed, self.told = list(typed), list[str]()
        self.asked: list[Question] = []

    def ask(self, asked: Question) -> str:
        self.asked.append(asked)
        if not self.typed:
            raise EOFError
        return self.typed.pop(0)

    def pick(self, *_: object) -> str:
        raise AssertionError("nothing is picked from a list of answers here")

    def say(self, text: str) -> None:
        self.told.append(text)


def checked(text: str) -> Selection:
    return check_case(open_case(text, TODAY, TODAY), open_desk())


def points(text: str) -> dict[str, OpenPoint]:
    """What is open, by the id of the warning, or by what is lacking."""
    state = talk.open_talk(text, NEEDS, TODAY).state
    return {each.caution.id if each.caution else each.told: each for each in open_points(checked(text), state)}


def done(text: str, name: str, *typed: str) -> tuple[str, Hands, OnTheSpot]:
    """The case file after one point was settled with these answers, what was asked, and the lead."""
    hands, stored = Hands("", *typed), [text]
    lead = OnTheSpot(talk.open_talk(text, NEEDS, TODAY), hands, stored.append, lambda *of: tuple(point_lines(*of)))
    lead.run([points(text)[name]])
    assert not hands.typed
    return stored[-1], hands, lead


CASE = text_of(MOTHER, TOLD, platform(), lease(), who=person())


@pytest.mark.parametrize(
    ("name", "typed", "key", "value"),
    [
        ("no-reply-address", ["某某快递驿站代收", "不清楚"], ("complainant", "reply_address"), "某某快递驿站代收"),
        ("given-unknown", ["否"], ("third_parties", 0, "given_by_complainant"), False),
        ("guarantor-unknown", ["不是"], ("third_parties", 0, "is_guarantor"), False),
        ("known-by-unknown", ["told"], ("incidents", 0, "known_by"), "told"),
        ("declarations-unknown", ["否", "否"], ("declarations", "before_court"), False),
    ],
)
def test_a_warning_is_answered_by_its_question_and_rings_no_more(
    name: str, typed: list[str], key: tuple[str | int, ...], value: object
) -> None:
    assert name in points(CASE)
    text, _, lead = done(CASE, name, "", *typed)
    held: object = tomllib.loads(text)
    for step in key:
        held = held[step]  # type: ignore[index]
    assert held == value
    assert name not in points(text)
    assert lead.settled == 1


def test_who_somebody_is_is_answered_so_too() -> None:
    text = text_of(MOTHER, TOLD, platform())
    assert "role-unknown" in points(text)
    after, _, _ = done(text, "role-unknown", "", "contact")
    assert tomllib.loads(after)["complainant"]["role"] == "contact"
    assert "role-unknown" not in points(after)


def test_words_that_are_warned_of_are_changed_where_they_stand() -> None:
    text = text_of(contact("I1", "2026-11-20 21:00", account="这个骗子打来电话"), platform())
    open_now = points(text)
    [point] = [each for each in open_now.values() if each.keys == ("incidents.0.account",)]
    assert point.caution is not None
    after, hands, _ = done(text, point.caution.id, "", "有人打来电话催款")
    assert "有人打来电话催款" in after
    assert hands.asked[-1].current == "这个骗子打来电话"
    assert point.caution.id not in points(after)


def test_a_warning_is_kept_with_a_reason_for_the_letters_it_was_about() -> None:
    name = "addressee-unconfirmed"
    before = points(CASE)[name]
    text, _, lead = done(CASE, name, "我知道，保留（写一句理由）", "打电话问过")
    overrides = tomllib.loads(text)["overrides"]
    assert [each["letter"] for each in overrides] == list(before.ids)
    assert {each["reason"] for each in overrides} == {"打电话问过"}
    assert before.told not in [each.told for each in points(text).values()]
    assert lead.settled == 1


@pytest.mark.parametrize("typed", [["2"], ["跳过这一件"], ["3", ""], ["3", "返回"], ["", "返回"], ["", "全部"]])
def test_what_is_passed_over_changes_nothing(typed: list[str]) -> None:
    text, _, lead = done(CASE, "addressee-unconfirmed", *typed)
    assert text == CASE
    assert lead.settled == 0


@pytest.mark.parametrize("typed", [["退出"], ["", "退出"], ["3", "退出"]])
def test_one_may_leave_at_any_of_them(typed: list[str]) -> None:
    hands = Hands("", *typed)
    every = open_points(checked(CASE), talk.open_talk(CASE, NEEDS, TODAY).state)
    assert len(every) > 3
    chosen = [each for each in every if each.caution and each.caution.id == "addressee-unconfirmed"]
    OnTheSpot(talk.open_talk(CASE, NEEDS, TODAY), hands, pytest.fail, lambda *_: ()).run([*chosen, *every])
    assert not hands.typed


def test_who_wants_to_answer_later_is_asked_nothing() -> None:
    hands = Hands("2")
    OnTheSpot(talk.open_talk(CASE, NEEDS, TODAY), hands, pytest.fail, lambda *_: ()).run([*points(CASE).values()])
    assert len(hands.asked) == 1


def test_an_answer_that_is_not_understood_is_asked_again() -> None:
    text, hands, _ = done(CASE, "known-by-unknown", "", "也许吧也许", "told")
    assert 'known_by = "told"' in text
    assert any(line.startswith("！") for line in hands.told)


def test_what_a_letter_lacks_is_asked_with_what_the_answers_bring() -> None:
    text = text_of(platform(), who=person(role="lessee"))
    [name] = [name for name in points(text) if "至少一条收到的" in name]
    told = {"incidents": "1", "at": "昨晚十一点", "channel": "电话", "to": "1", "count": "3", "acts": "threat"}

    class Knowing(Hands):
        def ask(self, asked: Question) -> str:
            return told.get(asked.key.rpartition(".")[2], "不写") if asked.key else ""

    stored = [text]
    OnTheSpot(talk.open_talk(text, NEEDS, TODAY), Knowing(), stored.append, lambda *_: ()).run([points(text)[name]])
    [incident] = tomllib.loads(stored[-1])["incidents"]
    assert (incident["channel"], incident["count"]) == ("call", 3)


def test_what_a_letter_lacks_that_nobody_need_want_is_not_asked() -> None:
    open_now = points(text_of(contact("I1", "2026-11-20 21:00"), platform(), who=person(role="lessee")))
    [contract] = [each for name, each in open_now.items() if name == "租赁合同"]
    assert "消费者投诉书" in contract.letters
    assert "分期付款协商申请书" not in contract.letters
    assert contract.keys == ("contracts.0.order",)


def test_a_decision_that_the_law_leaves_open_to_nobody_is_not_kept() -> None:
    text = text_of(contact("I1", "2026-11-20 21:00"), who=person(address="某地"))
    final = [each for each in points(text).values() if each.caution and each.caution.kind.final]
    assert final
    assert not any(each.may_be_kept for each in final)


@pytest.mark.slow
def test_every_question_that_examples_leave_open_is_put_in_chinese() -> None:
    asked: dict[str, str] = {}
    for path in EXAMPLES:
        text = path.read_text("utf-8")
        now = talk.open_talk(text, NEEDS, TODAY)
        for point in open_points(checked(text), now.state):
            asked |= {key: question(now.state, key).label for key in point.keys}
    assert len(asked) > 8
    assert [key for key, label in asked.items() if label.isascii()] == []


def test_what_a_warning_asks_is_something_that_can_be_asked() -> None:
    state = talk.open_talk(CASE, NEEDS, TODAY).state
    asked = [key for kind in bundled_kinds().values() for key in kind.asks if "{" not in key]
    assert len(asked) >= 8
    assert [key for key in asked if question(state, key).label in (key, key.rpartition(".")[2])] == []


def test_whatever_the_script_asks_for_a_need_can_be_put_to_a_person() -> None:
    text = text_of(platform(), lease(), who=person(role="lessee"))
    open_now = points(text)
    [practices] = [each for name, each in open_now.items() if "经营行为" in name]
    assert practices.keys == ("practices",)
    state = talk.open_talk(text, NEEDS, TODAY).state
    for point in open_now.values():
        assert all(not question(state, key).label.isascii() for key in point.keys)
