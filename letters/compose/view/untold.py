"""Which names of a template's context hold nothing that the person told."""

from __future__ import annotations

from functools import cache
from typing import Final

from letters.compose.view.asks import requests

NO_FACTS: Final = frozenset({"law", "letter", "loop", "requests"})
"""Names that hold nothing the person told: the law of the day, the letter's own frame, and wording of their own.

Whether there are `requests` decides whether the default ones stand; it does not bear them out.
"""


def is_told(name: str) -> bool:
    """Whether what a template reads under a name (`rows[3].words`) rests on something that the person told."""
    return name.split(".")[0].split("[")[0] not in NO_FACTS and name not in asked_of_all()


@cache
def asked_of_all() -> frozenset[str]:
    """Requests that stand in a letter whatever the case holds: to read whether they stand is to read nothing."""
    return frozenset(
        f"asks.{one.key}" for one in requests() if not (one.practices or one.acts or one.facts or one.needs)
    )
