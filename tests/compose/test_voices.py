"""In a pleading or an application for a review nobody says 我: plaintiff, applicant, defendants by number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.compose.sent import SENT
from tests.compose.test_lawsuit import BARE, CALLS, COLLECTOR, DAY, FULL, MOTHER, SUIT, headed
from tests.shelf import text
from tests.stories import contact, lease, platform, row, story, table

if TYPE_CHECKING:
    from letters.case.model import Case

ACCOUNT = "有人把我的照片发到群里"
TOLD = contact("I6", "2026-09-04 09:00", "social", acts=["image_abuse"], to=["public"], account=ACCOUNT)
TALK = row("dealings", on="2026-09-05", how="客服", by="platform", asked="停止联系家人", answered="不归这里管")
OWN = table("story", account="我租了一部手机。")
REVIEWS = ("refusal", "criminal reconsideration", "criminal review", "supervision", "aid objection")
QUOTED = re.compile("“[^”]*”|自述：[^。]*。|转述：[^。]*。")


def suit(*more: str) -> str:
    return text(story(platform(), COLLECTOR, MOTHER, *CALLS, TOLD, TALK, OWN, *more), DAY, SUIT)


def body(written: str) -> str:
    return re.split("附件1?　催收", written)[0]


def test_only_what_was_said_or_told_speaks_of_oneself() -> None:
    told = body(suit())

    assert f"原告自述：{ACCOUNT}。" in told
    assert not re.search("我|本人", QUOTED.sub("", told))


def test_the_story_in_ones_own_words_is_no_part_of_a_pleading() -> None:
    assert "我租了一部手机" not in suit()


def test_the_table_says_whom_its_own_words_mean() -> None:
    assert "表中的“我”“本人”指原告。" in suit()
    assert "表中的" not in text(FULL, DAY, "complaint/police")


def said_by_two() -> str:
    stated = contact("I7", "2026-09-06 10:00", by="agency", by_basis="self_stated", words="等着")
    sent = contact("I8", "2026-09-07 10:00", "sms", by="platform", by_basis="confirmed", words="还钱")
    guess = contact("I9", "2026-09-08 10:00", by="agency", by_basis="inferred", account="催款")
    return suit(stated, sent, guess)


def test_each_defendant_is_called_by_its_place_in_claims_and_facts() -> None:
    written = said_by_two()

    claims = [line for line in headed(written, "诉讼请求").splitlines() if "费用" not in line]
    assert claims
    assert all("判令被告一、被告二" in line for line in claims)
    assert "向被告一提出：停止联系家人" in written
    assert "自称属于被告二的人员" in written


def test_which_rows_are_whose_is_told_with_the_ground_for_it() -> None:
    related = said_by_two().split("各被告与上述行为的关系", 1)[1].split("（四）", 1)[0]

    assert "行的行为由被告一实施。" in related
    assert "行的人员自称属于被告二，身份未核实。" in related
    assert "行的人员，原告推断与被告二有关，身份未核实。" in related


@pytest.mark.parametrize("case", [BARE], ids=["one"])
def test_a_single_defendant_has_no_number(case: Case) -> None:
    written = text(case, DAY, SUIT)

    assert "判令被告停止侵害" in written
    assert "被告一" not in written


@pytest.mark.parametrize("name", [name for name in SENT if name in REVIEWS])
def test_who_asks_for_a_review_is_the_applicant_throughout(name: str) -> None:
    wanted, filed, _ = SENT[name]
    told = body(text(story(platform(), lease(), MOTHER, *CALLS, *filed), DAY, wanted))

    assert "申请人" in told
    assert not re.search("我|本人", QUOTED.sub("", told))


def test_those_reviews_are_all_tried() -> None:
    assert len([name for name in SENT if name in REVIEWS]) == len(REVIEWS)


def test_defendants_are_numbered_in_the_order_of_the_case() -> None:
    places = [headed(said_by_two(), "被告").index(each) for each in ("被告一：青桐", "被告二：启岸")]
    assert all(one < other for one, other in pairwise(places))
