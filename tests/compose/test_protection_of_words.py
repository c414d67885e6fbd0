"""Warnings about the sender's own words: how heavy for which letter, where in the case, and which texts are read."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.cli.checking import show_check
from letters.compose.choose.selection import select
from letters.compose.guard.texts import ACCOUNT, OWN, WORDS
from letters.compose.guard.warning_rules import bundled_kinds
from letters.compose.guard.warnings import Severity
from letters.pack.make import Style, document, make
from letters.render import write_text
from scripts.examples import stories
from tests import shelf
from tests.compose.sent import POLICE_STATION, RECONSIDERATION, REFUSAL, SENT, filing
from tests.shelf import books, engine, hits, planned
from tests.stories import ID_NUMBER, contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.case.model import Case
    from letters.compose.guard.warnings import Caution

POLICE, CONSUMER, REGULATOR = "complaint/police", "complaint/consumer-association", "complaint/market-regulator"
NOTICE = "notice/stop-harassment"
OFFER = "negotiation/instalments"
DAY = "2026-11-23"
CALLS = contact("I1", "2026-10-01 10:00", count=4)
DOOR = table("route", dispute_first="consumer-association")
BASE = (platform(), CALLS, lease(), DOOR)


def own(text: str, *letters: str) -> str:
    return table("story", account=text, **({"letters": list(letters)} if letters else {}))


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


AGENT = {"kind": "authorised", "name": "孙玉兰", "relation": "母亲", "phone": "19900000032"}
HALF = {"due": "2027-01-28", "amount": "458.00"}
WAYS = [
    {"kind": "instalments", "payments": [{"due": "2026-12-28", "amount": "458.00"}, HALF]},
    {"kind": "deferral", "payments": [{"due": "2027-01-28", "amount": "916.00"}]},
]


def full(*more: str) -> Case:
    """A case with a mark of its own in every text that a sender may write; `more` is added to it."""
    return story(
        platform(note="标记甲一"),
        lease(
            device_received=True,
            payments=[{"on": "2026-03-02", "amount": "899.00", "note": "标记甲二", "evidence": ["E01"]}],
        ),
        row("lease.claim.items", name="违约金", amount="100.00", disputed=True, why="标记甲三").replace(
            "[[lease.claim.items]]", '[lease.claim]\nas_of = "2026-10-01"\namount = "100.00"\n[[lease.claim.items]]'
        ),
        contact("I1", "2026-10-01 10:00", "visit", account="标记乙一", present="标记乙二", evidence=["E01"]),
        contact("I2", "2026-10-02 10:00", words="标记乙三"),
        row("practices", kind="deposit", account="标记乙四", words="标记乙五", by="platform", evidence=["E01"]),
        row("dealings", on="2026-10-03", how="客服", asked="标记丙一", answered="标记丙二"),
        row("harms", what="标记丙三", evidence=["E01"]),
        row("evidence", id="E01", title="标记丁一", kind="document", proves="标记丁二"),
        own("标记丁三"),
        table("budget", dependants="标记戊一"),
        row("budget.household", relation="女儿", note="标记戊六"),
        table("agent", **AGENT, matters=["标记辛一"], special_powers=["标记辛二"]),
        table("legal_aid", wants=["advice", "representation"], local_rule="标记辛三"),
        offer(
            undisputed_what="标记戊二",
            source="标记戊三",
            contact="标记戊四",
            return_device=True,
            options=[
                *WAYS,
                {"kind": "return", "payments": [{"due": "2026-12-28", "amount": "458.00"}, HALF]},
                {"kind": "settlement", "why": "标记辛四", "payments": [HALF]},
            ],
        ).replace("2026年6月因病手术", "标记戊五"),
        row("offer.disputed", item="标记己一", reason="标记己二", ask="标记己三"),
        table("declarations", before_other_body=True, where="标记己四", police_report="标记己五"),
        f'[demands]\n"{POLICE}" = ["标记庚一"]\n',
        *more,
    )


def letters_of(case: Case) -> Iterator[tuple[str, str]]:
    """Every letter that the full case gives, whichever door is chosen, with its text; then those that follow one."""
    for door in ("consumer-association", "market-regulator"):
        chosen = case.model_copy(update={"route": case.route.model_copy(update={"dispute_first": door})})
        for head in books().heads:
            if head.is_letter and planned(chosen, DAY, head.id).letters:
                yield head.id, document_of(chosen, head.id)
    for wanted, filings, _ in SENT.values():
        yield wanted, document_of(full(*filings), wanted)


def document_of(case: Case, wanted: str) -> str:
    """The first letter of that id: a notice goes to several, in the same words."""
    return write_text(document(planned(case, DAY, wanted).letters[0], engine()))


def test_every_text_of_the_sender_that_stands_in_a_letter_was_searched_for_it_and_no_other() -> None:
    case = full()
    letters = dict(letters_of(case))
    assert len(letters) > 5
    for name, written in letters.items():
        marks = [
            spot
            for spot in books().rules.fields.spots(case, name)
            if "标记" in spot.text and spot.place not in NOT_THEIRS
        ]
        standing = {spot.place for spot in marks if spot.text in written}
        searched = {spot.place for spot in marks if spot.kind in OWN | {WORDS}}
        assert standing == searched, name


NOT_THEIRS = {"交涉第1项的对方怎么答复"}  # what the other side answered


def check(path: Path, capsys: pytest.CaptureFixture[str], *, as_json: bool = False) -> str:
    show_check(path, DAY, keys=True, as_json=as_json, templates=None)
    return capsys.readouterr().out


def test_check_says_each_rule_once_for_all_letters_that_it_concerns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.toml"
    path.write_text(case_text(own("每天打几十个电话，我放弃一切抗辩。", "complaint")), encoding="utf-8")
    lines = check(path, capsys).splitlines()
    heard = lines[lines.index("要留意的，每件只说一次：") + 1 :]
    assert sum("（waives-defence）" in line for line in lines) == 1
    assert sum("（count-not-borne-out）" in line for line in lines) == 1
    assert heard[0].startswith("    ✋ 不能写：有的话放弃了您自己的权利")
    assert heard[1] == "        在自述：“我放弃一切抗辩”"
    assert heard[2].startswith(f"      → {bundled_kinds()['waives-defence'].next}")
    assert "        在自述：“每天打几十个”，至少是一天20次，案件里记下的一天最多4次" in lines


def test_check_names_the_letters_that_a_rule_concerns_where_it_is_not_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.toml"
    path.write_text(case_text(offer(), own("我放弃一切抗辩。", "complaint", "negotiation")), encoding="utf-8")
    lines = check(path, capsys).splitlines()
    [stop] = [place for place, line in enumerate(lines) if "（waives-defence）" in line]
    assert lines[stop + 2].startswith("        关于：")
    assert "协商" not in lines[stop + 2]  # offers carry no account


def test_check_of_a_single_letter_names_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.toml"
    path.write_text("\n".join(["version = 1", person(), CALLS, own("我放弃一切抗辩。")]), encoding="utf-8")
    lines = check(path, capsys).splitlines()
    assert not any("关于：" in line for line in lines)
    assert sum("（waives-defence）" in line for line in lines) == 1


def test_the_json_of_check_holds_each_letters_own_list_with_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.toml"
    path.write_text(case_text(own("我放弃一切抗辩。", "complaint")), encoding="utf-8")
    told = json.loads(check(path, capsys, as_json=True))["letters"]
    assert len(told) == 2
    for letter in told:
        [stop] = [one for one in letter["warnings"] if one["severity"] == "stop"]
        assert stop["places"] == ["自述：“我放弃一切抗辩”"]
        assert stop["instead"].startswith("“本人保留")


def case_text(*parts: str) -> str:
    return "\n".join(["version = 1", person(), *BASE, *parts])


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
