"""What a declared type is made of: the keys of a shape, and a type without what is annotated to it."""

from __future__ import annotations

import sys
from dataclasses import fields
from functools import cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from letters.kit.data_rows import Key


@cache
def keys_of(shape: Any) -> dict[str, Any]:
    """The keys of a table of that shape, each with the declared type of its value, in order of the fields."""
    hints: dict[str, Any] = {}
    for kind in reversed(shape.__mro__[:-1]):
        hints |= {name: _evaluated(kind.__module__, text) for name, text in get_annotations(kind).items()}
    return {key_of(hints[each.name]) or each.name: hints[each.name] for each in fields(shape)}


@cache
def _evaluated(module: str, annotation: Any) -> Any:
    """An annotation as its module means it; each text once, where `get_type_hints` would compile it for every field."""
    return eval(annotation, vars(sys.modules[module])) if isinstance(annotation, str) else annotation  # noqa: S307


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
