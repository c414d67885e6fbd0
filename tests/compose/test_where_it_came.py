"""What was posted, who came and on whose phone it stands are told as they are, and counted for whom they concern."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letters.case.file import read
from letters.errors import CaseError
from letters.findings import of
from tests.shelf import books, letter, text
from tests.stories import TODAY, contact, lease, platform, row, story, table

POLICE = "complaint/police"
DOOR = table("route", dispute_first="consumer-association")
MOTHER = row("third_parties", id="mother", relation="母亲")
DAY = date(2026, 11, 20)
INPUTS = Path(__file__).resolve().parents[3] / "shared" / "inputs" / "toml"
COMMENT = {
    "channel_name": "抖音评论区",
    "acts": ["debt_disclosed"],
    "words": "欠钱不还，认识的转告",
    "from_name": "贷后07",
    "audience": 300,
    "link": "https://example.cn/v/1",
}


def told(*rows: str, wanted: str = POLICE) -> str:
    return text(story(platform(), lease(), DOOR, MOTHER, *rows), TODAY, wanted)


def cited(written: str) -> list[str]:
    """The articles that a letter names."""
    return re.findall(r"《[^》]+》[^，；）]*", written)


def figures(*rows: str) -> Any:
    return letter(story(platform(), lease(), DOOR, MOTHER, *rows), TODAY, POLICE).context["figures"]


@pytest.mark.parametrize("to", [["public"], ["self"]])
def test_a_comment_for_all_to_read_is_posted_and_sent_to_nobody(to: list[str]) -> None:
    written = told(contact("I1", "2026-10-06", "social", to=to, **COMMENT))
    assert "贷后07在抖音评论区发布信息（可见300人）：“欠钱不还，认识的转告”。" in written
    assert "链接：https://example.cn/v/1。" in written
    assert "向本人发送信息" not in written


def test_what_is_posted_counts_as_told_to_others_and_as_sent_to_nobody() -> None:
    post = contact("I1", "2026-10-06", "social", to=["public"], **COMMENT)
    found = figures(post, contact("I2", "2026-10-07", to=["mother"], acts=["debt_disclosed"], account="说我欠钱"))
    assert (found.published, found.to_others, found.told_debt) == (1, 1, 2)
    written = told(post, contact("I2", "2026-10-07 09:00"), wanted="notice/stop-harassment")
    assert "被人公开发布信息1条" in written
    assert "对谁：公众" in written


def test_a_message_to_the_person_alone_is_no_post() -> None:
    found = figures(contact("I1", "2026-10-06", "social", acts=["debt_disclosed"], words="还钱", audience=1))
    assert (found.published, found.told_debt) == (0, 0)


def test_the_public_comment_of_a_case_as_it_was_typed_is_published_and_counted_as_told_to_others() -> None:
    path = INPUTS / "b2-insurance-lock-public-post.toml"
    if not path.is_file():
        pytest.skip("the small failing inputs are not beside this checkout")
    case = read(path, today=DAY)
    made = letter(case, "2026-11-20", POLICE)
    assert made.context["figures"].told_debt == 2  # type: ignore[attr-defined]
    written = text(case, "2026-11-20", POLICE)
    assert "在抖音评论区发布信息（可见300人）" in written
    assert "通过抖音评论区向本人发送信息" not in written


VISIT = {
    "place": "住处门口",
    "visitors": 2,
    "looks": "一人穿黑色羽绒服",
    "car": "白色轿车，末两位37",
    "seen_by": "对门邻居",
    "camera": "单元门口有摄像头",
    "duration": 1800,
}


def test_a_visit_is_told_with_its_place_its_length_and_who_came() -> None:
    written = told(contact("I1", "2026-11-18 22:35", "visit", account="踹门", **VISIT))
    assert "有人到住处门口，停留30分钟。踹门。对门邻居看到；单元门口有摄像头。" in written
    assert (
        "上门的人（明细表第1行），身份不明的人员：来人2名；一人穿黑色羽绒服；车辆：白色轿车，末两位37（第1行）。"
        in written
    )


def test_who_came_is_not_told_to_the_other_side() -> None:
    visit = contact("I1", "2026-11-18 22:35", "visit", account="踹门", **VISIT)
    written = told(visit, wanted="notice/stop-harassment")
    assert not [text for text in ("摄像头", "对门邻居", "白色轿车") if text in written]


def test_calls_in_a_mothers_log_are_calls_to_the_mother() -> None:
    mothers = contact("I1", "2026-10-05 09:00", log="mother", rank="export", account="问我在哪")
    found = of(story(platform(), lease(), MOTHER, mothers), books(), DAY)
    assert [who for who, _ in found.contacts.by_receiver] == ["mother"]
    assert "母亲接到来电（母亲的手机上的记录）" in told(mothers)


def test_the_persons_own_log_holds_calls_to_the_person() -> None:
    case = story(platform(), MOTHER, contact("I1", "2026-10-05 09:00", log="self", account="问我在哪"))
    assert case.incidents[0].to == ("self",)
    assert "手机上的记录" not in told(contact("I1", "2026-10-05 09:00", log="self", account="问我在哪"))


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "own call in another's log": ({"log": "mother", "to": ["self"]}, "这条记录来自别人的手机"),
    "log of nobody": ({"log": "father"}, "father"),
    "looks of a caller": ({"looks": "黑色羽绒服"}, "来人的情况只用于上门"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_so_is_told(name: str) -> None:
    fields, message = WRONG[name]
    with pytest.raises(CaseError) as refused:
        story(platform(), MOTHER, contact("I1", "2026-10-05 09:00", **fields))
    assert message in str(refused.value)


def test_a_third_party_cannot_be_called_the_public() -> None:
    with pytest.raises(CaseError, match="专指公众"):
        story(row("third_parties", id="public", relation="邻居"))


def test_threats_of_court_and_of_the_credit_record_are_an_act_of_their_own_that_cites_no_article_of_its_own() -> None:
    plain = {"words": "72小时内列为失信被执行人并划扣工资。" * 4, "from_number": "1069000000081"}
    told_of = told(contact("I1", "2026-10-05 21:49", "sms", acts=["threatens_court"], **plain))
    bare = told(contact("I1", "2026-10-05 21:49", "sms", **plain))
    assert "涉及以起诉、失信、征信、扣工资相逼" in told_of
    assert cited(told_of) == cited(bare) != []
