"""What holds of allegations whatever the incidents are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case.events import Incident
from letters.case.vocabulary import Act, Channel, Direction
from letters.findings.allegations import Allegations, allege, in_time
from letters.law import load
from letters.law.limit import Limit

LAW = load()
FILED = date(2026, 11, 23)
SIX_MONTHS = Limit(6, "months")


@st.composite
def moments(draw) -> str:
    text = f"{draw(st.sampled_from([2025, 2026]))}-{draw(st.integers(1, 11)):02d}"
    precision = draw(st.integers(0, 2))
    if precision:
        text += f"-{draw(st.integers(1, 22)):02d}"
    return text + (f" {draw(st.integers(0, 23)):02d}:00" if precision > 1 else "")


@st.composite
def incidents(draw) -> list[Incident]:
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "at": moments(),
                    "channel": st.sampled_from(Channel),
                    "direction": st.sampled_from([Direction.IN, Direction.IN, Direction.OUT]),
                    "acts": st.lists(st.sampled_from(Act), max_size=3, unique=True).map(tuple),
                    "count": st.integers(1, 4),
                    "account": st.sampled_from([None, "经过"]),
                    "to": st.sampled_from([("self",), ("mother",)]),
                    "reported_on": st.sampled_from([None, None, date(2025, 6, 1), date(2026, 8, 1)]),
                }
            ),
            max_size=8,
        )
    )
    return [Incident.model_validate({"id": f"I{number}", **fields}) for number, fields in enumerate(rows)]


def to_the_police(rows: list[Incident]) -> Allegations:
    return allege(LAW, rows, addressee="police", filed=FILED, limit=SIX_MONTHS, facts=frozenset())


def told(found: Allegations) -> set[str]:
    return {incident.id for one in found.cited for incident in one.incidents}


@pytest.mark.slow
@given(incidents(), st.randoms(use_true_random=False))
def test_allegations_hold_whatever_the_incidents_are(rows, random):
    """Each property looks at the same rows: to draw them takes longer than to look."""
    _background_is_out_of_time_by_itself_and_never_cited(rows)
    _every_counted_incident_is_in_time_or_kept_alive_by_its_course_or_background(rows)
    _only_counted_incidents_are_cited_or_background(rows)
    _what_is_cited_was_in_force_on_the_last_day_and_verified(rows)
    _the_order_of_incidents_changes_nothing(rows, random)
    _a_body_that_knows_no_period_has_no_background(rows)


def _background_is_out_of_time_by_itself_and_never_cited(rows):
    found = to_the_police(rows)
    lapsed = {incident.id for incident in found.background}

    assert not lapsed & told(found)
    assert all(not in_time([incident], FILED, SIX_MONTHS) for incident in found.background)


def _every_counted_incident_is_in_time_or_kept_alive_by_its_course_or_background(rows):
    lapsed = {incident.id for incident in to_the_police(rows).background}
    counted = sorted((row for row in rows if row.counts), key=lambda row: (row.at.earliest, row.id))
    course: list[Incident] = []
    courses = [course]
    for row in counted:
        if course and (row.at.earliest - max(one.end.latest for one in course)).days > 30:
            course = []
            courses.append(course)
        course.append(row)

    alive = {row.id for one in courses if one and in_time(one, FILED, SIX_MONTHS) for row in one}
    own = {row.id for row in counted if in_time([row], FILED, SIX_MONTHS)}
    assert {row.id for row in counted} == lapsed | alive | own
    assert not lapsed & (alive | own)


def _only_counted_incidents_are_cited_or_background(rows):
    found = to_the_police(rows)
    uncounted = {row.id for row in rows if not row.counts}

    assert not uncounted & (told(found) | {incident.id for incident in found.background})


def _what_is_cited_was_in_force_on_the_last_day_and_verified(rows):
    for one in to_the_police(rows).cited:
        last = max(incident.end.latest.date() for incident in one.incidents)
        assert one.provisions
        assert all(provision.verified and provision.in_force(last) for provision in one.provisions)
        assert (one.crosses is not None) == (
            one.incidents[0].at.latest.date() < max(provision.since for provision in one.provisions)
        )


def _the_order_of_incidents_changes_nothing(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)

    assert to_the_police(shuffled) == to_the_police(rows)


def _a_body_that_knows_no_period_has_no_background(rows):
    found = allege(LAW, rows, addressee="platform", filed=FILED, limit=None, facts=frozenset())

    assert found.background == ()
