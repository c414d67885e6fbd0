"""Cautions of tests."""

from __future__ import annotations

from tests.stories import contact, lease, platform, table

POLICE, CONSUMER, REGULATOR = "complaint/police", "complaint/consumer-association", "complaint/market-regulator"
DAY = "2026-11-23"
CALLS = contact("I1", "2026-10-01 10:00", count=4)
DOOR = table("route", dispute_first="consumer-association")
BASE = (platform(), CALLS, lease(), DOOR)


def own(text: str, *letters: str) -> str:
    return table("story", account=text, **({"letters": list(letters)} if letters else {}))
