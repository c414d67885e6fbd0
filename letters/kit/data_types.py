"""What a declared type is made of: the keys of a shape, and a type without what is annotated to it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from letters.kit.data_rows import Key


@cache
def keys_of(shape: Any) -> dict[str, Any]:
    """The keys of a table of that shape, each with the declared type of its value, in order of the fields."""
    hints = get_type_hints(shape, include_extras=True)
    return {key_of(hints[each.name]) or each.name: hints[each.name] for each in fields(shape)}


def key_of(annotation: Any) -> str:
    """The key that is annotated to a field, "" where it is the field's name."""
    notes = getattr(annotation, "__metadata__", ())
    return next((note.name for note in notes if isinstance(note, Key)), "")


def bare(annotation: Any) -> Any:
    """A type without what is annotated to it and without None."""
    if hasattr(annotation, "__metadata__"):
        return bare(annotation.__origin__)
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return bare(next(each for each in get_args(annotation) if each is not NoneType))
    return annotation
