"""The cases of a browser's own storage: what `shelf` asks for, over the calls that the worker hands over."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from letters import desk
from letters.errors import FileError
from letters.kit import unfinished
from letters.web.browser.case import BrowserCase, plain
from letters.web.pieces import MOST, given, whole
from letters.web.shelf import GONE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import date

    from letters.web.browser.storage import Storage

TOO_LARGE = (
    f"这一份太大，这个浏览器打不开（最大 {MOST >> 20} MB）",
    "用电脑打开；或者在电脑上先拿出几个大的录像",
)


class BrowserShelf:
    """The cases of one browser."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def cases(self) -> tuple[BrowserCase, ...]:
        """Every case, in order of names."""
        return tuple(BrowserCase(self._storage, *each) for each in plain(await self._storage.list()))

    async def begin(self, on: date) -> BrowserCase:
        """A new case, named by its day."""
        return BrowserCase(self._storage, *plain(await self._storage.begin(f"案件-{on}")))

    async def take_in(self, pieces: AsyncIterator[bytes], on: date) -> BrowserCase:
        """A case out of a ZIP, which is in memory meanwhile: the storage gives no file that could be gone back in."""
        found = desk.carried(BytesIO(await whole(pieces, TOO_LARGE)), MOST)
        text = found.text()
        case = BrowserCase(self._storage, *plain(await self._storage.begin(found.folder or f"案件-{on}")))
        try:
            for file in found.beside:
                if file.name != unfinished.NAME:
                    await case.put_file(file.name, given(file.content()))
            await self._storage.replace(case.id, text, 0)
            await case.take_drafts(found.typed())
        except BaseException:
            await self._storage.discard(case.id)
            raise
        return case

    async def remember(self, name: str, value: str) -> None:
        """Keep a word in the storage: a tab that is opened again is the same person's."""
        await self._storage.remember(name, value)

    async def find(self, case_id: str) -> BrowserCase:
        """The case of an id. Raises FileError where none has it."""
        for case in await self.cases():
            if case.id == case_id:
                return case
        raise FileError(*GONE)
