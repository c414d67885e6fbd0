"""Chronologies of tests: letters, facts and summaries of contacts."""

from __future__ import annotations

from typing import Any

from tests.shelf import text
from tests.stories import contact, platform, row, story

DAY = "2026-11-23"
POLICE = "complaint/police"
PEOPLE = ("mother", "wife", "boss")
NAMED = [
    row("third_parties", id=who, relation=name) for who, name in zip(PEOPLE, ("母亲", "妻子", "主管"), strict=True)
]


def written(*parts: str) -> str:
    return text(story(platform(), *NAMED, *parts), DAY, POLICE)


def facts(*parts: str) -> list[str]:
    """The lines of the chronology."""
    told = written(*parts).split("事实经过\n", 1)[1].split("三、请求事项", 1)[0]
    return [line.strip() for line in told.splitlines() if line.strip()]


def summary(*parts: str) -> list[str]:
    """The lines above the first heading, after who reports."""
    above = written(*parts).split("一、行为人", 1)[0]
    return [line.strip() for line in above.split("工作单位：", 1)[1].splitlines()[1:] if line.strip()]


def threat(key: str, at: str, **told: Any) -> str:
    return contact(key, at, **{"acts": ["threat"], "words": f"小心点{key}", **told})
