"""Which topics of the law something reads: what data of any room names, and what templates cite."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

KEYS: Final = frozenset({"topic", "topics", "untold"})
OF_THE_LAW: Final = (
    "law"  # its own data says what articles are for, and which words lead to them; that is no use of them
)


def named_topics(package: Path, topics: Collection[str]) -> frozenset[str]:
    """Those of the topics that data outside the law's own room names.

    Steps, terms, papers, roles, rights, rules about money: whatever stands under a key that holds topics.
    """
    files = (path for path in package.rglob("data/**/*.toml") if path.relative_to(package).parts[0] != OF_THE_LAW)
    named = (name for path in files for name in _named(tomllib.loads(path.read_text(encoding="utf-8"))))
    return frozenset(named).intersection(topics)


def _named(value: Any, key: str = "") -> Iterator[str]:
    """What stands under `topic` and `topics`, however deep."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _named(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _named(each, key)
    elif key in KEYS and isinstance(value, str):
        yield value
