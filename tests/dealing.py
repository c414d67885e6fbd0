"""Which test runs where: several sets of tests begin at once, each in another process of pytest-xdist."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

AT_FIRST = 4
"""pytest-xdist gives each process the fourth part of its share in one piece, in the order of the tests; then less."""

Test = TypeVar("Test")


def dealt(tests: Iterable[Test], turn: Callable[[Test], int | None], processes: int) -> list[Test]:
    """The same tests, ordered so that those of turn 0 begin one process, those of turn 1 the next; the others follow.

    Where there are fewer processes than turns, those of a later turn come after those of an earlier one.
    """
    sets: dict[int, list[Test]] = {}
    others: list[Test] = []
    for test in tests:
        at = turn(test)
        (others if at is None else sets.setdefault(at, [])).append(test)
    begins: list[list[Test]] = [[] for _ in range(processes)]
    for at in sorted(sets):
        begins[at % processes] += sets[at]
    piece = (len(others) + sum(map(len, begins))) // processes // AT_FIRST
    ordered: list[Test] = []
    for begin in begins:
        ordered += begin
        filled = max(piece - len(begin), 0)
        ordered += others[:filled]
        del others[:filled]
    return ordered + others
