"""Walks of tests along the ladder: a filing, what was answered, what became of it."""

from __future__ import annotations

from datetime import date

from letters import law as books
from letters.follow import Followed, follow, load
from tests.stories import row, story


def filing(letter: str, on: str, key: str = "F1", **fields: object) -> str:
    return row("filings", id=key, letter=letter, to="某单位", on=on, **{"received_on": on, **fields})


def said(on: str, outcome: str, **fields: object) -> dict[str, object]:
    return {"on": on, "outcome": outcome, **fields}


def became(today: str, *parts: str) -> tuple[Followed, ...]:
    return follow(story(*parts, today="2028-01-01"), load(), books.load(), date.fromisoformat(today))


def letters(one: Followed) -> list[str]:
    return [step.letter for step in one.steps]


def due(one: Followed, deadline: str) -> str:
    return next(each.due.isoformat() for each in one.deadlines if each.id == deadline)


MARKET, ASSOCIATION, POLICE = "complaint/market-regulator", "complaint/consumer-association", "complaint/police"
RECONSIDERATION, SUIT = "follow-up/reconsideration", "lawsuit/administrative"
