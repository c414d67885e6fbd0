"""Where an estimate and a log tell of the same days, what came is counted once: by the log, until somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.findings.contacts import tally
from letters.findings.overlaps import overlaps_of
from tests.findings.test_contacts import contact
from tests.shelf import letter, text
from tests.stories import contact as row
from tests.stories import lease, platform, story, table

if TYPE_CHECKING:
    from letters.case.events import Incident
    from letters.case.model import Case

DAY = "2026-11-27"
DOOR = table("route", dispute_first="consumer-association")
LOG = [f"2026-11-2{n} 09:0{n}" for n in range(5)]


def estimate(**fields: Any) -> Incident:
    return contact(**{"at": "2026-11-20", "id": "E", "until": "2026-11-24", "per_day": 30, **fields})


def log(**fields: Any) -> list[Incident]:
    return [contact(at, id=f"L{n}", rank="carrier", **fields) for n, at in enumerate(LOG)]


def written(choice: str | None = None, letter_id: str = "complaint/police", **fields: Any) -> str:
    return text(told(choice, **fields), DAY, letter_id)


def told(choice: str | None = None, **fields: Any) -> Case:
    chosen = {"overlap": choice} if choice else {}
    rows = [row(f"L{n}", at, rank="carrier", from_number="16700001001") for n, at in enumerate(LOG)]
    said = row("E", "2026-11-20", until="2026-11-24", per_day=30, **chosen, **fields)
    return story(platform(), lease(), DOOR, said, *rows, today=DAY)


def test_until_somebody_chooses_the_log_alone_is_counted_and_every_figure_is_at_least_that() -> None:
    contacts = tally([estimate(), *log()])
    assert (contacts.total.value, contacts.total.unknown, contacts.total.estimated) == (5, 150, 0)
    police = written()
    assert "次数：至少5次" in police
    assert "150" not in police
    assert "155" not in police
    assert "〔与逐条记录重叠，不计〕" in police
    assert "单日最多" not in police


def test_check_and_write_ask_each_time_as_long_as_nothing_is_chosen() -> None:
    warned = [caution.id for caution in letter(told(), DAY, "complaint/police").warnings]
    assert "estimate-and-log" in warned
    for choice in ("log", "estimate", "both"):
        assert "estimate-and-log" not in [one.id for one in letter(told(choice), DAY, "complaint/police").warnings]


@pytest.mark.parametrize(
    ("choice", "total", "marked"),
    [("log", "次数：5次", 1), ("estimate", "次数：估计约150次", 5), ("both", "次数：已记录5次、估计约150次", 0)],
)
def test_what_was_chosen_counts_and_what_it_replaced_stays_as_background(choice: str, total: str, marked: int) -> None:
    police = written(choice)
    assert total in police
    assert police.count("〔与另一条重叠，不计〕") == marked
    assert "155" not in police


def test_a_row_of_the_log_that_says_something_is_told_beside_the_estimate_that_was_chosen() -> None:
    rows = [*log()[:4], contact(LOG[4], id="L4", rank="carrier", words="等着", acts=["threat"])]
    assert tally([estimate(overlap="estimate"), *rows]).total.basis == ("E", "L4")


APART: dict[str, dict[str, Any]] = {
    "channel": {"channel": "sms"},
    "receiver": {"to": ["mother"]},
    "days": {"at": "2026-10-01", "until": "2026-10-05"},
    "number": {"from_number": "16700001009"},
}


@pytest.mark.parametrize("name", APART)
def test_what_cannot_be_the_same_contacts_is_no_overlap(name: str) -> None:
    told_of = estimate(**APART[name])
    assert overlaps_of([told_of, *log(from_number="16700001001")]).found == ()


def test_a_sum_that_a_screen_showed_may_be_the_calls_of_the_log_and_a_sum_of_the_log_itself_is_not() -> None:
    week = {"id": "W", "until": "2026-11-26", "count": 22}
    total = tally([contact("2026-11-20", **week, rank="screenshot"), *log()]).total
    assert (total.value, total.unknown) == (5, 22)
    assert tally([contact("2026-11-20", **week, rank="carrier"), *log()]).total.value == 27


def test_what_is_told_from_memory_is_no_log() -> None:
    assert overlaps_of([estimate(), contact("2026-11-22 09:00", id="M", rank="memory")]).found == ()


@given(st.lists(st.sampled_from(["log", "estimate", "both", None]), max_size=3), st.integers(0, 5))
def test_the_sum_of_an_estimate_and_its_log_is_counted_only_where_somebody_said_they_are_apart(
    choices: list[str | None], listed: int
) -> None:
    estimates = [estimate(id=f"E{n}", overlap=choice) for n, choice in enumerate(choices)]
    total = tally([*estimates, *log()[:listed]]).total
    if listed and "both" not in choices:
        assert not (total.recorded and total.estimated)
    assert total.value + total.unknown <= 150 * len(choices) + listed
