"""A complaint that names many topics cites what each rests on first; one with few cites all of it."""

from __future__ import annotations

from datetime import date

import pytest

from letters.compose.view.accusations import Charge
from letters.compose.view.charges import FEW, LEADING, charge_views
from letters.law import cite_named, load

ON = date(2026, 11, 23)
TOPICS = ("fair_terms", "personal_data", "dignity", "penalty_reduction", "tranquillity")


def charges(count: int) -> tuple[Charge, ...]:
    law = load()
    return tuple(Charge(law.topics[name].label, law.on(name, ON)) for name in TOPICS[:count])


def test_few_topics_are_cited_whole() -> None:
    (view,) = charge_views(charges(FEW))

    assert view.leading == view.cited


def test_of_many_topics_each_is_cited_by_its_first_articles() -> None:
    many = charges(FEW + 1)

    (view,) = charge_views(many)

    assert view.leading == cite_named(each for one in many for each in one.provisions[:LEADING])
    assert len(view.leading) < len(view.cited)


@pytest.mark.parametrize("name", TOPICS)
def test_no_topic_is_left_without_an_article(name: str) -> None:
    first = load().on(name, ON)[0]

    (view,) = charge_views(charges(len(TOPICS)))

    assert cite_named([first]).rpartition("》")[2] in view.leading
