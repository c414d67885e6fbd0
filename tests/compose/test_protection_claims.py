"""Numbers that the sender's own words claim, against what the incidents bear out."""

from __future__ import annotations

import pytest

from letters.compose.guard.claims import OWN_CALLS, at_least, claims
from letters.compose.guard.wording import unquoted
from tests.shelf import books, planned
from tests.stories import contact, platform, story, table

KIND = "count-not-borne-out"
DAY = "2026-11-23"


def remarks(account: str, *incidents: str) -> list[str]:
    case = story(platform(), *incidents, table("story", account=account))
    [letter] = planned(case, DAY, "complaint/police").letters
    return [place.remark for one in letter.warnings if one.id == KIND for place in one.places]


TEN_IN_TWO_DAYS = (contact("I1", "2026-11-01 10:00", count=7), contact("I2", "2026-11-02 10:00", count=3))


@pytest.mark.parametrize(
    ("account", "borne_out"),
    [
        ("每天打7个电话", True),
        ("每天打8个电话", False),
        ("一天七八个电话", True),
        ("一天八九个电话", False),
        ("天天接到十几通来电", False),
        ("一共打了10次。", True),
        ("一共打了11次。", False),
        ("前后收到上百条短信", False),
        ("打了10多个电话", True),
        ("打了二十多个电话", False),
        ("打了8到12个电话", True),
        ("打了11～12个电话", False),
    ],
)
def test_a_number_that_is_more_than_the_records_is_pointed_out_and_one_that_is_not_passes(
    account: str, borne_out: bool
) -> None:
    assert (remarks(account, *TEN_IN_TWO_DAYS) == []) is borne_out


def test_both_figures_are_said() -> None:
    assert remarks("每天打几十个电话，一共打了上千次。", *TEN_IN_TWO_DAYS) == [
        "至少是一天20次，案件里记下的一天最多7次",
        "至少是1000次，案件里记下的一共10次",
    ]


def test_reminders_and_the_senders_own_calls_bear_nothing_out() -> None:
    reminder = contact("I1", "2026-11-01 10:00", "sms", acts=["reminder"], count=50)
    own = contact("I2", "2026-11-01 10:00", direction="out", count=50)
    real = contact("I3", "2026-11-01 11:00")
    assert remarks("打了20个电话", reminder, own, real) == ["至少是20次，案件里记下的一共1次"]


def test_an_estimate_of_so_many_a_day_over_a_span_bears_itself_out() -> None:
    span = contact("I1", "2026-10-01", until="2026-10-10", count=50, estimated=True)
    assert remarks("每天大约5次，从10月1日到10月10日共10天，估计共50次。", span) == []
    assert remarks("每天打6个电话", span) == ["至少是一天6次，案件里记下的一天最多5次"]


def test_a_month_known_only_as_a_month_is_spread_over_its_days() -> None:
    month = contact("I1", "2026-06", count=60, estimated=True)
    assert remarks("每天打2个电话", month) == []
    assert remarks("每天打3个电话", month) == ["至少是一天3次，案件里记下的一天最多2次"]


@pytest.mark.parametrize(
    "text",
    [
        "我给客服打了30次电话",
        "群里有412人",
        "第30次联系平台",
        "付了4期，每期899元",
        "那一天我请了3次假",
        "打了110",
        "涉及20个电话号码",
        "三十一天里没有停过",
        "每天早上8点上班",
        "对方的短信写着“每天给你打100个电话”",
        "花了三个月时间",
    ],
)
def test_other_numbers_are_no_claim(text: str) -> None:
    assert list(claims(unquoted(text), books().rules.contexts[OWN_CALLS])) == []


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("12", 12),
        ("３０", 30),
        ("十几", 11),
        ("几十", 20),
        ("上百", 100),
        ("数百", 200),
        ("二三十", 20),
        ("十五六", 15),
        ("两三百", 200),
        ("一百二十", 120),
        ("成百上千", 100),
        ("几", None),
    ],
)
def test_a_number_in_words_counts_at_its_least(words: str, least: int | None) -> None:
    assert at_least(words) == least
