"""What the law asks for beyond an act is told by the case: a paper that came, and by no guess."""

from __future__ import annotations

from tests.shelf import text
from tests.stories import lease, offer, platform, row, story

DAY = "2026-11-23"
OFFER = "negotiation/instalments"


def paper(**more: object) -> str:
    return row("received", id="R1", kind="assignment", served_on="2026-11-10", how="post", **more)


def test_a_notice_of_assignment_that_came_makes_the_business_prove_it() -> None:
    about = (platform(), lease(), offer())
    assert "第五百四十六条" not in text(story(*about), DAY, OFFER)
    assert "第五百四十六条" in text(story(*about, paper()), DAY, OFFER)


def test_an_assignment_that_they_disown_is_none() -> None:
    asked = [{"on": "2026-11-12", "where": "switchboard", "answer": "not_theirs"}]
    assert "第五百四十六条" not in text(story(platform(), lease(), offer(), paper(checks=asked)), DAY, OFFER)
