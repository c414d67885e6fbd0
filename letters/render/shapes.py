"""What a template's expressions can be, as far as the declared names of its context tell: for checks before it runs.

A kind is a set of classes, NoneType among them where a value may be absent; None where nothing is known. Classes are
read by their annotations: the fields and figures of a named tuple, the label of a word, the keys of a TypedDict.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from letters.kit.computed import Computed
from letters.kit.moment import Moment
from letters.render.plain import LOOP, readable

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind: TypeAlias = "frozenset[Any] | None"
UNKNOWN: Final = None

TEXT: Final = frozenset({str})
WHOLE: Final = frozenset({int})
YES_OR_NO: Final = frozenset({bool})
NUMBERS: Final = frozenset({int, bool, Decimal, float})
SCALARS: Final = NUMBERS | {str, date, time, datetime, Moment, NoneType}


class Several(NamedTuple):
    """A tuple or list of values that are each of one kind."""

    of: Kind


class Filtered(NamedTuple):
    """What a filter gives, and what it takes."""

    gives: Kind
    takes: Kind = UNKNOWN


class Loop:
    """What `loop` is within a loop."""


_OF_DAYS: Final = dict.fromkeys(("year", "month", "day"), int)
_OF_TIMES: Final = dict.fromkeys(("hour", "minute", "second"), int)
_KNOWN: Final[Mapping[Any, Mapping[str, Any]]] = {
    date: _OF_DAYS,
    time: _OF_TIMES,
    datetime: {**_OF_DAYS, **_OF_TIMES},
    Loop: {name: bool if name in ("first", "last") else Any if name.endswith("item") else int for name in LOOP},
    **{plain: {} for plain in (str, int, bool, float, Decimal, NoneType)},
}


@cache
def kind(hint: Any) -> Kind:
    """The kind that an annotation, already resolved, stands for. Raises TypeError for what may not reach a template."""
    if hint is Any or hint is object:
        return UNKNOWN
    if hint is None:
        return frozenset({NoneType})
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return together(*map(kind, get_args(hint)))
    if origin in (tuple, list):
        parts = [part for part in get_args(hint) if part is not ...]
        return frozenset({Several(together(*map(kind, parts)))})
    fields(hint)  # raises
    return frozenset({hint})


def together(*kinds: Kind) -> Kind:
    """What is of one of several kinds."""
    known = [each for each in kinds if each is not None]
    return frozenset().union(*known) if len(known) == len(kinds) else UNKNOWN


def is_keyed(part: Any) -> bool:
    """Whether what is read of a class are its keys."""
    return is_typeddict(part)


@cache
def read(part: Any, name: str) -> Kind:
    """The kind of what `name` reads of a class; `fields` says which names there are."""
    return kind(fields(part)[name])


@cache
def fields(part: Any) -> Mapping[str, Any]:
    """What can be read of a class: annotations by name; none for plain text and numbers.

    Raises TypeError for a class whose values may not reach a template.
    """
    if isinstance(part, Several):
        return {}
    if part in _KNOWN:
        return _KNOWN[part]
    cls = get_origin(part) or part
    if is_typeddict(cls):
        return get_type_hints(cls)
    if not _is_plain(cls):
        raise TypeError(f"{cls} is no plain value")
    hints = {name: hint for name, hint in _hints(cls).items() if name in readable(cls)}
    return {name: _filled(hint, get_args(part)) for name, hint in hints.items()}


def _is_plain(cls: type) -> bool:
    return _is_word(cls) or cls is Moment or hasattr(cls, "_fields") or issubclass(cls, Computed)


def _is_word(cls: type) -> bool:
    return issubclass(cls, Enum) and issubclass(cls, str)


def _hints(cls: type) -> dict[str, Any]:
    """The annotations of a class and of its figures."""
    figures = {name: getattr(cls, name, None) for name in readable(cls)}
    made = {name: getattr(own, "fget", None) or getattr(own, "func", None) for name, own in figures.items()}
    held = {} if issubclass(cls, Computed) else get_type_hints(cls)  # what is computed shows its figures alone
    return {**held, **{name: get_type_hints(by)["return"] for name, by in made.items() if by}}


def _filled(hint: Any, arguments: tuple[Any, ...]) -> Any:
    """A hint with the argument of a generic class in the place of its parameter."""
    if not arguments:
        return hint
    if isinstance(hint, TypeVar):
        return arguments[0]
    return hint[arguments] if getattr(hint, "__parameters__", ()) else hint


def unfit(value: Kind, takes: Kind) -> bool:
    """Whether a value cannot be what a filter takes; what is absent is left to the `if` around it."""
    return value is not None and takes is not None and not (value - {NoneType}) & takes


def is_scalar(part: Any) -> bool:
    """Whether values of a class can be compared with others."""
    return part in SCALARS or (isinstance(part, type) and _is_word(part))


def element(of: Kind) -> Kind:
    """The kind of one of several; of a text, a character."""
    parts = [] if of is None else [part for part in of if part is not type(None)]
    if not parts:
        return UNKNOWN
    if all(isinstance(part, Several) for part in parts):
        return together(*(part.of for part in parts))
    return TEXT if parts == [str] else UNKNOWN


def is_printable(part: Any) -> bool:
    """Whether values of a class can stand in a letter as they are."""
    return part in (str, int) or (isinstance(part, type) and issubclass(part, str))
