"""Where an estimate and a log tell of the same days, what came is counted once: by the log, until somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.findings.contacts import tally
from letters.findings.overlaps import overlaps_of
from tests.findings.counted import contact
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
    assert "收到来电至少5次" in police
    assert "150" not in police
    assert "155" not in police
    assert "〔可能与别的记录重复，不计〕" in police
    assert "单日最多" not in police


def test_check_and_write_ask_each_time_as_long_as_nothing_is_chosen() -> None:
    warned = [caution.id for caution in letter(told(), DAY, "complaint/police").warnings]
    assert "estimate-and-log" in warned
    for choice in ("log", "estimate", "both"):
        assert "estimate-and-log" not in [one.id for one in letter(told(choice), DAY, "complaint/police").warnings]


@pytest.mark.parametrize(
    ("choice", "total", "marked"),
    [
        ("log", "收到来电5次", 1),
        ("estimate", "收到来电估计约150次", 5),
        ("both", "收到来电已记录5次、另估计约150次", 0),
    ],
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


@pytest.mark.slow
@given(st.lists(st.sampled_from(["log", "estimate", "both", None]), max_size=3), st.integers(0, 5))
def test_the_sum_of_an_estimate_and_its_log_is_counted_only_where_somebody_said_they_are_apart(
    choices: list[str | None], listed: int
) -> None:
    estimates = [estimate(id=f"E{n}", overlap=choice) for n, choice in enumerate(choices)]
    total = tally([*estimates, *log()[:listed]]).total
    if listed and "both" not in choices:
        assert not (total.recorded and total.estimated)
    assert total.value + total.unknown <= 150 * len(choices) + listed


def said(*estimates: dict[str, Any]) -> list[Incident]:
    return [estimate(**{"id": f"E{number}", **fields}) for number, fields in enumerate(estimates)]


NIGHTS = {"at": "2026-11-22", "until": "2026-11-27", "per_day": 15}


def test_of_two_estimates_of_the_same_days_the_larger_is_counted_and_every_figure_is_at_least_that() -> None:
    total = tally(said({}, NIGHTS)).total
    assert (total.value, total.unknown) == (150, 90)
    said_of = (row(f"E{n}", **{"at": "2026-11-20", "until": "2026-11-24", **each}) for n, each in enumerate(TWO))
    case = story(*said_of, today=DAY)
    police = text(case, DAY, "complaint/police")
    assert "收到来电估计至少150次" in police
    assert "240" not in police
    assert police.count("〔可能与别的记录重复，不计〕") == 1
    assert "estimates-overlap" in [one.id for one in letter(case, DAY, "complaint/police").warnings]


TWO: list[dict[str, Any]] = [{"per_day": 30}, NIGHTS]
CHOSEN = [
    (None, "both", {"E0", "E1"}),
    (None, "log", {"E0"}),
    (None, "estimate", {"E1"}),
    ("log", None, {"E1"}),
    ("estimate", None, {"E0"}),
    ("both", None, {"E0", "E1"}),
]


@pytest.mark.parametrize(("first", "second", "counted"), CHOSEN)
def test_of_two_estimates_those_count_of_which_the_person_says_so(
    first: str | None, second: str | None, counted: set[str]
) -> None:
    total = tally(said({"overlap": first}, {**NIGHTS, "overlap": second})).total
    assert (set(total.basis), total.unknown) == (counted, 0)


def test_two_estimates_that_are_both_said_to_count_are_asked_about_again() -> None:
    rows = said({"overlap": "estimate"}, {**NIGHTS, "overlap": "estimate"})
    assert overlaps_of(rows).pending == {"E1"}


@pytest.mark.parametrize("name", ["channel", "receiver", "days"])
def test_two_estimates_of_other_contacts_are_added(name: str) -> None:
    assert tally(said({}, APART[name])).total.value == 300


def test_two_sums_that_a_screen_showed_are_added() -> None:
    rows = [contact("2026-11-20", id=f"W{n}", until="2026-11-26", count=22, rank="screenshot") for n in range(2)]
    assert tally(rows).total.value == 44


def test_a_single_contact_of_which_the_day_is_not_sure_is_no_estimate() -> None:
    rows = [contact("2026-11", id=f"D{n}", estimated=True) for n in range(2)]
    assert tally(rows).total.value == 2


@st.composite
def estimates(draw: st.DrawFn) -> list[Incident]:
    """Estimates of some days of November, by one number or none, with or without a choice."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        first = draw(st.integers(1, 20))
        last = first + draw(st.integers(0, 8))
        chosen = draw(st.sampled_from([None, None, None, "log", "estimate", "both"]))
        caller = draw(st.sampled_from([None, "16700001001", "16700001009"]))
        days = {"at": f"2026-11-{first:02}", "until": f"2026-11-{last:02}"}
        each = draw(st.integers(2, 40))
        found.append(estimate(id=f"E{number}", per_day=each, overlap=chosen, from_number=caller, **days))
    return found


@pytest.mark.slow
@given(estimates())
def test_estimates_that_may_be_of_the_same_contacts_are_never_added_unless_somebody_said_they_are_apart(
    rows: list[Incident],
) -> None:
    total = tally(rows).total
    counted = [each for each in rows if each.id in total.basis]
    for place, one in enumerate(counted):
        for other in counted[place + 1 :]:
            assert _are_apart(one, other) or "both" in (one.overlap, other.overlap)
    assert total.value + total.unknown <= sum(row.count for row in rows)
    if not any(row.overlap for row in rows):
        assert total.value >= max((row.count for row in rows), default=0)
        assert total.value + total.unknown == sum(row.count for row in rows)


def _are_apart(one: Incident, other: Incident) -> bool:
    """By their days, or by two numbers that are both known."""
    first, second = sorted((one, other), key=lambda row: row.at.earliest)
    days = first.end.latest < second.at.earliest
    return days or (None not in (one.from_number, other.from_number) and one.from_number != other.from_number)
