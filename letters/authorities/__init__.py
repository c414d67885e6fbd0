"""Who receives a letter: by which rule, under what name, handed in how, and which doors are the wrong ones.

Everything said here is data (`data/*.toml`): a new body is a new file under `data/roles/`.

    load() → Directory                          the bundled data
    parse_address("浙江省杭州市…") → Division     the parts of an address, as written
    Directory.suggest("police", …) → Suggestion  the full name, the rule, what to check, what lacks
    lint(directory, on) → problems               facts unverified or checked too long ago
"""

from __future__ import annotations

from letters.authorities.directory import Directory
from letters.authorities.lint import lint
from letters.authorities.role import (
    Division,
    Hotline,
    Limit,
    OldName,
    Portal,
    Role,
    Rule,
    Suggestion,
    WrongDoor,
)
from letters.authorities.role_files import load, read_directory

__all__ = [
    "Directory",
    "Division",
    "Hotline",
    "Limit",
    "OldName",
    "Portal",
    "Role",
    "Rule",
    "Suggestion",
    "WrongDoor",
    "lint",
    "load",
    "old_names",
    "parse_address",
    "read_directory",
]


def parse_address(text: str | None) -> Division:
    """The divisions an address names, by the bundled list of places. Never raises for any text."""
    return load().parse_address(text)


def old_names(text: str) -> tuple[OldName, ...]:
    """Bodies named in the text that are no more (工商局 …), with who does their work now."""
    return load().old_names(text)
