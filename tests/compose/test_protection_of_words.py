"""Warnings about the sender's own words: how heavy for which letter, where in the case, and which texts are read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.compose.guard.texts import ACCOUNT
from letters.compose.guard.warnings import Severity
from letters.pack.make import Style, make
from scripts.examples import stories
from tests import shelf
from tests.compose.sent import POLICE_STATION, RECONSIDERATION, REFUSAL, filing
from tests.shelf import books, engine, hits, planned
from tests.stories import ID_NUMBER, contact, offer, person, row, story

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case.model import Case
    from letters.compose.guard.warnings import Caution
from tests.compose.protected import BASE, CONSUMER, DAY, POLICE, own

NOTICE = "notice/stop-harassment"
OFFER = "negotiation/instalments"


def cautions(case: Case, letter: str = POLICE, on: str = DAY) -> dict[str, Caution]:
    return {caution.id: caution for one in planned(case, on, letter).letters for caution in one.warnings}


@pytest.mark.parametrize(
    ("words", "kind", "letter", "weight"),
    [
        ("我承认违约金。", "admits-disputed", CONSUMER, Severity.STOP),
        ("我承认违约金。", "admits-disputed", POLICE, Severity.WARN),
        ("这是一家诈骗公司。", "accuses-of-crime", CONSUMER, Severity.STOP),
        ("这是一家诈骗公司。", "accuses-of-crime", POLICE, Severity.WARN),
        ("不退钱就曝光你们。", "threatens", POLICE, Severity.STOP),
        ("我放弃一切抗辩。", "waives-defence", POLICE, Severity.STOP),
        ("催收员赵某，身份证110101199003070013。", "private-data-of-others", CONSUMER, Severity.WARN),
        ("催收员赵某，身份证110101199003070013。", "private-data-of-others", POLICE, Severity.NOTE),
        ("9月我把手机卖了。", "tells-device-disposed", POLICE, Severity.STOP),
    ],
)
def test_words_stop_the_letters_they_would_hurt_and_are_said_in_the_others(
    words: str, kind: str, letter: str, weight: Severity
) -> None:
    assert cautions(story(*BASE, own(words)), letter)[kind].severity is weight


def test_an_override_by_name_lets_a_letter_go_and_keeps_the_reason() -> None:
    override = row("overrides", warning="threatens", reason="这句是引用我发过的短信，律师看过")
    caution = cautions(story(*BASE, own("不退钱就曝光你们。"), override))["threatens"]
    assert not caution.stops
    assert caution.overruled == "这句是引用我发过的短信，律师看过"


def test_what_is_quoted_of_a_text_is_marked_where_it_is_cut_and_no_half_number_is_shown() -> None:
    text = "请马上打13900001234不退钱就曝光你们所有人的全部名字和工作单位"
    [place] = cautions(story(*BASE, own(text)))["threatens"].places
    assert place.quote.startswith("…")
    assert place.quote.endswith("…")
    assert "****1234" in place.quote
    assert "0000" not in place.quote
    assert "就曝光你们" in place.quote


def test_a_quoted_text_is_never_cut_within_what_is_seen_as_one_character() -> None:
    family = "👨\u200d👩\u200d👧"
    [place] = cautions(story(*BASE, own(f"不退钱就曝光你们{family * 9}")))["threatens"].places
    assert place.quote.removesuffix("…").rstrip(family).endswith("曝光你们")
    assert place.quote.count(family) * len(family) == len(place.quote.removesuffix("…")) - len("不退钱就曝光你们")


def test_every_stop_says_how_it_is_overruled() -> None:
    assert cautions(story(*BASE, own("我放弃一切抗辩。")))["waives-defence"].how == (
        '[[overrides]] warning = "waives-defence", reason = "…"'
    )


def test_the_senders_own_id_number_is_no_private_data_of_others() -> None:
    case = story(*BASE, own(f"我的身份证号码是{ID_NUMBER}"), who=person(id_number=ID_NUMBER, gender="女"))
    assert "private-data-of-others" not in cautions(case)


def test_a_warning_names_every_place_and_is_given_once() -> None:
    case = story(
        *BASE,
        contact("I003", "2026-10-02 10:00", account="这就是黑社会的做法", evidence=["E02"]),
        row("evidence", id="E02", title="录音", kind="recording", proves="证明平台是骗子"),
        own("他们是诈骗团伙。"),
    )
    caution = cautions(case)["accuses-of-crime"]
    assert {place.place for place in caution.places} == {"自述", "事件 I003 的经过", "证据 E02 的证明目的"}
    assert "见自述：“他们是诈骗团伙”；事件 I003 的经过：“这就是黑社会的做法”；证据 E02 的证明目的" in caution.message


def test_of_many_places_a_sentence_names_the_first_few_and_how_many_there_are() -> None:
    rows = [contact(f"J{n}", "2026-10-02 10:00", account=f"第{n}次，这就是黑社会") for n in range(1, 9)]
    message = cautions(story(*BASE, *rows))["accuses-of-crime"].message
    assert "J5" in message
    assert "J6" not in message
    assert message.endswith("等8处。")


def test_a_number_of_a_person_is_shortened_where_a_warning_repeats_it() -> None:
    caution = cautions(story(*BASE, own("他的身份证是110101199003070013。")))["private-data-of-others"]
    assert "110101199003070013" not in caution.message


def test_a_wrong_door_is_said_with_the_place_where_the_sender_means_it() -> None:
    [place] = cautions(story(*BASE, own("我想打12378投诉。")))["wrong-door"].places
    assert (place.place, place.quote) == ("自述", "我想打12378投诉")


def test_suing_over_silence_is_a_wrong_door_until_the_body_refused_or_was_asked_to_reconsider() -> None:
    meant = own("派出所一直不回复，我就去法院起诉派出所。")
    refused = filing(POLICE, POLICE_STATION, "2026-11-02", REFUSAL)
    reconsidered = filing(RECONSIDERATION, "杭州市西湖区人民政府", "2026-11-03")
    assert "wrong-door" in cautions(story(*BASE, meant), CONSUMER)
    assert "wrong-door" not in cautions(story(*BASE, meant, refused), CONSUMER)
    assert "wrong-door" not in cautions(story(*BASE, meant, reconsidered), CONSUMER)


def test_each_wrong_door_names_its_own_places_alone() -> None:
    case = story(*BASE, own("我想打12378投诉。"), row("harms", what="我打了96110投诉"))
    [letter] = planned(case, DAY, POLICE).letters
    doors = [one for one in letter.warnings if one.id == "wrong-door"]
    assert sorted([place.place for place in door.places] for door in doors) == [["后果第1项的后果"], ["自述"]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("附上“这是一家诈骗公司”的截图", False),  # quoted: somebody's words
        ("我回复：“不退款我就发抖音”", True),  # quoted, and the sender's own
        ("“诈骗公司”，我就这么看", True),  # as short as a term
        ("他们说要来我家！我欠他们5000元", True),  # said in another sentence
        ("他们说我欠他们5000元", False),
    ],
)
def test_quoted_words_and_what_others_say_are_not_the_senders(words: str, found: bool) -> None:
    assert bool(hits(words, ACCOUNT)) is found


def test_what_a_letter_does_not_carry_does_not_stop_it() -> None:
    case = story(*BASE, offer(), own("我承认违约金。不退钱就曝光你们。"))
    assert {"admits-disputed", "threatens"} <= cautions(case, CONSUMER).keys()
    assert not {"admits-disputed", "threatens"} & cautions(case, OFFER).keys()


def test_the_requests_of_one_letter_are_read_for_that_letter_alone() -> None:
    case = story(*BASE, f'[demands]\n"{POLICE}" = ["查明号码", "必须把他们拘留"]\n')
    [place] = cautions(case)["states-outcome"].places
    assert place.place == "自己写的请求第2项"
    assert "states-outcome" not in cautions(case, CONSUMER)


DESERVED = {  # an illness, and what relatives earn and lend, told to a platform that is asked for time
    "illness-and-instalments": {"health-told", "lives-kept-back"},
    "phone-sent-back": {"lives-kept-back"},
}
OF_SUMS = {  # what a month does not carry without the sister or the wages to come; rents called due that were not yet
    "illness-and-instalments": {"budget-does-not-carry"},
    "phone-sent-back": {"budget-does-not-carry"},
    "false-police-and-court": {"sums-to-check"},
}


@pytest.mark.parametrize("path", stories(), ids=lambda path: path.name)
def test_the_examples_give_no_false_alarm(path: Path) -> None:
    """Stops and warnings on the examples: none is expected but what two of them tell the other side."""
    case = read(path / "case.toml", today=date(2026, 11, 23))
    made = select(case, books(), case.written_on or date(2026, 11, 23))
    loud = {one.id for letter in made.letters for one in letter.warnings if one.severity > 1}
    placed = {one.id for letter in made.letters for one in letter.warnings if one.places and one.id != "masked"}
    assert made.letters
    assert placed == DESERVED.get(path.name, set())
    assert loud == placed - {"lives-kept-back"} | OF_SUMS.get(path.name, set())


def test_what_was_hidden_is_told_with_the_sentence_as_the_reader_sees_it() -> None:
    mother = row("third_parties", id="mother", relation="母亲", name="苏婉晴")
    told = own("他们打给了苏婉晴。后来又找苏婉晴的邻居。")
    [masked] = [one for one in shelf.letter(story(*BASE, mother, told), DAY, POLICE).warnings if one.id == "masked"]

    assert (masked.detail, [str(place) for place in masked.places]) == (
        "母亲的姓名",
        ["自述：“他们打给了〔母亲〕”", "自述：“后来又找〔母亲〕的邻居”"],
    )


def test_what_was_hidden_where_the_letter_does_not_carry_it_has_no_sentence() -> None:
    mother = row("third_parties", id="mother", relation="母亲", name="苏婉晴")
    told = own("他们打给了苏婉晴。")
    [masked] = [one for one in shelf.letter(story(*BASE, mother, told), DAY, NOTICE).warnings if one.id == "masked"]

    assert (masked.detail, masked.places) == ("母亲的姓名", ())


def test_the_note_to_the_sender_says_where() -> None:
    made = planned(story(*BASE, own("他们必须退一赔三。")), DAY, POLICE)
    pack = make(made, books(), engine(), Style(("txt",)), date(2026, 11, 23))
    assert "见自述：“他们必须退一赔三”。" in pack.files[0].content.decode("utf-8-sig")
