"""Where cases lie that a page is shown of: a list, each with a way to look at it and to change it.

What the browser is told of a case is its id, which says nothing; no path ever comes from there. A deed is a function of
the text that stands: at home it runs in a thread with the folder held, in the browser at once between two awaited calls
of its storage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from letters.desk import Stored

Result = TypeVar("Result")
CASE = "case.toml"
MEANWHILE = "这里已经改过，先看新的"
GONE = ("这个案件不在了：可能改了名字，或者删除了", "回到开始，再选一次")


class WebCase(Protocol):
    """One case."""

    @property
    def id(self) -> str:
        """By which it is asked for."""

    @property
    def name(self) -> str:
        """What its folder is called."""

    async def see(self, deed: Callable[[Stored], Result]) -> Result:
        """What a deed makes of the text as it stands. Raises FileError, CaseError, and what the deed raises."""
        ...

    async def change(self, deed: Callable[[Stored], tuple[str, Result]], seen: str) -> Result:
        """Put the text that a deed gives in the place of the one that was `seen` by its version.

        Raises ConflictError, with nothing changed, where another stands there; else as `see`.
        """
        ...


class Shelf(Protocol):
    """The cases there are."""

    async def cases(self) -> tuple[WebCase, ...]:
        """Every case, in order of names."""
        ...

    async def begin(self, on: date) -> WebCase:
        """A new case, with nothing stored yet."""
        ...

    async def find(self, case_id: str) -> WebCase:
        """The case of an id. Raises FileError where none has it."""
        ...
