"""Beside a question stands what the letters say because of its answer, and how they would read with what is typed."""

from __future__ import annotations

import pytest

from letters import desk
from letters.case.save import blank
from letters.desk import Beside, BesideLetter, beside
from letters.desk.seen.beside import MOST
from tests.stories import ADDRESS, ID_NUMBER, contact, person, platform, text_of
from tests.web.asking import TODAY

WORDS = "今天不还就上门"
TOLD = text_of(
    platform(),
    contact("I1", "2026-11-20 22:30", acts=["threat"], words=WORDS, from_number="16700000901"),
    contact("I2", "2026-11-21", count=30, estimated=True),
    who=person(id_number=ID_NUMBER),
)
REPORT, NOTICE = "complaint/police", "notice/stop-harassment"


def seen(key: str, typed: str = "", only: str = "", text: str = TOLD) -> Beside:
    return beside(text, desk.open_desk(), TODAY, key, (lambda _: typed) if typed else None, only)


def letter(found: Beside, wanted: str) -> BesideLetter:
    return next(one for one in found.letters if one.id == wanted)


def words(one: BesideLetter, *, new: bool = False) -> str:
    """What the blocks say, or what of it is new."""
    return "\n".join("".join(piece.words for piece in each.pieces if piece.is_new or not new) for each in one.blocks)


def test_an_answer_stands_in_each_letter_that_it_goes_into_and_nothing_of_it_is_new() -> None:
    found = seen("incidents.0.words")
    assert {REPORT, NOTICE} <= {one.id for one in found.letters}
    for one in found.letters:
        assert WORDS in words(one)
        assert words(one, new=True).strip() == ""


def test_what_is_typed_stands_there_at_once_and_its_words_are_marked() -> None:
    found = letter(seen("incidents.0.words", "明天去你单位拉横幅"), REPORT)
    assert "明天去你单位拉横幅" in words(found)
    assert "单位拉横幅" in words(found, new=True)
    assert WORDS not in words(found)
    assert "2026年11月20日" not in words(found, new=True)


def test_a_count_changes_the_sums_and_a_number_is_marked_whole() -> None:
    found = letter(seen("incidents.1.count", "大约35次"), REPORT)
    assert "35" in words(found, new=True).split()
    assert "另估计约35次" in words(found)


def test_each_letter_is_shown_as_its_reader_will_see_it() -> None:
    letters = seen("complainant.id_number").letters
    assert {one.id for one in letters if ID_NUMBER in words(one)} == {REPORT}
    assert NOTICE not in {one.id for one in letters}
    for one in seen("complainant.address", "浙江省杭州市西湖区翠苑街道某某路9号").letters:
        assert one.id != NOTICE or "某某路9号" not in words(one)
    assert ADDRESS not in words(letter(seen("complainant.name"), NOTICE))


def test_what_is_not_understood_yet_leaves_what_is_stored_in_its_place() -> None:
    found = seen("incidents.0.at", "13月45日晚上")
    assert found.problem
    assert "11月20日" in words(letter(found, REPORT))


def test_an_answer_that_no_letter_has_is_said_to_stand_in_none() -> None:
    found = seen("complainant.occupation", text=text_of(contact("I1", "2026-11-20 22:30")))
    assert [one for one in found.letters if words(one, new=True).strip()] == []
    assert seen("complainant.name", text="version = 2\n") == Beside((), "", is_unnamed=True)


def test_what_is_said_no_more_is_counted() -> None:
    found = letter(seen("incidents.0.acts", "没有这些"), REPORT)
    assert words(found) != words(letter(seen("incidents.0.acts"), REPORT))
    assert max(len(one.blocks) for one in seen("complainant.name").letters) <= MOST


@pytest.mark.parametrize("only", [REPORT, NOTICE])
def test_one_letter_looked_at_alone_reads_as_it_does_among_all(only: str) -> None:
    every = [one for one in seen("incidents.0.words", "明天去你单位").letters if one.id == only]
    assert list(seen("incidents.0.words", "明天去你单位", only).letters) == every
    assert seen("incidents.0.words", only="../x").letters == seen("incidents.0.words").letters


PERIOD = {"at": "11月20日", "until": "11月22日", "channel": "1", "per_day": "30", "per_night": "2"}


def period(text: str) -> Beside:
    typed = {f"incidents.0.{name}": said for name, said in PERIOD.items()}
    return beside(text, desk.open_desk(), TODAY, "incidents.0.period", lambda _: typed)


def test_so_many_a_day_is_drawn_day_by_day_with_its_nights_before_anybody_said_who_they_are() -> None:
    found = period(blank())
    assert [(each.day.day, each.every, each.night) for each in found.days] == [(20, 30, 2), (21, 30, 2), (22, 30, 2)]
    assert found.is_unnamed
    assert any("每天约30次" in words(one) for one in found.letters)
    assert not any("10000000000" in words(one) for one in found.letters)


def test_of_a_question_that_says_nothing_of_how_many_no_days_are_drawn() -> None:
    assert seen("incidents.0.words").days == ()
    assert len(seen("incidents.1.count").days) == 2
    assert not seen("incidents.1.count").is_unnamed


def test_whoever_only_wishes_for_quiet_sees_no_letter_beside_a_question_that_nothing_speaks_for() -> None:
    record = '\n#~ draft = { wants = { wishes = ["others", "pay"] } }\n'
    polite = text_of(platform(), contact("I1", "2026-11-20 10:30", words="请还款"), who=person()) + record
    assert {one.id for one in seen("complainant.name", text=polite).letters} == {NOTICE}
