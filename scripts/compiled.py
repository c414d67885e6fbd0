"""What a wheel holds besides the sources: their TOML, read once when it is built (`letters/kit/compiled.py`)."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from letters.catalogue import parted
from letters.kit.bundled import PACKAGE, bundled
from letters.kit.compiled import compiled
from scripts.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

PATTERNS = ("pattern", "before", "but", "after")  # the keys of data that hold regular expressions


def content() -> str:
    """The file for this checkout. Raises TOMLDecodeError for data that is no TOML, ValueError for a broken head."""
    data = tuple(_data())
    patterns = {pattern for text in data for pattern in _patterns(tomllib.loads(text))}
    return compiled((*data, *_heads()), {pattern: needed(pattern) for pattern in patterns})


def _data() -> Iterator[str]:
    for path in PACKAGE.rglob("data/**/*.toml"):
        yield path.read_bytes().decode("utf-8-sig")


def _heads() -> Iterator[str]:
    for path in bundled("templates").rglob("*.html"):
        yield parted(path.read_text(encoding="utf-8-sig")).head


def _patterns(value: Any) -> Iterator[str]:
    """The regular expressions in tables of data, however deep."""
    if isinstance(value, list):
        for each in value:
            yield from _patterns(each)
    elif isinstance(value, dict):
        yield from (value[key] for key in PATTERNS if isinstance(value.get(key), str))
        for each in value.values():
            yield from _patterns(each)
