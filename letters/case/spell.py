"""Values as the case file spells them: money and moments as text, days as TOML dates, several lines in three quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeGuard

from letters.kit.moment import Moment

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile(r'\\|"(?="")|(?<="")"|"$|[\x00-\x08\x0b-\x1f\x7f]')
_SURROGATE = re.compile("[\ud800-\udfff]")


def value(given: object) -> str:
    """One value as TOML. A lone surrogate, which no file can hold, becomes U+FFFD. Raises TypeError for no value."""
    if isinstance(given, Enum):
        return value(given.value)
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        return str(given)
    if isinstance(given, Mapping):
        return "{ " + ", ".join(f"{key(name)} = {value(each)}" for name, each in present(given)) + " }"
    if isinstance(given, Sequence) and not isinstance(given, str):
        return "[" + ", ".join(value(each) for each in given) + "]"
    return _word(given)


def _word(given: object) -> str:
    """A text, or what is written as one."""
    if isinstance(given, datetime | Moment):
        return f'"{moment(Moment.parse(given))}"'
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, Decimal):
        return f'"{given}"'
    if isinstance(given, str):
        return text(_SURROGATE.sub("\ufffd", given))
    raise TypeError(type(given).__name__)


def moment(given: Moment) -> str:
    """As precise as it is known; a full minute without its seconds."""
    return str(given).removesuffix(":00") if given.clock and not given.clock.second else str(given)


def text(given: str) -> str:
    """A text in one pair of quotes, or in three where it has several lines."""
    given = given.replace("\r\n", "\n")
    if "\n" in given:
        return '"""\n' + _ESCAPED.sub(_escape, given) + '"""'
    return json.dumps(given, ensure_ascii=False).replace("\x7f", "\\u007f")


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return "\\" + character if character in '\\"' else f"\\u{ord(character):04x}"


def key(name: str) -> str:
    """A key, in quotes where TOML wants them."""
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def heading(path: Sequence[str], *, many: bool) -> str:
    """`[offer]`, or `[[incidents]]` where there are many."""
    dotted = ".".join(map(key, path))
    return f"[[{dotted}]]" if many else f"[{dotted}]"


def present(row: Mapping[str, object]) -> list[tuple[str, object]]:
    """The entries that have a value: what is None is not written."""
    return [(name, each) for name, each in row.items() if each is not None]


def is_rows(given: object) -> TypeGuard[Sequence[Mapping[str, object]]]:
    """Whether the value is a list of tables, which stand under headings of their own."""
    return isinstance(given, list | tuple) and bool(given) and all(isinstance(each, Mapping) for each in given)
