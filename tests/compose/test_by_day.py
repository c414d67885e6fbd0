"""Where contacts are many, the table of incidents has a small chart by day, which plain text does not repeat."""

from __future__ import annotations

from datetime import date

from letters.compose.view.events.contact_figures import FiguresView
from letters.pack.make import document
from letters.render import write_html, write_text
from letters.render.blocks import Chart
from letters.render.charts import described
from tests.shelf import engine, planned
from tests.stories import contact, platform, story

POLICE = "complaint/police"
MANY = [
    contact("I1", "2026-11-01 09:00", count=20, until="2026-11-01 12:00"),
    contact("I2", "2026-11-01 23:00", count=4, until="2026-11-01 23:30"),
    contact("I3", "2026-11-02 10:00", count=9, until="2026-11-02 11:00"),
    contact("I4", "2026-11-03", count=2),
    contact("I7", "2026-11-08 10:00"),
    contact("I8", "2026-11-09 10:00"),
    contact("I5", "2026-11-04", until="2026-11-06", count=5),
]


def test_each_day_has_its_contacts_and_the_nights_apart() -> None:
    [letter] = planned(story(platform(), *MANY), "2026-11-23", POLICE).letters
    found = letter.context["figures"]
    assert isinstance(found, FiguresView)
    assert found.by_day == (
        (date(2026, 11, 1), 20, 4),
        (date(2026, 11, 2), 9, 0),
        (date(2026, 11, 3), 2, 0),
        (date(2026, 11, 8), 1, 0),
        (date(2026, 11, 9), 1, 0),
    )
    assert sum(one.others + one.at_night for one in found.by_day) + found.day_unknown == found.total == 42


def charts(*rows: str) -> tuple[list[Chart], str, str]:
    [letter] = planned(story(platform(), *rows), "2026-11-23", POLICE).letters
    made = document(letter, engine())
    return [block for block in made.blocks if isinstance(block, Chart)], write_text(made), write_html(made, "x")


def test_many_contacts_are_drawn_and_told_in_words_beside_the_drawing() -> None:
    [chart], text, page = charts(*MANY)
    told = described(chart)
    assert "11月1日 20次" in told
    assert "11月1日 4次" in told
    assert "每天的次数" in page
    assert "每天的次数" not in text
    assert "11月1日" not in text.split("催收事件明细表")[-1]


def test_few_contacts_are_not_drawn_nor_those_whose_days_are_not_known() -> None:
    assert charts(*MANY[:2])[0] == []
    assert charts(*MANY[1:3], contact("I6", "2026-10", count=40))[0] == []
