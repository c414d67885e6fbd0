"""Law and bodies that are no more: derived from the law data, said with what took their place."""

from __future__ import annotations

from datetime import date

import pytest

from letters.compose.guard.outdated import read_old_law
from letters.compose.guard.warning_rules import DATA
from tests.shelf import books, planned
from tests.stories import contact, lease, platform, story, table

CALLS = contact("I1", "2026-10-01 10:00", count=4)
DAY = "2026-11-23"
POLICE, REGULATOR = "complaint/police", "complaint/market-regulator"
DOOR = table("route", dispute_first="market-regulator")


def remarks(
    account: str, *parts: str, on: str = DAY, letter: str = POLICE, kind: str = "dead-law", signed: str = "2026-03-02"
) -> list[str]:
    case = story(platform(), lease(signed_on=signed), DOOR, *(parts or (CALLS,)), table("story", account=account))
    [made] = planned(case, on, letter).letters
    return [place.remark for one in made.warnings if one.id == kind for place in one.places]


@pytest.mark.parametrize("number", ["第四十二条", "42条", "第42条", "》第四十二条第五项", "（2012年修正）第四十二条"])
def test_an_article_number_of_the_repealed_version_is_said_with_the_new_one(number: str) -> None:
    assert remarks(f"依据治安管理处罚法{number}处理") == ["是2026-01-01以前的条号，现在是第五十条"]


def test_the_other_names_people_use_are_known() -> None:
    assert remarks("按治安处罚法第42条处理") == ["是2026-01-01以前的条号，现在是第五十条"]


@pytest.mark.parametrize(
    "text",
    [
        "依据治安管理处罚法第五十条处理",
        "依据民法典第四十二条",
        "依据治安管理处罚法处理",
        "第四十二条",
        "依据治安管理处罚法第二十六条",  # a number that both versions have: the sender may mean today's
    ],
)
def test_a_number_of_today_or_of_another_act_passes(text: str) -> None:
    assert remarks(text) == []


def test_the_old_number_passes_where_something_told_happened_under_the_old_version() -> None:
    old = contact("I1", "2025-12-31 10:00", reported_on=date(2025, 12, 31))
    assert remarks("依据治安管理处罚法第四十二条", old, on="2026-02-01", signed="2025-03-02") == []
    assert remarks("依据治安管理处罚法第四十二条", signed="2025-03-02") != []  # an older contract is no old act


@pytest.mark.parametrize(("on", "dead"), [("2026-04-14", False), ("2026-04-15", True)])
def test_a_rule_of_procedure_is_dead_from_the_day_of_filing_on(on: str, dead: bool) -> None:
    text = "按照《市场监督管理投诉举报处理暂行办法》请在七日内答复"
    told = remarks(text, contact("I1", "2026-03-10 10:00"), on=on, letter=REGULATOR)
    assert told == (["自2026-04-15起已经废止，现在是《市场监督管理投诉举报处理办法》"] if dead else [])


def test_an_alias_of_a_dead_act_is_known_and_the_living_one_passes() -> None:
    assert remarks("根据投诉举报处理暂行办法")
    assert remarks("根据《市场监督管理投诉举报处理办法》") == []


@pytest.mark.parametrize(
    "text",
    [
        "根据合同法规定",
        "违反《中华人民共和国合同法》",
        "合同法第54条",
        "《民法总则》",
        "侵权责任法第六条",
        "依据担保法",
    ],
)
def test_acts_gone_before_the_law_data_begins_are_said(text: str) -> None:
    [remark] = remarks(text.replace("合同法规定", "合同法，"))
    assert remark.startswith("自2021-01-01起已经废止，现在是《民法典")


@pytest.mark.parametrize(
    "text",
    ["依据劳动合同法第三十条", "这份合同法律上无效", "根据合同法定代表人签字", "依据《劳动合同法》", "担保法律关系"],
)
def test_other_acts_and_words_that_hold_such_a_name_pass(text: str) -> None:
    assert remarks(text) == []


def test_the_old_act_passes_for_a_contract_made_under_it() -> None:
    assert remarks("根据《合同法》", signed="2020-12-31") == []
    assert remarks("根据《合同法》", signed="2021-01-01") != []


def test_no_living_act_of_the_law_data_is_called_dead() -> None:
    acts = {act.id for act in books().law.acts}
    dead = {name for each in read_old_law(DATA, acts).act for name in each.names}
    living = {name for act in books().law.acts for name in (act.title, act.short)}
    assert not dead & living


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("我向工商局反映过", ["现在是市场监督管理局"]),
        ("质监局和工商局都不管", ["现在是市场监督管理局", "现在是市场监督管理局"]),
        ("请市场监督管理局处理", []),
        ("来电人自称工商局的", []),
        ("对方发来“国家工商总局公告”", []),
    ],
)
def test_a_body_that_is_no_more_is_said_with_its_successor(text: str, remark: list[str]) -> None:
    assert remarks(text, kind="dead-body") == remark
