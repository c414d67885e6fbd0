"""The words of statistics, from data/stats-words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The whole table."""
    return tomllib.loads(files("letters.stats").joinpath("data/stats-words.toml").read_text(encoding="utf-8"))


def label(dimension: str, name: str) -> str:
    """A name that stands with a dimension."""
    return str(words()["dimensions"][dimension][name])


def told(table: str, name: str, **values: object) -> str:
    """A sentence with its values filled in."""
    return str(words()[table][name]).format(**values)
