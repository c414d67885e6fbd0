"""Which exhibit has which number in a letter: 1, 2, 3 …, whatever the case calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterable


@frozen
class Exhibits:
    """The ids of the evidence that a letter lists, in the order of its list; none where it lists nothing.

    >>> Exhibits(("E03", "E06")).number("E06")
    2
    """

    ids: tuple[str, ...] = ()

    def number(self, key: str) -> int:
        """The number of an exhibit in the letter, from 1; 0 where the letter does not list it."""
        return self.ids.index(key) + 1 if key in self.ids else 0

    def named(self, keys: Iterable[str]) -> str:
        """The numbers of those that the letter lists, as its words name them: 1、3; "" for none."""
        return listed(str(number) for number in sorted(map(self.number, keys)) if number)
