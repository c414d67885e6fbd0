"""The TOML that comes with the program, as it was read when its wheel was built.

To read a hundred files of TOML takes a cold start longer than to write a letter. So a wheel carries `compiled.txt`, a
line for each text: its digest, and its tables as JSON; and others for patterns (patterns.py) and templates. What a text
holds is looked up by its digest: one that was changed since, a checkout's, or one of somebody's own has none and is
read as TOML. Nothing is ever written at a start.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NAME = "compiled.txt"
FORM = "letters compiled 4"  # how the file begins; another form of it gets another number, and this one is not read
HERE = Path(__file__).resolve().parents[1]
DIGITS = 64  # of a digest


def tables(text: str, package: Path = HERE) -> dict[str, Any]:
    """What a text of TOML holds. Raises TOMLDecodeError for what is none."""
    line = _lines(package).get(_digest(text))
    if line is not None:
        return _read(line)
    import tomllib  # which a wheel as it was built does without

    return tomllib.loads(text)


def told(kind: str, key: str, package: Path = HERE) -> Any:
    """What is kept of something else than TOML: as JSON has it; None where nothing is."""
    line = _lines(package).get(_digest(f"{kind} {key}"))
    return None if line is None else json.loads(line)


def compiled(texts: Iterable[str], others: Mapping[tuple[str, str], Any] = MappingProxyType({})) -> str:
    """The content of the file for these texts, and for what `told` is to give by its kind and key.

    Raises TOMLDecodeError for a text that is no TOML.
    """
    import tomllib

    lines = {text: _line(tomllib.loads(text)) for text in sorted(set(texts))}
    lines |= {f"{kind} {key}": _json(value) for (kind, key), value in sorted(others.items())}
    content = "".join(f"{_digest(text)} {line}\n" for text, line in lines.items())
    return f"{FORM} {_sum(content)}\n{content}"


@cache
def _lines(package: Path) -> dict[str, str]:
    """The lines of a package's file by digest; none where there is no such file, or one damaged or of another form."""
    try:
        first, _, lines = (package / NAME).read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    if first != f"{FORM} {_sum(lines)}":
        return {}
    return {line[:DIGITS]: line[DIGITS + 1 :] for line in lines.split("\n")}


def _sum(lines: str) -> str:
    """What tells a damaged file; who may change it may change the program, too."""
    return f"{crc32(lines.encode()):08x}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _line(tables: dict[str, Any]) -> str:
    """Tables as one line of JSON, which knows no days: they stand as texts, and behind the tables where each is."""
    days = [(way, day.isoformat()) for way, day in _days(tables, ())]
    return _json([tables, days])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def _days(value: Any, way: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], date]]:
    if type(value) is date:
        yield way, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in steps:
        yield from _days(each, (*way, step))


def _read(line: str) -> dict[str, Any]:
    held, days = json.loads(line)
    for (*way, last), day in days:
        at = held
        for step in way:
            at = at[step]
        at[last] = date.fromisoformat(day)
    tables: dict[str, Any] = held
    return tables
