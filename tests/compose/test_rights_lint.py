"""What `letters rights` says has law of the day behind it, or says why it needs none; `law check` tells the rest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from letters.compose import guide, lint_rights, read_guide
from letters.compose.rights.situations import DATA
from letters.desk.bench import open_desk
from letters.desk.lawbook import check_law
from tests.shelf import books

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize("on", ["2026-11-27", "2027-12-31"])
def test_every_line_has_law_behind_it_on_the_day(on: str) -> None:
    assert list(lint_rights(guide(), books().law, date.fromisoformat(on))) == []


def test_a_line_is_told_on_the_days_on_which_nothing_may_be_cited_for_it() -> None:
    """The ban on approaching a person begins with the revision of 2026."""
    first = date(2026, 1, 1)
    before, after = (list(lint_rights(guide(), books().law, day)) for day in (first - timedelta(days=1), first))
    assert [one for one in before if "no_contact_order" in one.message]
    assert not [one for one in after if "no_contact_order" in one.message]


def test_a_topic_that_no_situation_of_the_line_bears_out_is_an_error(tmp_path: Path) -> None:
    spoiled = tmp_path / "rights.toml"
    text = DATA.read_text(encoding="utf-8")
    spoiled.write_text(text.replace('topics = ["assault"]', 'topics = ["assault", "portrait"]', 1), encoding="utf-8")
    [told] = lint_rights(read_guide(spoiled), books().law, TODAY)
    assert told.severity == "error"
    assert "为要账动手打人" in told.where
    assert "portrait（肖像权）" in told.message


@pytest.mark.slow
def test_a_day_that_the_law_does_not_know_is_left_to_the_check_of_the_law() -> None:
    assert list(lint_rights(guide(), books().law, date(2030, 1, 1))) == []
    assert "horizon" in {one.kind for one in check_law(open_desk(), date(2030, 1, 1)).findings}


@pytest.mark.slow
def test_the_check_of_the_data_tells_it() -> None:
    on_the_day_before = check_law(open_desk(), date(2025, 12, 31)).findings
    assert "rights" in {one.kind for one in on_the_day_before}
    assert "rights" not in {one.kind for one in check_law(open_desk(), TODAY).findings}
