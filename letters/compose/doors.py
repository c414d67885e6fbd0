"""Wrong doors: where the sender's own words, or the case, show that they mean to ask a body for what it cannot give."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters.case.vocabulary import Role
from letters.compose.protection import own_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.authorities import Directory, WrongDoor
    from letters.case.model import Case

DATA = Path(__file__).parent / "data" / "doors.toml"
USUAL = frozenset({"wants_12378"})  # where people in this position most often go in vain


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show a fact, in the requests of one letter or ("") anywhere in the sender's own texts."""

    fact: str
    pattern: re.Pattern[str]
    demands_of: str = ""


@cache
def signs() -> tuple[Sign, ...]:
    """The signs of the data."""
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["sign"]
    return tuple(Sign(row["fact"], re.compile(row["pattern"]), row.get("demands_of", "")) for row in rows)


def wrong_doors(case: Case, letter: str, directory: Directory) -> tuple[WrongDoor, ...]:
    """The wrong doors that the sender seems to mean, for one letter."""
    shown = frozenset(sign.fact for sign in signs() if _shows(sign, case, letter))
    return directory.wrong_doors(shown | standing(case)) if shown else ()


def usual_doors(case: Case, directory: Directory) -> tuple[WrongDoor, ...]:
    """What the cover note warns everyone of, as far as it fits the case."""
    reached = any(incident.others for incident in case.incidents if incident.counts)
    return directory.wrong_doors(USUAL | standing(case) | ({"relative_complains"} if reached else set()))


def standing(case: Case) -> frozenset[str]:
    """Whether the other side holds a licence, as far as the case says; not known where it does not."""
    lessors = [party for party in case.respondents if {Role.PLATFORM, Role.LESSOR} & set(party.roles)]
    if any(party.licensed for party in lessors):
        return frozenset({"licensed"})
    known = bool(lessors) and all(party.licensed is False for party in lessors)
    return frozenset({"unlicensed"}) if known else frozenset()


def _shows(sign: Sign, case: Case, letter: str) -> bool:
    return any(sign.pattern.search(text) for text in _searched(sign, case, letter))


def _searched(sign: Sign, case: Case, letter: str) -> Iterator[str]:
    if sign.demands_of:
        yield from case.demands.get(letter, ()) if sign.demands_of == letter else ()
        return
    yield from own_texts(case, letter)
    yield from case.addressees.values()
