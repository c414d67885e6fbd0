"""Bundled data that has been checked before, as values of its shape: the declaration is followed, nothing is proved.

Whoever installs the program has data that its tests and `letters law check` have read with every check; at each start
it is only built. What cannot be built (a key too many, one too few) raises, and the reader then tells the slip in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin

from letters.kit.data_types import bare, keys_of
from letters.kit.patterns import Pattern

T = TypeVar("T")
Make = Callable[[Any], Any]


def build(shape: type[T], table: dict[str, Any]) -> T:
    """The value. Raises KeyError, TypeError, ValueError or RowError for data that is not of the shape."""
    made: T = _builder(cast("Any", shape))(table)
    return made


@cache
def _builder(shape: Any) -> Make:
    names = [each.name for each in fields(shape)]
    plan = {key: (name, _maker(kind)) for name, (key, kind) in zip(names, keys_of(shape).items(), strict=True)}

    def make(table: dict[str, Any]) -> Any:
        values = {}
        for key, value in table.items():
            name, maker = plan[key]
            values[name] = value if maker is None else maker(value)
        return shape(**values)

    return make


def _maker(annotation: Any) -> Make | None:
    """What turns a value of TOML into the declared type; None where it is that already."""
    kind = bare(annotation)
    origin = get_origin(kind) or kind
    if is_dataclass(kind):
        return _builder(cast("Any", kind))
    if origin is re.Pattern:
        return re.compile
    if origin in (tuple, frozenset):
        return _of_many(origin, _maker(get_args(kind)[0]))
    if origin is Mapping:
        return _of_table(_maker(get_args(kind)[1]))
    is_made = isinstance(kind, type) and (issubclass(kind, Enum | Pattern) or kind is float)
    return kind if is_made else None


def _of_many(kind: Any, maker: Make | None) -> Make:
    return kind if maker is None else lambda values: kind(map(maker, values))


def _of_table(maker: Make | None) -> Make | None:
    return None if maker is None else lambda table: {key: maker(value) for key, value in table.items()}
