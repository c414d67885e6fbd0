"""The cases of a browser's own storage, for the page that runs inside it: one interpreter for each tab.

What JavaScript offers is `static/storage.js`; a text and its number stand there in one transaction, so that of two tabs
that store at once one is refused and nothing is mixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from letters import desk
from letters.errors import ConflictError, FileError
from letters.kit.frozen import frozen
from letters.web.shelf import GONE, MEANWHILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

Result = TypeVar("Result")


class Storage(Protocol):
    """What the worker hands over: calls of JavaScript that are awaited."""

    async def list(self) -> Any:
        """The cases: [id, name] of each."""
        ...

    async def begin(self, name: str) -> Any:
        """A place for a new case: [id, name], the name made free by a number."""
        ...

    async def read(self, case_id: str) -> Any:
        """The text and its number; nothing stored yet is ["", 0]."""
        ...

    async def replace(self, case_id: str, text: str, number: int) -> bool:
        """Put a text in the place of the one of that number; False, and nothing is changed, where there is another."""
        ...


@frozen
class BrowserCase:
    """A case in the storage of a browser."""

    storage: Storage
    id: str
    name: str

    async def see(self, deed: Callable[[desk.Stored], Result]) -> Result:
        """What a deed makes of the text as it stands."""
        return deed(await self._stored())

    async def change(self, deed: Callable[[desk.Stored], tuple[str, Result]], seen: str) -> Result:
        """Put another text in the place of the one that was seen."""
        stored = await self._stored()
        if (stored.version or "") != seen:
            raise ConflictError(MEANWHILE)
        text, result = deed(stored)
        if text != stored.text and not await self.storage.replace(self.id, text, int(seen or 0)):
            raise ConflictError(MEANWHILE)
        return result

    async def _stored(self) -> desk.Stored:
        text, number = _plain(await self.storage.read(self.id))
        return desk.Stored(text, str(number)) if number else desk.Stored(desk.blank(), None)


class BrowserShelf:
    """The cases of one browser."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def cases(self) -> tuple[BrowserCase, ...]:
        """Every case, in order of names."""
        return tuple(BrowserCase(self._storage, *each) for each in _plain(await self._storage.list()))

    async def begin(self, on: date) -> BrowserCase:
        """A new case, named by its day."""
        return BrowserCase(self._storage, *_plain(await self._storage.begin(f"案件-{on}")))

    async def find(self, case_id: str) -> BrowserCase:
        """The case of an id. Raises FileError where none has it."""
        for case in await self.cases():
            if case.id == case_id:
                return case
        raise FileError(*GONE)


def _plain(value: Any) -> Any:
    """A value of JavaScript as one of Python."""
    return value.to_py() if hasattr(value, "to_py") else value
