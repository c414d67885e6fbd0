"""Every text that stands in a letter is searched for it, and check says each rule once, with its places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from letters.cli.checking import show_check
from letters.compose.guard.texts import OWN, WORDS
from letters.compose.guard.warning_rules import bundled_kinds
from letters.pack.make import document
from letters.render import write_text
from tests.compose.sent import SENT
from tests.shelf import books, engine, planned
from tests.stories import contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.case.model import Case
from tests.compose.protected import BASE, CALLS, DAY, POLICE, own

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


@pytest.mark.slow
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
