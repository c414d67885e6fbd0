"""Business cards of a clinic: kept once, offered when the App is named, never taken over by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from letters.case import blank
from letters.desk import (
    Card,
    Cards,
    ClinicSitting,
    keep_card,
    letter_needs,
    new_cards,
    offered_card,
    open_desk,
    open_talk,
    read_cards,
    talk,
    with_card,
)
from letters.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

    from letters.collect.interview import Question
    from letters.desk.talk import Talk

ON = date(2026, 11, 27)
CARD = Card("人人趣租", "某某科技有限公司", "广东省深圳市南山区某某大厦1201", "service@example.com", "4000000000")


def asked(key: str = "respondents.0.brand") -> Talk:
    """A talk in which the platform is known, at the question about a key."""
    begun = open_talk(blank(), letter_needs(open_desk().library), ON)
    known = talk.answer(talk.ask(begun, "respondents.0.roles"), "1")
    return talk.ask(known, key)


def held(one: Talk, name: str) -> Any:
    return one.state.get(f"respondents.0.{name}")


@pytest.mark.parametrize("typed", ["人人趣租", "“人人趣租”", "人人趣租App", " 人人 趣租 ", "人人趣租 app"])
def test_a_card_is_found_however_the_brand_is_typed(typed: str) -> None:
    assert Cards((CARD,)).of(typed) == CARD


@pytest.mark.parametrize("typed", ["趣租", "人人", "", "App"])
def test_another_brand_has_no_card(typed: str) -> None:
    assert Cards((CARD,)).of(typed) is None


def test_a_card_is_offered_when_its_app_was_named_and_not_before() -> None:
    cards = Cards((CARD,))
    assert offered_card(asked(), cards) is None
    named = talk.answer(asked(), "人人趣租")
    assert offered_card(named, cards) == CARD
    assert held(named, "name") in (None, "不详"), "offering takes nothing over"
    assert offered_card(talk.answer(asked(), "别的租"), cards) is None


def test_what_somebody_answered_stays_and_the_rest_comes_from_the_card() -> None:
    before = talk.answer(asked("respondents.0.address"), "北京市朝阳区某某路1号")
    after = with_card(talk.answer(talk.ask(before, "respondents.0.brand"), "人人趣租"), CARD)
    assert held(after, "address") == "北京市朝阳区某某路1号"
    assert (held(after, "name"), held(after, "email"), held(after, "phone")) == (CARD.name, CARD.email, CARD.phone)
    assert after.question is not None
    assert after.question.key != "respondents.0.name", "it is not asked again"
    assert offered_card(after, Cards((CARD,))) is None


def test_a_card_is_offered_too_where_one_line_names_app_and_company() -> None:
    named = talk.answer(asked("respondents.0.who"), "人人趣租")
    assert named.question is not None
    assert named.question.key == "respondents.0.name", "what is missing would be asked now"
    assert offered_card(named, Cards((CARD,))) == CARD
    after = with_card(named, CARD)
    assert held(after, "name") == CARD.name
    assert after.question is not None
    assert after.question.key != "respondents.0.name"


def test_what_a_caller_said_of_themselves_is_not_made_a_fact_by_a_card() -> None:
    said = talk.answer(asked("respondents.0.said"), "人人趣租")
    assert held(said, "brand") == "人人趣租"
    assert offered_card(said, Cards((CARD,))) is None


def test_cards_come_back_from_the_folder_as_they_were_kept_one_for_each_brand(tmp_path: Path) -> None:
    assert read_cards(tmp_path) == Cards()
    other = Card("好租机", '"某" \\ 公司')
    keep_card(tmp_path, CARD)
    keep_card(tmp_path, other)
    moved = replace(CARD, brand="“人人趣租”App", address="广东省广州市")
    assert keep_card(tmp_path, moved) == Cards((other, moved)) == read_cards(tmp_path)
    assert "来访者的任何事" in (tmp_path / "名片.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["[[card]\n", "card = 1\n", "[[card]]\nbrand = 1\n", "card = [1]\n"])
def test_a_list_of_cards_that_is_none_is_refused_and_stays(tmp_path: Path, text: str) -> None:
    (tmp_path / "名片.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match="名片读不了"):
        keep_card(tmp_path, CARD)
    assert (tmp_path / "名片.toml").read_text(encoding="utf-8") == text


def test_what_is_new_of_a_business_is_found_and_of_nobody_else() -> None:
    named = talk.answer(asked(), "人人趣租")
    assert new_cards(named, Cards()) == (), "without its company's name there is nothing to keep"
    known = with_card(named, CARD)
    assert new_cards(known, Cards()) == (CARD,)
    assert new_cards(known, Cards((CARD,))) == ()
    assert new_cards(known, Cards((replace(CARD, address="别处"),))) == (CARD,)


class Typing:
    """A shell that types answers, by the beginning of the question; what it was asked and shown."""

    def __init__(self, answers: dict[str, str], most: int = 50) -> None:
        self.most = most
        self.answers, self.asked = answers, []  # type: ignore[var-annotated]

    def ask(self, asked: Question) -> str:
        self.asked.append(asked.label)
        typed = next((text for begin, text in self.answers.items() if asked.label.startswith(begin)), None)
        if typed is None or len(self.asked) > self.most:
            raise EOFError
        return typed

    def pick(self, *_: object) -> str:
        return ""

    def say(self, text: str) -> None:
        """Nothing is looked at."""


def sat(folder: Path, answers: dict[str, str], most: int = 50) -> tuple[ClinicSitting, Typing]:
    shell = Typing(answers, most)
    sitting = ClinicSitting(asked(), shell, lambda _: None, folder=folder)
    with pytest.raises(EOFError):
        sitting.run()
    return sitting, shell


def test_in_a_clinic_the_card_is_shown_and_a_yes_takes_it(tmp_path: Path) -> None:
    keep_card(tmp_path, CARD)
    sitting, shell = sat(tmp_path, {"App": "人人趣租", "以前记过": "是"})
    assert f"以前记过“人人趣租”：{CARD.told}。是这一家吗" in shell.asked
    assert held(sitting.talk, "name") == CARD.name


@pytest.mark.parametrize("typed", ["否", "不清楚", "", "退出"])
def test_whatever_is_no_yes_takes_nothing(tmp_path: Path, typed: str) -> None:
    keep_card(tmp_path, CARD)
    sitting, _ = sat(tmp_path, {"App": "人人趣租", "以前记过": typed})
    assert held(sitting.talk, "name") in (None, "不详")


def test_whoever_goes_back_from_a_card_is_at_the_app_again(tmp_path: Path) -> None:
    keep_card(tmp_path, CARD)
    sitting, shell = sat(tmp_path, {"App": "人人趣租", "以前记过": "返回"}, most=4)
    assert [each[:2] for each in shell.asked] == ["Ap", "以前", "Ap", "以前", "Ap"]
    assert held(sitting.talk, "name") in (None, "不详")


def test_a_card_is_kept_at_the_end_when_somebody_says_yes(tmp_path: Path) -> None:
    for typed, kept in (("否", Cards()), ("是", Cards((CARD,)))):
        done = with_card(talk.answer(asked(), "人人趣租"), CARD)
        sitting = ClinicSitting(replace(done, question=None), Typing({"“人人趣租”": typed}), print, folder=tmp_path)
        assert sitting.run()
        assert read_cards(tmp_path) == kept


def test_a_case_with_what_a_card_said_has_nothing_wrong_in_it() -> None:
    assert not with_card(talk.answer(asked(), "人人趣租"), CARD).state.problems
