"""The text of a case in a folder of this computer and the files beside it, read and kept in threads."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from letters import desk
from letters.kit import unfinished
from letters.kit.arriving import Arriving
from letters.web.shelf import CASE, PIECE, Along, KeptFile, beside

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from letters.kit.arriving import Arrived
    from letters.web.shelf import Taking

Result = TypeVar("Result")
COMMAND = "letters web"


class FolderFiles:
    """What lies in the folder of a case, which need not be there before something is stored."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = desk.FolderStore(folder)

    def _stored(self) -> desk.Stored:
        """The text as it stands; of a new case an empty one that the talk begins with."""
        if (self._folder / CASE).exists():
            return self._store.read(CASE)
        return desk.Stored(desk.blank(), None)

    async def files(self) -> tuple[tuple[str, int], ...]:
        """Every file beside the text, with its size; folders that hold a case of their own are another's."""
        return await to_thread(self._files)

    def _files(self) -> tuple[tuple[str, int], ...]:
        every = self._store.list()
        others = tuple(name.removesuffix(CASE) for name in every if name.endswith(f"/{CASE}"))
        names = (name for name in every if name not in (CASE, unfinished.NAME) and not name.startswith(others))
        return tuple((name, self._store.place_of(name).stat().st_size) for name in names)

    async def along(self) -> Along:
        """What the case names and what was written for it, never another's file that lies in its folder."""
        return await to_thread(self._along)

    def _along(self) -> Along:
        if not (self._folder / CASE).exists():
            return Along(())
        found = desk.goes_along(self._folder / CASE, desk.open_desk())
        home = self._folder.absolute()
        files = tuple((one.path.relative_to(home).as_posix(), one.size) for one in found.files)
        return Along(files, tuple(path.relative_to(home).as_posix() for path in found.others))

    async def put_file(self, name: str, pieces: AsyncIterator[bytes]) -> Arrived:
        """Keep a file; the folder is held only while it is put into its place."""
        place = self._store.place_of(beside(name))
        return await self._came(pieces, lambda arriving: arriving.move(place))

    async def keep_file(self, pieces: AsyncIterator[bytes], take: Taking) -> KeptFile:
        """Keep a file as evidence; the folder is held only while it is put into its place and named."""
        return await self._came(pieces, partial(self._kept, take))

    def _kept(self, take: Taking, arriving: Arriving) -> KeptFile:
        stored, came = self._stored(), arriving.arrived()
        file = desk.CaseOnDisk(self._folder / CASE, stored.text, stored.version)
        taken = desk.keep_arrived(file, arriving, lambda text: take(text, came, self._store.list()))
        return KeptFile(taken, stored.version or "", file.version or "")

    async def _came(self, pieces: AsyncIterator[bytes], end: Callable[[Arriving], Result]) -> Result:
        """What becomes of a file when all of it is there; else nothing of it stays."""
        arriving = await to_thread(Arriving, self._folder)
        try:
            async for piece in pieces:
                await to_thread(arriving.take, piece)
            return await to_thread(self._ended, arriving, end)
        finally:
            arriving.close()

    def _ended(self, arriving: Arriving, end: Callable[[Arriving], Result]) -> Result:
        with self._store.hold(COMMAND):
            return end(arriving)

    async def read_file(self, name: str, most: int | None = None) -> AsyncIterator[bytes]:
        """A file in pieces, each read in a thread."""
        stream = await to_thread(self._store.opened, beside(name))
        try:
            left = most
            while piece := await to_thread(stream.read, PIECE if left is None else min(PIECE, left)):
                left = None if left is None else left - len(piece)
                yield piece
        finally:
            stream.close()

    async def see_files(self, names: Sequence[str], deed: Callable[[desk.Stored, Sequence[Path]], Result]) -> Result:
        """What a deed makes of the text and of files where they lie, in a thread."""
        return await to_thread(self._seen, names, deed)

    def _seen(self, names: Sequence[str], deed: Callable[[desk.Stored, Sequence[Path]], Result]) -> Result:
        for name in names:
            self._store.opened(beside(name)).close()
        return deed(self._stored(), [self._store.place_of(name) for name in names])

    async def drop_file(self, name: str) -> None:
        """Take a file away with the folder held."""
        await to_thread(self._dropped, beside(name))

    def _dropped(self, name: str) -> None:
        with self._store.hold(COMMAND):
            self._store.remove(name)
