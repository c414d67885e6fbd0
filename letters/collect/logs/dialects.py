"""The dialect data, loaded once: what headings, cells, types and prefixes mean."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from letters.case.vocabulary import Channel, Direction, Rank

_DATA = Path(__file__).with_name("data")
_QUOTES = re.compile(r"[\s\"'“”‘’\ufeff]+")
_UNIT = re.compile(r"\((?:元|¥|秒|s|分钟|分|min)\)$")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of log.

    A table is of it when it has these `columns` (headings) and `roles`, and none of `without`; or by its `headerless`
    order of roles; or by the `root` element of its XML. `payments` names the channel of a payment bill. `dates` is
    dmy or mdy where day and month cannot be told from the figures. `cannot` says what such a log does not prove.
    """

    id: str
    title: str
    source: str
    rank: Rank | None
    channel: Channel
    columns: frozenset[str]
    roles: tuple[str, ...]
    without: tuple[str, ...]
    headerless: tuple[str, ...]
    root: str
    payments: str
    dates: str
    tells_names: bool
    tells_text: bool
    blank_is_withheld: bool
    cannot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """What a word of direction says; `passed` is why such a row is no contact."""

    direction: Direction | None = None
    answered: bool | None = None
    passed: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a word of kind says."""

    channel: Channel | None = None
    passed: str = ""


@cache
def table(name: str) -> dict[str, Any]:
    """One file of the data."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A heading or word as it is compared: full width, spaces, quotes, case and units make no difference."""
    return _UNIT.sub("", _QUOTES.sub("", unicodedata.normalize("NFKC", text)).lower())


@cache
def dialects() -> tuple[Dialect, ...]:
    """Every kind of log, in the order of asking."""
    return tuple(_dialect(row) for row in table("dialects")["dialect"])


def _dialect(row: dict[str, Any]) -> Dialect:
    return Dialect(
        id=row["id"],
        title=row["title"],
        source=row["source"],
        rank=Rank[row["rank"].upper()] if "rank" in row else None,
        channel=Channel[row.get("channel", "call").upper()],
        columns=frozenset(plain(name) for name in row.get("columns", ())),
        roles=tuple(row.get("roles", ())),
        without=tuple(row.get("without", ())),
        headerless=tuple(row.get("headerless", ())),
        root=row.get("root", ""),
        payments=row.get("payments", ""),
        dates=row.get("dates", ""),
        tells_names=row.get("tells_names", False),
        tells_text=row.get("tells_text", False),
        blank_is_withheld=row.get("blank_is_withheld", False),
        cannot=tuple(row["cannot"]),
    )


@cache
def roles() -> dict[str, tuple[str, ...]]:
    """For each heading, what its column may hold."""
    found: dict[str, tuple[str, ...]] = {}
    for role, names in table("columns")["roles"].items():
        for name in map(plain, names):
            found[name] = (*found.get(name, ()), role)
    return found


@cache
def ways() -> dict[str, Way]:
    """What each word of direction says."""
    return {
        plain(word): Way(
            Direction[row["is"].upper()] if "is" in row else None, row.get("answered"), row.get("passed", "")
        )
        for row in table("columns")["direction"]
        for word in row["words"]
    }


@cache
def kinds() -> dict[str, Kind]:
    """What each word of kind or channel says."""
    return {
        plain(word): Kind(Channel[row["channel"].upper()] if "channel" in row else None, row.get("passed", ""))
        for row in table("columns")["kind"]
        for word in row["words"]
    }


@cache
def blanks() -> frozenset[str]:
    """Words that mean an empty cell."""
    return frozenset(table("columns")["blank"]["words"])


@cache
def yes_or_no() -> dict[str, bool]:
    """Words for answered and not."""
    words = table("columns")["answered"]
    return {plain(word): sign for key, sign in (("yes", True), ("no", False)) for word in words[key]}


@cache
def payment_states() -> dict[str, str]:
    """What each status of a payment says."""
    return {word: state for state, words in table("dialects")["payment_states"].items() for word in words}


@cache
def prefixes() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What a number tells by itself: pattern, kind, hint."""
    return tuple((re.compile(row["pattern"]), row["kind"], row["hint"]) for row in table("numbers")["prefix"])
