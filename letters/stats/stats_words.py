"""The words of statistics, from data/stats-words.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Key, Several, exactly, row

DATA = Path(__file__).parent / "data" / "stats-words.toml"
DIMENSIONS = ("acts", "channels", "platforms", "regions", "bodies", "outcomes", "dated")
NOTES = ("joined", "merged", "incomplete", "partial", "no_data", "zero_before", "not_comparable")
TRENDS = ("up", "down", "flat", "none", "change", "unplotted")
LIMITS = ("few", "denominator", "reporting", "selected", "season", "cause")


@row
class BusinessRow:
    """Roles that are no body but the other side, and what they are called together."""

    roles: Several[str]
    label: str


@row
class DimensionRow:
    """A way to group cases: its title, what it is about, the name of the group of those that tell nothing of it."""

    title: str
    about: str
    none: str = ""
    rest: str = ""
    business: BusinessRow | None = None
    others: Annotated[str, Key("else")] = ""
    open: str = ""
    sent: str = ""
    written: str = ""
    incident: str = ""


@row
class WaitingRow:
    """The words of the table of how long answers took."""

    title: str
    all: str
    notes: tuple[str, ...]


@row
class StatsWords:
    """`stats-words.toml`; dimensions in the order in which they are shown."""

    title: str
    quarters: str
    months: str
    other: str
    not_told: str
    column: Annotated[Mapping[str, str], exactly("title", "about")]
    counted: Annotated[Mapping[str, str], exactly("cases", "table")]
    guarded: Annotated[Mapping[str, str], exactly("cases", "table")]
    dimensions: Annotated[Mapping[str, DimensionRow], exactly(*DIMENSIONS)]
    waiting: WaitingRow
    row: Annotated[Mapping[str, str], exactly(*NOTES)]
    trend: Annotated[Mapping[str, str], exactly(*TRENDS)]
    table: Annotated[Mapping[str, str], exactly("empty", "several", "rounded", "merged")]
    shows: Annotated[Mapping[str, str], exactly("counts", "groups", "waits")]
    hides: Annotated[Mapping[str, str], exactly(*LIMITS)]


def read_stats_words(path: Path, read: Read = read) -> StatsWords:
    """The words. Raises SlipsError for one that is missing or that nothing asks for."""
    return read(path, StatsWords)


@cache
def words() -> StatsWords:
    """The bundled words."""
    return read_stats_words(DATA, read_trusted)


def business() -> BusinessRow:
    """The roles that are the other side, and their name. Raises ValueError where the data has lost them."""
    found = words().dimensions["bodies"].business
    if found is None:
        raise ValueError("dimensions.bodies.business")
    return found


def label(dimension: str, name: str) -> str:
    """A name that stands with a dimension."""
    return str(getattr(words().dimensions[dimension], name))


def told(table: str, name: str, **values: object) -> str:
    """A sentence with its values filled in."""
    phrases: Mapping[str, str] = getattr(words(), table)
    return phrases[name].format(**values)
