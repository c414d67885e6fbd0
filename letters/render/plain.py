"""The values that a template may hold, and what it may read of each while it runs: plain ones, and nothing to call.

Here falls what could not be decided when the template was read (inference.py): what stands in a list, or in a context
whose names nobody declared.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from jinja2.runtime import LoopContext, Undefined

from letters.kit.computed import Computed
from letters.kit.moment import Moment
from letters.render.finalize import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALARS: Final = (str, int, Decimal, date, time, Moment, float, type(None), Undefined)
"""What can be compared: text, words of the case file, numbers, yes and no, days and times, nothing.

What is undefined is among them, since it raises by itself, and says what is missing.
"""

PLAIN: Final = (*SCALARS, tuple, list, dict, range, Computed)
"""All that a template may hold. Of a dictionary it reads keys, of a tuple that has named fields those.

Of what is computed it reads the figures, and never what they are computed from.
"""

FIGURES: Final = (property, cached_property)
"""What makes a figure of a value's class: worked out each time it is read, or once."""

LOOP: Final = ("index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem")
"""What `loop` tells within a loop."""

QUICK: Final = frozenset({str, int, Decimal, date, bool, type(None), tuple})
"""Those of them that come most, by their very class: looked up faster than asked of each in turn."""

_OF_DAYS: Final = ("year", "month", "day")
_OF_TIMES: Final = ("hour", "minute", "second")
_READ: Final[dict[type, tuple[str, ...]]] = {
    Moment: (*_OF_DAYS, "clock", "date", "hour", "earliest", "latest"),
    date: _OF_DAYS,
    time: _OF_TIMES,
    datetime: (*_OF_DAYS, *_OF_TIMES),
    LoopContext: LOOP,
}


@cache
def readable(kind: type) -> frozenset[str]:
    """The attributes that may be read of a value of exactly this class: its fields, its figures, its label."""
    names = set(_READ.get(kind, ()))
    if issubclass(kind, tuple):
        names.update(getattr(kind, "_fields", ()))
    if issubclass(kind, (tuple, Computed)):
        names.update(_figures(kind))
    elif issubclass(kind, str) and _is_labelled(kind):
        names.add("label")
    return frozenset(name for name in names if not name.startswith("_"))


def _figures(kind: type) -> Iterator[str]:
    """The properties of a class and of those it comes from, worked out each time they are read or once."""
    for base in kind.__mro__:
        yield from (name for name, own in vars(base).items() if isinstance(own, FIGURES))


def _is_labelled(kind: type) -> bool:
    """Whether a word of the case file has a label."""
    return any("label" in vars(base).get("__annotations__", ()) for base in kind.__mro__)


def attribute(value: Any, name: str) -> Any:
    """What `value.name` gives in a template. Raises LookupError where there is none, Refusal as below."""
    if isinstance(value, dict):
        return checked(value[name])
    kind: type = type(value)
    if name not in readable(kind):
        raise LookupError(name)
    return checked(getattr(value, name))


def item(value: Any, key: Any) -> Any:
    """What `value[key]` gives in a template. Raises as `attribute` does."""
    if isinstance(key, str):
        return attribute(value, key)
    if not isinstance(value, (tuple, list, range, str)) or not isinstance(key, int):
        raise LookupError(key)
    return checked(value[key])


def checked(value: Any) -> Any:
    """The value itself where it is plain. Raises Refusal for anything else, and so for all that can be called."""
    if type(value) in QUICK or isinstance(value, PLAIN):
        return value
    raise Refusal("这里的值不能交给模板，更不能调用；模板只读取文字、数字、日期和它们的列表")


def scalar(value: Any) -> Any:
    """The value itself where it can be compared. Raises Refusal for lists and for what is made of parts."""
    if isinstance(value, SCALARS):
        return value
    raise Refusal("只能比较文字、数字和日期，列表不能比较")
