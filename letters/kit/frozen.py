"""Frozen values, declared as dataclasses and made without compiling anything.

    @frozen
    class Sum:
        amount: Decimal
        what: str = ""

It is `@dataclass(frozen=True)`: `fields`, `replace`, `asdict`, `match`, `__post_init__` and what `field` may say work
as there. But `dataclass` writes six functions for each class as text and has them compiled, and a command that loads
two hundred classes waits longer for that than for its letter. Here they are closures over the names of the fields.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(shape: type[T]) -> type[T]:
    """Make a class of annotated fields a frozen dataclass; a method that it has itself stays."""
    own = {name for name, method in vars(shape).items() if method is not None}  # `__hash__` is None beside an `__eq__`
    made = dataclass(init=False, repr=False, eq=False)(shape)
    listed = fields(cast("Any", made))
    methods = {
        "__init__": _init(listed, is_checked=hasattr(made, "__post_init__")),
        "__repr__": _repr([each.name for each in listed if each.repr]),
        **_comparison([each.name for each in listed if each.compare]),
        "__setattr__": _refuse_to_assign,
        "__delattr__": _refuse_to_delete,
    }
    for name in methods.keys() - own:
        setattr(made, name, methods[name])
    return made


def _init(listed: Iterable[Field[Any]], *, is_checked: bool) -> Callable[..., None]:
    taken = [each for each in listed if each.init]
    known = frozenset(each.name for each in taken)
    in_order = tuple(each.name for each in taken if not each.kw_only)
    defaults = {each.name: each.default for each in taken if each.default is not MISSING}
    factories = _factories(taken)
    hidden = tuple(_factories(each for each in listed if not each.init).items())
    is_plain = len(in_order) == len(taken)

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - becomes the method of that name
        values = self.__dict__
        if is_plain and len(given) == len(in_order) and not named:
            values.update(zip(in_order, given, strict=True))  # as most small values are made
        else:
            values.update(defaults)
            values.update(_by_name(self, in_order, given, named) if given else named)
            if values.keys() != known:
                _complete(self, known, factories)
        for name, make in hidden:
            values[name] = make()
        if is_checked:
            self.__post_init__()

    return __init__


def _complete(self: Any, known: frozenset[str], factories: Mapping[str, Callable[[], Any]]) -> None:
    """Make what was not given; what then lacks, or is no field, is an error."""
    values = self.__dict__
    values.update((name, make()) for name, make in factories.items() if name not in values)
    if values.keys() != known:
        raise TypeError(f"{type(self).__name__}() takes {sorted(known)}, got {sorted(values)}")


def _factories(listed: Iterable[Field[Any]]) -> dict[str, Callable[[], Any]]:
    return {each.name: each.default_factory for each in listed if each.default_factory is not MISSING}


def _by_name(self: Any, names: tuple[str, ...], given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    """What was given by position and by name, all by name."""
    values = dict(zip(names, given, strict=False))
    values.update(named)
    if len(values) != len(given) + len(named):
        raise TypeError(f"{type(self).__name__}() takes {', '.join(names)}, each once")
    return values


def _repr(names: list[str]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:  # noqa: N807
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__


def _comparison(names: list[str]) -> dict[str, Callable[..., Any]]:
    """Equality and hash by the values of these fields."""
    values_of: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return values_of(self) == values_of(other) if type(self) is type(other) else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values_of(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _refuse_to_assign(self: Any, name: str, value: object) -> None:  # noqa: ARG001 - Python's signature
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:  # noqa: ARG001
    raise FrozenInstanceError(f"cannot delete field {name!r}")
