"""Wrong doors, dead names, hotlines and limits: nothing unverified is told as fact."""

from __future__ import annotations

import re
from datetime import date

import pytest

from letters.authorities import Directory, Limit, load
from letters.authorities.role import MEASURES, Checked, Portal
from letters.errors import UsageError

DOORS = {
    "12378-unlicensed": ({"wants_12378", "unlicensed"}, [{"wants_12378", "licensed"}, {"unlicensed"}]),
    "12378-licence-unknown": ({"wants_12378"}, [{"wants_12378", "unlicensed"}, {"wants_12378", "licensed"}]),
    "telecom-appeal": ({"wants_telecom_appeal"}, [{"wants_telecom_appeal", "about_carrier_service"}]),
    "anti-fraud-line": ({"wants_96110"}, [{"wants_12378"}]),
    "both-doors": ({"both_doors"}, [{"mixes_complaint_and_report"}]),
    "complaint-with-report": ({"mixes_complaint_and_report"}, [{"both_doors"}]),
    "relative-complains": (
        {"relative_complains"},
        [{"relative_complains", "authorised"}, {"relative_complains", "relative_is_party"}],
    ),
    "old-name": ({"old_name"}, [{"both_doors"}]),
    "association-punishes": ({"asks_association_to_punish"}, [{"asks_regulator_about_contract"}]),
    "regulator-voids-contract": ({"asks_regulator_about_contract"}, [{"asks_association_to_punish"}]),
    "police-freezes": ({"asks_police_to_freeze_or_collect"}, [{"asks_office_for_injunction"}]),
    "office-injunction": ({"asks_office_for_injunction"}, [{"asks_police_to_freeze_or_collect"}]),
    "legal-aid-lease": ({"wants_aid_for_lease"}, [{"wants_aid_for_lease", "local_aid_rule"}]),
    "criminal-refusal": ({"wants_reconsideration_of_criminal_refusal"}, [{"wants_to_sue_over_silence"}]),
    "suit-over-silence": (
        {"wants_to_sue_over_silence"},
        [{"wants_to_sue_over_silence", "refused_outright"}, {"wants_to_sue_over_silence", "reconsidered"}],
    ),
    "reconsideration-of-private-body": ({"wants_reconsideration_of_private_body"}, [{"both_doors"}]),
}


def test_every_door_of_the_data_has_its_test(directory: Directory) -> None:
    assert {door.id for door in directory.doors} == DOORS.keys()


@pytest.mark.parametrize("door", DOORS)
def test_a_wrong_door_trips_on_its_facts_and_not_on_near_misses(directory: Directory, door: str) -> None:
    facts, misses = DOORS[door]
    tripped = {one.id: one for one in directory.wrong_doors(facts)}
    assert door in tripped
    assert tripped[door].message
    assert tripped[door].instead
    for miss in misses:
        assert door not in {one.id for one in directory.wrong_doors(miss)}


def test_no_facts_no_wrong_door(directory: Directory) -> None:
    assert directory.wrong_doors(frozenset()) == ()


def test_a_fact_outside_the_closed_set_is_refused_with_the_nearest(directory: Directory) -> None:
    with pytest.raises(UsageError, match="是不是 both_doors"):
        directory.wrong_doors({"both_door"})


@pytest.mark.parametrize(
    ("text", "olds"),
    [
        ("某某区工商局：", ["工商局"]),
        ("国家工商行政管理总局及质监局", ["国家工商行政管理总局", "质监局"]),
        ("质监局、工商局、质监局", ["质监局", "工商局"]),
        ("中国银保监会某某监管局", ["银保监会"]),
        ("某某银保监局", ["银保监局"]),
        ("某某市市场监督管理局", []),
        ("中国工商银行某某支行", []),
        ("国家金融监督管理总局", []),
        ("", []),
    ],
)
def test_bodies_that_are_no_more_are_found(directory: Directory, text: str, olds: list[str]) -> None:
    found = directory.old_names(text)
    assert [body.old for body in found] == olds
    assert all(body.now for body in found)


def test_a_successor_is_not_itself_an_old_name(directory: Directory) -> None:
    for body in directory.dead_bodies:
        assert directory.old_names(body.now) == ()


def test_only_verified_hotlines_are_said(directory: Directory) -> None:
    everywhere = [*directory.hotlines, *(one for role in directory.roles.values() for one in role.hotlines)]
    assert {one.number for one in everywhere if one.verified} == {"110", "12315"}
    for hotline in everywhere:
        assert bool(hotline.sentence) == hotline.verified
    assert directory.role("police").hotline_sentences == ("110：正在发生的威胁、上门、拘禁等紧急警情",)


def test_a_door_that_names_an_unverified_number_says_so(directory: Directory) -> None:
    unverified = {one.number for one in directory.hotlines if not one.verified}
    for door in directory.doors:
        if any(number in door.message for number in unverified):
            assert "未核实" in door.message
        assert not any(number in door.instead for number in unverified)


def test_an_unknown_limit_is_said_to_be_unknown(directory: Directory) -> None:
    portal = directory.role("market-regulator").portal
    assert portal is not None
    for measure in MEASURES:
        assert portal.limit(measure) is None
        assert "未知" in portal.limit_text(measure)
        assert not re.search(r"\d", portal.limit_text(measure))


@pytest.mark.parametrize(("verified", "note"), [(True, "2026-11-01 核对）"), (False, "未核实")])
def test_a_known_limit_is_said_with_its_day(verified: bool, note: str) -> None:
    checked = Checked("网页提示", date(2026, 11, 1), verified)
    portal = Portal("某某平台", "https://example.cn", checked, {"body_characters": Limit(500, checked)})
    assert "500" in portal.limit_text("body_characters")
    assert note in portal.limit_text("body_characters")
    assert "未知" in portal.limit_text("attachments")


def test_each_role_says_what_it_does_and_what_it_does_not(directory: Directory) -> None:
    for role in directory.roles.values():
        assert role.does, role.id
        assert role.does_not, role.id
        assert role.channels, role.id
    assert any("处罚" in line for line in directory.role("consumer-association").does_not)
    assert any("合同效力" in line for line in directory.role("market-regulator").does_not)
    assert any("冻结" in line for line in directory.role("police").does_not)


def test_no_article_is_cited_by_number(directory: Directory) -> None:
    said = [door.message + door.instead for door in directory.doors]
    for role in directory.roles.values():
        said += [role.caution, *role.does, *role.does_not, *role.channels, *(rule.text for rule in role.rules)]
    assert not [text for text in said if re.search(r"第[\d一二三四五六七八九十百]+条", text)]


def test_the_data_is_read_once() -> None:
    assert load() is load()
