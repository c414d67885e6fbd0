"""What holds of the counts whatever the incidents are."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case.events import Incident
from letters.case.vocabulary import Act, Channel, Direction, Overlap, Stop
from letters.findings.contacts import Contacts, tally
from letters.findings.counts import Breakdown, Figure
from letters.findings.objection import Objection
from letters.kit.moment import Moment

NUMBERS = [None, "-1", "未知号码", "16700000105", "167 0000 0105", "+85200000001", "多个106号段"]
OBJECTION = Objection(Moment.parse("2026-08-05 12:00"), (Stop.EVERYTHING,))
ROWS = {"counted", "countable", "pending", "calls", "rows"}  # records, no figures
FIGURES = {name for name, kind in vars(Contacts).items() if isinstance(kind, (property, cached_property))} - ROWS


@st.composite
def moments(draw) -> str:
    text = f"2026-{draw(st.integers(7, 9)):02d}"
    precision = draw(st.integers(0, 3))
    if precision:
        text += f"-{draw(st.integers(1, 30)):02d}"
    if precision > 1:
        text += f" {draw(st.integers(0, 23)):02d}:{draw(st.sampled_from(['00:00', '59:59', '30']))}"
    return text


@st.composite
def incidents(draw, key: str = "I") -> Incident:
    return Incident(
        id=key,
        at=draw(moments()),
        until=draw(st.none() | moments()),
        channel=draw(st.sampled_from(Channel)),
        direction=draw(st.sampled_from(Direction)),
        acts=tuple(draw(st.lists(st.sampled_from([Act.REMINDER, Act.THREAT, Act.INSULT]), unique=True))),
        count=draw(st.integers(1, 9)),
        estimated=draw(st.booleans()),
        from_number=draw(st.sampled_from(NUMBERS)),
        to=tuple(draw(st.lists(st.sampled_from(["self", "mother", "father"]), min_size=1, unique=True))),
        answered=draw(st.sampled_from([None, True, False])),
        audience=draw(st.sampled_from([None, 36, 412])),
        overlap=Overlap.BOTH,  # what may be counted twice is for test_overlaps.py
    )


@st.composite
def stories(draw) -> list[Incident]:
    rows = draw(st.lists(incidents(), max_size=8))
    return [row.model_copy(update={"id": f"I{n:03d}"}) for n, row in enumerate(rows)]


def without_basis(value: Any) -> object:
    """The figures alone: ids and the number of rows left out."""
    if isinstance(value, Figure):
        return value.value, value.unknown
    if isinstance(value, Breakdown):
        return tuple((key, figure.value) for key, figure in value.parts), value.unknown.value
    if isinstance(value, Contacts):
        return {name: without_basis(getattr(value, name)) for name in FIGURES}
    return (value.posts.value, value.total) if hasattr(value, "posts") else value


@pytest.mark.slow
@given(stories(), st.randoms())
def test_counts_hold_whatever_the_incidents_are(rows, random):
    """Each property looks at the same rows: to draw them takes longer than to look."""
    _parts_and_what_is_unknown_make_the_total(rows)
    _every_contact_is_counted_or_given_apart(rows)
    _the_order_of_the_incidents_makes_no_difference(rows, random)
    _one_row_of_many_says_the_same_as_many_rows_of_one(rows)
    _a_time_not_known_is_never_night_and_never_has_an_hour(rows)
    _no_figure_claims_more_than_its_basis(rows)


def _parts_and_what_is_unknown_make_the_total(rows):
    contacts = tally(rows)
    total = contacts.total.value

    for part in (contacts.by_day, contacts.by_hour, contacts.by_clock_hour, contacts.by_channel, contacts.by_rank):
        assert sum(figure.value for _, figure in part) + part.unknown.value == total
    numbered = sum(figure.value for _, figure in contacts.by_number)
    assert numbered + contacts.withheld.value + contacts.no_number.value == total
    calls = contacts.by_channel.of(Channel.CALL).value
    assert contacts.answered.value + contacts.unanswered.value + contacts.answered.unknown == calls


def _every_contact_is_counted_or_given_apart(rows):
    contacts = tally(rows)

    apart = contacts.reminders.value + contacts.own_calls.value
    assert contacts.total.value + apart == sum(row.count for row in rows)


def _the_order_of_the_incidents_makes_no_difference(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)

    shown, again = tally(rows, requests=[OBJECTION]), tally(shuffled, requests=[OBJECTION])
    assert {name: getattr(again, name) for name in FIGURES} == {name: getattr(shown, name) for name in FIGURES}


def _one_row_of_many_says_the_same_as_many_rows_of_one(rows):
    pointwise = [row.model_copy(update={"until": None}) for row in rows]
    split = [row.model_copy(update={"id": f"{row.id}-{n}", "count": 1}) for row in pointwise for n in range(row.count)]

    assert without_basis(tally(split, requests=[OBJECTION])) == without_basis(tally(pointwise, requests=[OBJECTION]))


def _a_time_not_known_is_never_night_and_never_has_an_hour(rows):
    vague = [row for row in rows if row.at.clock is None]
    contacts = tally(vague)

    assert contacts.night.value == 0
    assert contacts.night.unknown == contacts.by_hour.unknown.value == contacts.total.value


def _no_figure_claims_more_than_its_basis(rows):
    contacts = tally(rows, requests=[OBJECTION])
    counts = {row.id: row.count for row in rows}

    for figure in (contacts.night, contacts.after_objection, contacts.third_party, contacts.estimated):
        assert figure.value == sum(counts[key] for key in figure.basis)
        assert figure.value + figure.unknown <= contacts.total.value
