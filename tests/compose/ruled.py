"""Warnings of tests: what is told of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shelf import planned
from tests.stories import contact, platform, story, table

if TYPE_CHECKING:
    from letters.compose.guard.warning_rules import Severity

POLICE, CONSUMER, REGULATOR = "complaint/police", "complaint/consumer-association", "complaint/market-regulator"
DAY = "2026-11-23"

CALLS = contact("I1", "2026-10-01 10:00", count=4)
HOME = table("route", dispute_first="consumer-association")
BASE = (platform(), CALLS)


def told(*parts: str, letter: str = POLICE, on: str = DAY, who: str = "") -> dict[str, Severity]:
    """The warnings of one letter of a case, with their weight."""
    found = planned(story(*parts, who=who, today=DAY), on, letter).letters
    return {caution.id: caution.severity for one in found for caution in one.warnings}
