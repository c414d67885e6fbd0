"""What is alleged in tests: by topic, cited, from cases of threats and calls."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from letters.findings.allegations import Allegation, Allegations, allege
from letters.findings.legal_facts import case_facts
from letters.law import load
from tests.stories import contact, story

if TYPE_CHECKING:
    from letters.case.model import Case

LAW = load()


def alleged(case: Case, filed: str, addressee: str = "police") -> Allegations:
    day = date.fromisoformat(filed)
    limit = next(p.limit for p in LAW.on("time_limit", day) if p.limit) if addressee == "police" else None
    facts = case_facts(case)
    return allege(LAW, case.incidents, addressee=addressee, filed=day, limit=limit, facts=facts)


def by_topic(found: Allegations, topic: str) -> list[Allegation]:
    return [one for one in found.cited if one.topic.name == topic]


def topics(found: Allegations) -> set[str]:
    return {one.topic.name for one in found.cited}


def cites(one: Allegation) -> list[tuple[str, str, int]]:
    return [(p.act.id, p.version.id, p.article) for p in one.provisions]


def ids(one: Allegation) -> list[str]:
    return [incident.id for incident in one.incidents]


def background(found: Allegations) -> list[str]:
    return [incident.id for incident in found.background]


def threats(*moments: str) -> Case:
    return story(*(contact(f"T{n}", at, "sms", acts=["threat"], account="经过") for n, at in enumerate(moments, 1)))


def calls(*moments: str, **fields: Any) -> Case:
    return story(*(contact(f"C{n}", at, **fields) for n, at in enumerate(moments, 1)))
