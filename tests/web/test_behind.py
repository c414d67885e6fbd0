"""From a sentence of a letter back to its question, and who reads what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.desk import LinkedTo, linked_letter, readers_of
from scripts.examples import stories
from tests.chosen_stories import chosen
from tests.desk.test_desk_facts import of_story
from tests.stories import ID_NUMBER, contact, person, platform, row, text_of
from tests.web.asking import TODAY, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from letters.desk import LetterFacts

TOLD = text_of(
    platform(),
    contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天<b>去你家</b>门口", from_number="16700000901"),
    contact("I2", "2026-11-21", count=30, estimated=True),
    row("third_parties", id="T1", relation="母亲", name="何桂芝", phone="16700000777"),
    who=person(id_number=ID_NUMBER),
)
LINK = re.compile(r'<a class="from" href="([^"]+)" target="_top">(.*?)</a>')
MARKS = re.compile(
    r'<sup class="estimate">.*?</sup>|<span class="own">.*?</span>|<aside>.*?</aside>\n|<span class="heed".*?</span>|'
    r'<p class="sample unchecked">.*?</p>\n|<a class="from"[^>]*>|</a>'
)
TO = LinkedTo("/sheets/{}.css".format, "/from/{}".format, "/points/{}".format, "/q/{}".format)


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    (tmp_path / "案件-2026-11-26").mkdir()
    (tmp_path / "案件-2026-11-26" / "case.toml").write_text(TOLD, encoding="utf-8")
    return Visitor(tmp_path)


def place(visitor: Visitor) -> str:
    """The address of the one case."""
    found = re.search(r"/c/[0-9a-f]{12}", visitor.get("/").text)
    assert found
    return found[0]


def leading(visitor: Visitor, words: str, number: int = 1) -> str:
    """Where the sentence of a letter leads that has these words."""
    paper = visitor.get(f"{place(visitor)}/letters/{number}/paper").text
    return next(address for address, said in LINK.findall(paper) if words in said)


@pytest.mark.slow
def test_a_sentence_opens_the_question_that_it_was_made_from(visitor: Visitor) -> None:
    answer = visitor.get(leading(visitor, "19900000011"))
    assert answer.status == 200
    for key in ("complainant.name", "complainant.phone"):
        assert f'href="{place(visitor)}/q/{key}?then=letters/1"' in answer.text
    number = visitor.get(leading(visitor, "16700000901的使用人"))
    assert dict(number.headers)["location"] == f"{place(visitor)}/q/incidents.0.from_number?then=letters/1"


def test_where_several_questions_made_a_sentence_they_are_listed_under_their_row(visitor: Visitor) -> None:
    page = visitor.get(leading(visitor, "约30次") + "?all=1").text
    assert f'href="{place(visitor)}/q/incidents.1.count?then=letters/1"' in page
    assert re.search('<li class="row">[^<]*2[^<]*</li>', page)
    assert "要等几秒" not in page


def test_what_a_person_typed_is_never_markup_where_it_leads_to_its_question(visitor: Visitor) -> None:
    paper = visitor.get(f"{place(visitor)}/letters/1/paper").text
    assert "明天<b>" not in paper
    assert "&lt;b&gt;去你家" in paper
    assert "<b>" not in visitor.get(leading(visitor, "去你家")).text


def test_a_letter_in_its_frame_may_follow_what_was_pressed_and_nothing_else(visitor: Visitor) -> None:
    told = dict(visitor.get(f"{place(visitor)}/letters/1/paper").headers)["content-security-policy"]
    assert "default-src 'none'" in told
    sandbox = told.partition(";")[0].split()
    assert sandbox == ["sandbox", "allow-same-origin", "allow-top-navigation-by-user-activation"]
    page = visitor.get(f"{place(visitor)}/letters/1").text
    assert "allow-scripts" not in page
    assert "allow-top-navigation-by-user-activation" in page


@pytest.mark.parametrize("sentence", ["9999", "0"])
def test_a_sentence_that_is_gone_or_rests_on_nothing_is_told_kindly(visitor: Visitor, sentence: str) -> None:
    answer = visitor.get(f"{place(visitor)}/letters/1/from/{sentence}")
    assert "这句话不在了" in answer.text or "不是从哪一个回答来的" in answer.text


def without_links(facts: LetterFacts) -> str:
    return MARKS.sub("", linked_letter(facts, TO))


@pytest.mark.slow
@pytest.mark.parametrize("folder", chosen(), ids=lambda folder: folder.name)
def test_links_change_nothing_that_is_read(folder: Path) -> None:
    for facts in of_story(folder)[:3]:
        assert without_links(facts) == desk.framed(facts.read.letter, facts.at, "/sheets/{}.css".format)


def test_each_sentence_that_rests_on_an_answer_leads_somewhere_and_what_the_program_says_is_marked() -> None:
    [folder] = [each for each in stories() if each.name == "calls-after-the-objection"]
    facts = of_story(folder)[0]
    html = linked_letter(facts, TO)
    led = {int(number) for number in re.findall(r'href="/from/(\d+)"', html)}
    assert led == {
        number
        for number, sentence in enumerate(facts.read.sentences)
        if not (sentence.is_label or facts.read.is_own(number))
    }
    assert '<span class="own">程序写的</span></p>' in html
    assert html.count('<sup class="estimate">估</sup>') == len(facts.estimates & led) > 0


def test_who_reads_what_is_told_by_the_letters_themselves() -> None:
    seen = readers_of(desk.open_case(TOLD, TODAY), desk.open_desk())
    assert seen.labels[:4] == ("姓名", "电话", "身份证号码", "住址")
    by_letter = {reader.called: dict(zip(seen.labels, reader.sees, strict=True)) for reader in seen.readers}
    assert by_letter["治安报案书"]["身份证号码"]
    platform_sees = next(sees for called, sees in by_letter.items() if "告知" in called or "停止" in called)
    assert not any(platform_sees[label] for label in ("身份证号码", "住址", "母亲的姓名", "母亲的电话"))


def test_two_letters_stand_beside_each_other_whatever_is_asked_for(visitor: Visitor) -> None:
    page = visitor.get(f"{place(visitor)}/readers?left=2&right=1").text
    assert page.index("/letters/2/paper") < page.index("/letters/1/paper")
    for typed in ("left=99&right=x", "left=-1", "left=١"):
        assert visitor.get(f"{place(visitor)}/readers?{typed}").status == 200
    assert ID_NUMBER not in page
