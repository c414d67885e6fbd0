"""What a wheel holds besides the sources: their TOML and their templates, read once when it is built.

`letters/kit/compiled.py` reads the one, `letters/render/ready.py` the other.
"""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

from letters.catalogue import Library, parted
from letters.compose import FILTERS, declared
from letters.desk import first_screen, open_desk
from letters.kit import compiled, patterns
from letters.kit.bundled import PACKAGE, bundled
from letters.render import ready
from letters.render.reading import Reader
from scripts.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

PATTERNS = ("pattern", "before", "but", "after")  # the keys of data that hold regular expressions


def files() -> dict[str, str]:
    """What is put into the package for this checkout, by name there.

    Raises TOMLDecodeError for data that is no TOML, LettersError for a template that is not sound.
    """
    library, data = Library.bundled(), tuple(_data())
    reader = Reader(library, FILTERS, declared)
    templates = {name: reader.compiled(name) for name in library.ids()}
    kept = dict(ready.kept(library, name, FILTERS, made) for name, made in templates.items())
    others: dict[tuple[str, str], Any] = {(ready.KIND, key): value for key, value in kept.items()}
    others |= {(patterns.KIND, pattern): needed(pattern) for text in data for pattern in _patterns(tomllib.loads(text))}
    asked = first_screen.asked(open_desk(), date.max)
    others[first_screen.KIND, first_screen.key()] = [asked.key, asked.label, asked.help, asked.choices]
    modules = {f"{ready.FOLDER}/{ready.file_name(name)}": made.source for name, made in templates.items()}
    return {compiled.NAME: compiled.compiled((*data, *_heads()), others), **modules}


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
