"""What a wheel holds besides the sources: their TOML, read once when it is built (`letters/kit/compiled.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.catalogue import parted
from letters.kit.bundled import PACKAGE, bundled
from letters.kit.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator


def content() -> str:
    """The file for this checkout. Raises TOMLDecodeError for data that is no TOML, ValueError for a broken head."""
    return compiled((*_data(), *_heads()))


def _data() -> Iterator[str]:
    for path in PACKAGE.rglob("data/**/*.toml"):
        yield path.read_bytes().decode("utf-8-sig")


def _heads() -> Iterator[str]:
    for path in bundled("templates").rglob("*.html"):
        yield parted(path.read_text(encoding="utf-8-sig")).head
