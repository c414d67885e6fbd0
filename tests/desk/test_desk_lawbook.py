"""The law through the desk: looked up, checked, compared, drawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.batch import LAW_TOPICS
from letters.desk import lawbook, open_desk
from letters.desk.reached_topics import named_topics
from letters.errors import HorizonError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 26)


def test_provisions_meet_everything_that_was_asked_for() -> None:
    found = lawbook.find_provisions(lawbook.LawQuery(topic="nuisance", on=TODAY))
    assert found
    assert all("nuisance" in provision.topics and provision.in_force(TODAY) for provision in found)
    one = found[0]
    narrower = lawbook.LawQuery(one.terms[0] if one.terms else "", "nuisance", one.act.short, one.article, TODAY)
    assert one in lawbook.find_provisions(narrower)
    assert lawbook.find_provisions(lawbook.LawQuery("没有这样的话")) == ()


def test_a_topic_an_act_and_a_day_that_the_law_does_not_know_are_refused() -> None:
    for asked in (lawbook.LawQuery(topic="weather"), lawbook.LawQuery(act="没有这部法")):
        with pytest.raises(UsageError):
            lawbook.find_provisions(asked)
    with pytest.raises(HorizonError):
        lawbook.find_provisions(lawbook.LawQuery(on=date(1949, 10, 1)))


@pytest.mark.slow
def test_the_bundled_law_is_sound_and_its_size_is_told() -> None:
    checked = lawbook.check_law(open_desk(), TODAY, named=LAW_TOPICS)
    assert checked.is_sound
    assert (checked.acts > 30, checked.provisions > 300, checked.day) == (True, True, TODAY)


@pytest.mark.slow
def test_a_topic_that_no_data_names_is_told_by_the_check() -> None:
    """What complaints made by the dozen rest on is looked up by a room above, which says so."""
    found = lawbook.check_law(open_desk(), TODAY).findings
    assert ("unused", "mass_complaints") in {(one.kind, one.where) for one in found}


def test_topics_are_named_by_data_of_any_room_but_the_law(tmp_path: Path) -> None:
    for room, text in (("law", 'topics = ["own"]'), ("follow", '[[step]]\ntopics = ["filing"]\nwhy = "case_term"')):
        (tmp_path / room / "data").mkdir(parents=True)
        (tmp_path / room / "data" / "some.toml").write_text(text, encoding="utf-8")
    assert named_topics(tmp_path, {"own", "filing", "case_term"}) == {"filing"}


def test_topics_that_templates_cite_are_those_of_the_law() -> None:
    cited = lawbook.cited_topics(open_desk())
    assert "checked_on" not in cited
    assert len(cited) > 10


def test_old_articles_stand_beside_new_ones() -> None:
    rows = lawbook.concordance("police-penalties")
    assert all((row.old or row.new) and row.topic for row in rows)
    assert any(row.old and row.new and row.old != row.new for row in rows)


def test_the_ladder_is_told_and_drawn_with_the_titles_of_letters() -> None:
    at = open_desk()
    assert "治安报案书" in lawbook.ladder(at, drawn=False)
    assert lawbook.ladder(at, drawn=True).startswith("digraph")
