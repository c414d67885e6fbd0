"""Values whose figures are worked out as they are read, and names whose values are made as they are asked for.

A named tuple holds what it tells, all of it worked out before anybody has asked. Where a template reads five figures of
thirty, the other twenty-five are made for nothing, for each channel of each letter. And of all that a template may name
a letter reads a third.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Source = TypeVar("Source")
NONE: Mapping[str, object] = {}


class Computed:
    """A value of which others read the public properties, cached or not: figures, and what it holds is its own.

    @frozen
    class Total(Computed):
        contacts: Contacts

        @property
        def night(self) -> int: ...

    To a template (render/plain.py) it is a plain value that has `night` and no `contacts`; it is no list, and nothing
    of it can be called.
    """


class Names(Mapping[str, object], Generic[Source]):
    """Names with what makes the value of each, once, from one frozen source; those of `beside` are made there.

    >>> Names({"double": lambda number: number * 2}, 4)["double"]
    8

    Asking raises what a maker raises; `KeyError` for a name that there is not.
    """

    __slots__ = ("_beside", "_made", "_makers", "_source")

    def __init__(
        self,
        makers: Mapping[str, Callable[[Source], object]],
        source: Source,
        beside: Mapping[str, object] = NONE,
    ) -> None:
        self._makers = makers
        self._source = source
        self._beside = beside
        self._made: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name in self._made:
            return self._made[name]
        if name not in self._makers:
            return self._beside[name]
        value = self._made[name] = self._makers[name](self._source)
        return value

    def __contains__(self, name: object) -> bool:
        return name in self._makers or name in self._beside

    def __iter__(self) -> Iterator[str]:
        yield from self._makers
        yield from self._beside

    def __len__(self) -> int:
        return len(self._makers) + len(self._beside)

    def __repr__(self) -> str:
        return repr(dict(self))
