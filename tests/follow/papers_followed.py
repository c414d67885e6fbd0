"""Papers of tests, and what they set running."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from letters import law
from letters.follow import follow_papers, load
from tests.stories import platform, row, story

if TYPE_CHECKING:
    from letters.case import Case
    from letters.follow import FollowedPaper, PaperTerm

DAY = timedelta(days=1)
THURSDAY = date(2026, 11, 26)


def paper(kind: str, **more: object) -> str:
    return row("received", **{"id": "R1", "kind": kind, **more})


def seen(case: Case, today: date) -> FollowedPaper:
    return follow_papers(case, load(), law.load(), today)[0]


def term(key: str, today: date, kind: str, *parts: str, **more: object) -> PaperTerm:
    followed = seen(story(platform(), paper(kind, **more), *parts, today="2027-12-01"), today)
    return next(each for each in followed.terms if each.rule.id == key)
