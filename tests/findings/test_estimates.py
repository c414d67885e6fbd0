"""An estimate is kept and told as it was said, and counted by its days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case import file
from letters.errors import CaseError
from letters.findings.contacts import tally
from tests.findings.counted import contact
from tests.shelf import text
from tests.stories import TODAY, lease, platform, story
from tests.stories import contact as row

if TYPE_CHECKING:
    from letters.case.events import Incident

FIVE_DAYS = {"at": "2026-11-20", "until": "2026-11-24", "per_day": 30}


def estimate(**fields: Any) -> Incident:
    return contact(**{**FIVE_DAYS, **fields})


def test_thirty_a_day_on_five_days_lie_on_each_of_them_and_those_at_night_are_told_apart() -> None:
    contacts = tally([estimate(per_night=2)])
    assert contacts.total == contacts.estimated
    assert (contacts.total.value, contacts.total.estimated, contacts.total.basis) == (150, 150, ("I1",))
    assert [(day.day, each.value) for day, each in contacts.by_day] == [(n, 30) for n in range(20, 25)]
    assert (contacts.night.value, contacts.night.unknown, contacts.rows) == (10, 0, 1)


def test_nobody_knows_how_many_of_an_estimate_came_at_night_that_does_not_say() -> None:
    assert (tally([estimate()]).night.value, tally([estimate()]).night.unknown) == (0, 150)


def test_on_which_of_ten_days_the_five_were_nobody_knows() -> None:
    contacts = tally([estimate(until="2026-11-29", days=5)])
    assert contacts.total.value == contacts.by_day.unknown.value == 150


def test_an_estimate_on_nobody_knows_how_many_days_counts_for_one_and_says_so() -> None:
    total = tally([contact("2026-08", per_day=10)]).total
    assert (total.value, total.is_open) == (10, True)
    written = text(story(platform(), lease(), row("I1", "2026-08", per_day=10)), TODAY, "complaint/police")
    assert "估计至少10次" in written
    assert "每天约10次，天数不详（本人估计）" in written


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "每天约30次（本人估计）"),
        ({"days": 5}, "每天约30次，约5天（本人估计）"),
        ({"days": 5, "days_exact": True}, "每天约30次，共5天（本人估计）"),
        ({"per_night": 2}, "每天约30次，其中夜间（22时至次日8时）每天约2次（本人估计）"),
        ({"per_day": None, "per_night": 2}, "夜间（22时至次日8时）每天约2次（本人估计）"),
    ],
)
def test_an_estimate_is_told_as_it_was_said(fields: dict[str, Any], told: str) -> None:
    said: dict[str, Any] = {
        key: value for key, value in {**FIVE_DAYS, **fields}.items() if value is not None and key != "at"
    }
    case = story(
        platform(), lease(), row("I1", "2026-11-20", **said), row("I2", "2026-11-24 09:00"), today="2026-11-27"
    )
    written = text(case, "2026-11-27", "complaint/police")
    assert f"2026年11月20日至24日，本人接到来电，{told}" in written
    assert told.removesuffix("（本人估计）") in written.split("催收事件明细表", 2)[-1]
    assert "单日最多" not in written
    assert "已记录1次、另估计约" in written
    assert "151" not in written


WRONG = {
    "nights": ({"per_night": 40}, "夜间每天40次，多于每天一共的30次"),
    "days": ({"days": 6}, "写了6天，而从开始到截止只有5天"),
    "count": ({"count": 100}, "写了100次，而每天30次、5天合150次"),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_estimate_that_contradicts_itself_is_told(name: str) -> None:
    fields, message = WRONG[name]
    said: dict[str, Any] = {key: value for key, value in {**FIVE_DAYS, **fields}.items() if key != "at"}
    with pytest.raises(CaseError) as refused:
        story(platform(), row("I1", "2026-11-20", **said), today="2026-11-27")
    assert message in str(refused.value)


def test_days_without_how_many_a_day_are_refused() -> None:
    with pytest.raises(CaseError, match="写了天数，没有写每天几次"):
        story(platform(), row("I1", "2026-11-20", days=5))


def test_what_an_estimate_comes_to_is_stored_nowhere() -> None:
    assert "count" not in row("I1", "2026-11-20", until="2026-11-24", per_day=30)
    case = file.parse(
        'version = 1\n[complainant]\nname = "林若溪"\nphone = "19900000011"\naddress = "浙江省杭州市西湖区某某路3号"\n'
        '[[incidents]]\nid = "I1"\nat = "2026-11-20"\nuntil = "2026-11-24"\nchannel = "call"\nper_day = 30\n',
        today=date(2026, 11, 27),
    )
    assert (case.incidents[0].count, case.incidents[0].estimated) == (150, True)


@given(st.integers(1, 90), st.integers(0, 90), st.integers(1, 40), st.none() | st.integers(1, 40))
def test_day_by_day_an_estimate_comes_to_what_was_said(daily: int, night: int, span: int, days: int | None) -> None:
    until = date.fromordinal(date(2026, 9, 1).toordinal() + span - 1)
    said: dict[str, Any] = {"until": until.isoformat(), "per_day": daily, "per_night": min(daily, night) or None}
    contacts = tally([contact("2026-09-01", days=min(days, span) if days else None, **said)])
    on_days = min(days, span) if days else span
    assert contacts.total.value == contacts.total.estimated == daily * on_days
    assert sum(each.value for _, each in contacts.by_day) + contacts.by_day.unknown.value == daily * on_days
    if said["per_night"]:
        assert (contacts.night.value, contacts.night.unknown) == (min(daily, night) * on_days, 0)
