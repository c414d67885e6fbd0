"""What is taken from a case, and what is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.stats import facts
from letters.stats.names import same, tidy
from tests.stats.crowd import ON, lookup
from tests.stories import contact, person, row, story

if TYPE_CHECKING:
    from letters.stats import Facts


def taken(*parts: str, who: str = "", head: str = "") -> Facts:
    found = facts(story(*parts, who=who, head=head, today=ON.isoformat()), lookup(), ON)
    assert found is not None
    return found


def sent(letter: str, on: str, **fields: object) -> str:
    return row("filings", letter=letter, to="某某机关", on=date.fromisoformat(on), **fields)


def answer(on: str, outcome: str) -> str:
    return row("filings.replies", on=date.fromisoformat(on), outcome=outcome)


def platforms(**respondent: object) -> frozenset[str]:
    known = {"id": "P", "roles": ["platform"], **respondent}
    return taken(row("respondents", **known), head="written_on = 2026-01-05").groups["platforms"]


UNNAMED = frozenset({"没有写明经营者名称"})


def test_a_case_belongs_to_the_day_of_its_first_letter() -> None:
    parts = (
        contact("I1", "2026-01-02"),
        sent("complaint/police", "2026-03-04"),
        sent("complaint/police", "2026-02-03"),
    )
    found = taken(*parts, head="written_on = 2026-01-05")
    assert (found.day, found.groups["dated"]) == (date(2026, 2, 3), {"第一份文书寄出的日期"})


def test_without_a_letter_sent_to_the_day_it_was_written() -> None:
    found = taken(contact("I1", "2026-01-02"), head="written_on = 2026-01-05")
    assert (found.day, found.groups["dated"]) == (date(2026, 1, 5), {"文书日期"})


def test_without_either_to_the_last_contact_and_without_any_to_none() -> None:
    found = taken(contact("I1", "2026-01-02 08:00", until="2026-01-09"), contact("I2", "2026-01-03"))
    assert (found.day, found.groups["dated"]) == (date(2026, 1, 9), {"最后一次联系的日期"})
    assert facts(story(), lookup(), ON) is None


def test_a_day_in_the_past_shows_what_was_known_then() -> None:
    case = story(
        contact("I1", "2026-01-02", "sms", acts=["insult"]),
        contact("I2", "2026-06-01", "visit", acts=["threat"]),
        sent("complaint/police", "2026-02-03") + answer("2026-02-10", "accepted") + answer("2026-06-01", "decided"),
        sent("complaint/market-regulator", "2026-06-02"),
    )
    found = facts(case, lookup(), date(2026, 3, 31))
    assert found is not None
    assert (found.groups["acts"], found.groups["outcomes"]) == ({"侮辱"}, {"受理或立案"})
    assert found.waits == {"": 7, "公安机关": 7}
    assert facts(case, lookup(), date(2026, 1, 1)) is None
    assert facts(story(head="written_on = 2026-04-01"), lookup(), date(2026, 3, 31)) is None


def test_reminders_and_the_persons_own_calls_are_no_abuse() -> None:
    found = taken(
        contact("I1", "2026-01-02", "sms", acts=["reminder"]),
        contact("I2", "2026-01-03", "visit", direction="out"),
        contact("I3", "2026-01-04", "call", acts=["reminder", "threat", "insult"]),
    )
    assert found.groups["acts"] == {"威胁人身安全", "侮辱"}
    assert found.groups["channels"] == {"电话"}


def test_who_tells_nothing_stands_in_a_group_of_their_own() -> None:
    found = taken(head="written_on = 2026-01-05", who=person(address="某某路3号"))
    assert found.groups["acts"] == {"没有写明行为"}
    assert found.groups["channels"] == {"没有联系记录"}
    assert found.groups["regions"] == {"看不出地区"}
    assert found.groups["bodies"] == found.groups["outcomes"] == {"还没有寄出文书"}


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("浙江省杭州市西湖区翠苑街道某某路3号2单元502室", "浙江省 杭州市"),
        ("杭州西湖区某某路3号", "浙江省 杭州市"),
        ("上海市浦东新区某某路1号", "上海市"),
        ("海南省某某镇某某村5号", "海南省"),
        ("张三家", "看不出地区"),
    ],
)
def test_a_place_is_known_to_the_city_and_no_finer(address: str, region: str) -> None:
    assert taken(head="written_on = 2026-01-05", who=person(address=address)).groups["regions"] == {region}


def test_a_platform_goes_by_its_brand_and_else_by_its_name() -> None:
    assert platforms(name="某某网络有限公司", brand="橘租") == {"橘租"}
    assert platforms(name="某某网络有限公司") == {"某某网络有限公司"}


@pytest.mark.parametrize(
    "respondent",
    [
        {"name": "张伟"},
        {"name": "欧阳小美"},
        {"name": "不详"},
        {"name": "王某租机", "roles": ["platform", "person"]},
        {"name": "某某公司", "brand": "橘租13800000000"},
        {"name": "某某公司", "brand": "橘租１３８０００"},
        {"name": "某某公司", "brand": "http://example.cn"},
        {"name": "不详", "brand": "\u202e\u200b"},
    ],
)
def test_people_and_numbers_are_not_named(respondent: dict[str, object]) -> None:
    assert platforms(**respondent) == UNNAMED


def test_a_lessor_is_named_only_where_there_is_no_platform() -> None:
    lessor = row("respondents", id="L", roles=["lessor"], name="某某商贸有限公司")
    platform = row("respondents", id="P", roles=["platform"], name="不详", brand="橘租")
    head = "written_on = 2026-01-05"
    assert taken(lessor, head=head).groups["platforms"] == {"某某商贸有限公司"}
    assert taken(lessor, platform, head=head).groups["platforms"] == {"橘租"}


@pytest.mark.parametrize("spelling", ["橘租App", "橘租 APP", "橘租ａｐｐ", " 橘租app "])
def test_spellings_of_one_name_are_the_same(spelling: str) -> None:
    assert same(tidy(spelling)) == "橘租app"


@pytest.mark.parametrize(
    ("given", "shown"),
    [("橘租\x1b[31m", "橘租[31m"), ("橘\u202e租", "橘租"), ("橘\n租\t", "橘 租"), ("租" * 60, "租" * 39 + "…")],
)
def test_a_name_cannot_upset_a_terminal(given: str, shown: str) -> None:
    assert tidy(given) == shown


def test_letters_count_for_the_kind_of_body_that_they_went_to() -> None:
    found = taken(
        sent("complaint/police", "2026-02-03"),
        sent("negotiation/instalments", "2026-02-03"),
        sent("my-own/letter", "2026-02-03"),
    )
    assert found.groups["bodies"] == {"公安机关", "平台、出租方或者催收方", "其他收件人"}


def test_a_letter_that_follows_goes_where_the_one_before_went() -> None:
    first = sent("complaint/police", "2026-02-03", id="F1")
    second = sent("follow-up/reminder", "2026-02-20", id="F2", about="F1")
    assert taken(first, second, sent("follow-up/reminder", "2026-03-20", about="F2")).groups["bodies"] == {"公安机关"}


def test_what_became_of_a_letter_is_its_latest_answer() -> None:
    found = taken(
        sent("complaint/police", "2026-02-03") + answer("2026-02-04", "accepted") + answer("2026-03-04", "decided"),
        sent("complaint/market-regulator", "2026-02-03"),
    )
    assert found.groups["outcomes"] == {"作出处理决定", "还没有答复"}


def test_the_wait_is_from_the_first_letter_to_the_first_real_answer() -> None:
    found = taken(
        sent("complaint/police", "2026-02-03") + answer("2026-02-20", "silent"),
        sent("complaint/police", "2026-02-25") + answer("2026-03-01", "accepted") + answer("2026-03-09", "decided"),
        sent("complaint/market-regulator", "2026-02-06") + answer("2026-02-20", "silent"),
    )
    assert found.waits == {"": 26, "公安机关": 26, "市场监督管理局": None}
