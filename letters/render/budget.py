"""What one letter may still spend, and the work that is charged to it: loops, and what looks through many values."""

from __future__ import annotations

from collections.abc import Sized
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from jinja2 import pass_context

from letters.render.finalize import Refusal
from letters.render.limits import MAX_BUILT, MAX_STEPS
from letters.render.plain import attribute, checked, scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jinja2.runtime import Context

BUDGET: Final = "_budget"
"""The name under which a letter's context carries its Budget; no template can reach it."""

BOUNDED: Final = "_bounded"
"""The filter that every loop's list passes through; no template can name it."""

CHARACTERS_A_STEP: Final = 1_000
"""Characters of text that are looked through for one step."""


class Budget:
    """Counts the steps of one letter."""

    __slots__ = ("left",)

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Raises Refusal when the letter has taken more steps than it may."""
        self.left -= steps
        if self.left < 0:
            raise Refusal(f"循环超过 {MAX_STEPS} 次，不再继续")


@pass_context
def bounded(context: Context, values: Iterable[Any], weight: int) -> Any:
    """What a loop runs over, charged before the loop starts: `weight` steps for each turn."""
    if values is None:
        raise Refusal("这里的值为空（None），不能逐项循环")
    counted = values if isinstance(values, Sized) else list(islice(values, MAX_STEPS + 1))
    context[BUDGET].spend(len(counted) * weight)
    return counted


def numbers(*bounds: int) -> range:
    """What `range(…)` gives. Raises Refusal for one that is too long."""
    made = range(*bounds)
    if len(made) > MAX_STEPS:
        raise Refusal(f"range 超过 {MAX_STEPS} 项")
    return made


def joined(parts: Iterable[Any]) -> str:
    """The parts as one text. Raises Refusal for one that is too long, or for parts unfit to print."""
    texts = []
    room = MAX_BUILT
    for part in parts:
        text = _text(part)
        room -= len(text)
        if room < 0:
            raise Refusal(f"拼出的文字超过 {MAX_BUILT} 字，不再继续")
        texts.append(text)
    return "".join(texts)


def _text(part: Any) -> str:
    if isinstance(part, str):
        return str.__str__(part)
    if type(part) is int:
        return str(part)
    raise Refusal("只能拼接文字和整数；金额、日期要先用过滤器写成文字")


def added(left: Any, right: Any) -> Any:
    """What `left + right` gives: a sum of numbers, or two texts together."""
    if isinstance(left, str) and isinstance(right, str):
        return joined((left, right))
    return scalar(left) + scalar(right)


def subtracted(left: Any, right: Any) -> Any:
    """What `left - right` gives."""
    return scalar(left) - scalar(right)


def negated(value: Any) -> Any:
    """What `-value` gives."""
    return -scalar(value)


def sliced(context: Context, values: Any, part: slice) -> Any:
    """What `values[a:b]` gives, charged by how long that is."""
    if not isinstance(values, (tuple, list, range, str)):
        raise Refusal("这里要的是一列值")
    taken = len(range(*part.indices(len(values))))
    context[BUDGET].spend(taken // CHARACTERS_A_STEP if isinstance(values, str) else taken)
    return values[part]


def within(context: Context, part: Any, whole: Any) -> bool:
    """Whether `part in whole`, charged by how much is looked through."""
    scalar(part)
    if isinstance(whole, str):
        context[BUDGET].spend(1 + len(whole) // CHARACTERS_A_STEP)
        return part in whole
    return any(scalar(each) == part for each in _charged(context, whole))


def _charged(context: Context, values: Any) -> Sequence[Any]:
    if not isinstance(values, (tuple, list, range, str)):
        raise Refusal("这里要的是一列值")
    context[BUDGET].spend(len(values))
    return values


def _read(value: Any, name: str) -> Any:
    try:
        return attribute(value, name)
    except LookupError:
        raise Refusal(f"这里的值没有 {name} 这一项") from None


def _key(path: str | None) -> Callable[[Any], Any]:
    """What a value is sorted, joined or told apart by: itself, or what stands at a path of attributes."""

    def key(value: Any) -> Any:
        for name in path.split(".") if path else ():
            value = _read(value, name)
        return scalar(value)

    return key


@pass_context
def first(context: Context, values: Any) -> Any:
    """The first of several."""
    return _end(context, values, 0)


@pass_context
def last(context: Context, values: Any) -> Any:
    """The last of several."""
    return _end(context, values, -1)


def _end(context: Context, values: Any, place: int) -> Any:
    if not isinstance(values, (tuple, list, range, str)):
        raise Refusal("这里要的是一列值")
    return checked(values[place]) if values else context.environment.undefined("这里没有内容，取不到其中一项")


def length(values: Any) -> int:
    """How many there are, or how many characters."""
    return len(values)


@pass_context
def join(context: Context, values: Any, d: str = "", attribute: str | None = None) -> str:
    """The values as one text with `d` between them."""
    key = _key(attribute)
    return joined(_between(str(scalar(d)), (key(value) for value in _charged(context, values))))


def _between(mark: str, parts: Iterable[Any]) -> Iterator[Any]:
    for place, part in enumerate(parts):
        if place and mark:
            yield mark
        yield part


@pass_context
def sort(
    context: Context, values: Any, reverse: bool = False, case_sensitive: bool = False, attribute: str | None = None
) -> list[Any]:
    """The values in order; large and small letters are alike unless `case_sensitive`."""
    key = _key(attribute)
    return sorted(_charged(context, values), key=lambda value: _folded(key(value), case_sensitive), reverse=reverse)


@pass_context
def unique(context: Context, values: Any, case_sensitive: bool = False, attribute: str | None = None) -> list[Any]:
    """The values without those that came before."""
    key = _key(attribute)
    found: dict[Any, Any] = {}
    for value in _charged(context, values):
        found.setdefault(_folded(key(value), case_sensitive), value)
    return list(found.values())


def _folded(value: Any, case_sensitive: bool) -> Any:
    return value if case_sensitive or not isinstance(value, str) else str.__str__(value).lower()


def _is_odd(value: Any) -> bool:
    if not isinstance(value, int):  # of a text, % would be a form to fill in
        raise Refusal("只有整数分单双")
    return value % 2 == 1


FILTERS: Mapping[str, Callable[..., object]] = {
    "first": first,
    "join": join,
    "last": last,
    "length": length,
    "sort": sort,
    "unique": unique,
}
"""Filters as Jinja's own of these names, that read plain values alone; the project's come on top."""

TESTS: Mapping[str, Callable[..., object]] = {
    "eq": lambda left, right: scalar(left) == scalar(right),
    "even": lambda value: not _is_odd(value),
    "ge": lambda left, right: scalar(left) >= scalar(right),
    "gt": lambda left, right: scalar(left) > scalar(right),
    "in": pass_context(within),
    "le": lambda left, right: scalar(left) <= scalar(right),
    "lt": lambda left, right: scalar(left) < scalar(right),
    "ne": lambda left, right: scalar(left) != scalar(right),
    "none": lambda value: value is None,
    "odd": _is_odd,
}
"""What a template may ask with `is`."""
