"""Bundled data as values of its shape, each declared type proved by pydantic."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError

from letters.errors import SlipsError
from letters.kit.data_slips import as_problems, slips_of
from letters.kit.data_types import bare, keys_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

T = TypeVar("T")


def proved(shape: type[T], table: dict[str, Any], file: str, vocabularies: Mapping[str, Collection[str]]) -> T:
    """The value. Raises SlipsError with every slip, told under the name of the file."""
    try:
        value: T = _adapter(cast("Any", shape)).validate_python(table, context=vocabularies)
    except ValidationError as error:
        raise SlipsError(file, as_problems(slips_of(error, shape), file, table)) from error
    return value


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    _configure(shape)
    return TypeAdapter(shape)


@cache
def _configure(shape: Any) -> None:
    """Tell pydantic of a shape, and of those in it, what it asks a plain dataclass for."""
    names = dict(zip(shape.__dataclass_fields__, keys_of(shape), strict=True))
    shape.__pydantic_config__ = ConfigDict(extra="forbid", str_min_length=1, alias_generator=names.__getitem__)
    for kind in keys_of(shape).values():
        for inner in _shapes_in(kind):
            _configure(inner)


def _shapes_in(annotation: Any) -> list[Any]:
    kind = bare(annotation)
    if is_dataclass(kind):
        return [kind]
    return [shape for inner in get_args(kind) for shape in _shapes_in(inner)]
