"""A case in a browser's own storage, for the page that runs inside it: one interpreter for each tab.

What JavaScript offers is `static/storage.js`; a text and its number stand there in one transaction, so that of two tabs
that store at once one is refused and nothing is mixed.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from letters import desk
from letters.errors import ConflictError, FileError
from letters.kit import unfinished
from letters.kit.arriving import Tally, evenly
from letters.kit.frozen import frozen
from letters.kit.moment import CHINA
from letters.web.leftovers import Cleared, Leftover, Leftovers
from letters.web.shelf import CASE, MEANWHILE, PIECE, Along, KeptFile, beside

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from letters.kit.arriving import Arrived
    from letters.web.browser.storage import Storage
    from letters.web.shelf import Taking

Result = TypeVar("Result")
MILLI = 1000  # of a browser's clock in a second
MOST_READ = 50 << 20  # bytes of a file that is read as a whole
TRIES = 20  # for a file, while other tabs store
FULL = (
    "这个浏览器放不下这个文件了，没有收下；已经收下的都在",
    "删掉手机里不用的东西，或者先存一份案件到手机，再试一次",
)


@frozen
class BrowserCase:
    """A case in the storage of a browser."""

    storage: Storage
    id: str
    name: str

    @property
    def has_folder(self) -> bool:
        """Nobody can look into the storage of a browser."""
        return False

    async def see(self, deed: Callable[[desk.Stored], Result]) -> Result:
        """What a deed makes of the text as it stands."""
        return deed(await self._stored())

    async def raw(self) -> bytes:
        """The text, which is kept as one here."""
        return await self.see(lambda stored: stored.text.encode())

    async def change(self, deed: Callable[[desk.Stored], tuple[str, Result]], seen: str) -> Result:
        """Put another text in the place of the one that was seen."""
        stored = await self._stored()
        if (stored.version or "") != seen:
            raise ConflictError(MEANWHILE)
        text, result = deed(stored)
        if text != stored.text and not await self.storage.replace(self.id, text, int(seen or 0)):
            raise ConflictError(MEANWHILE)
        return result

    async def send(
        self, followed: Callable[[desk.Stored], desk.Tracked], sent: Sequence[desk.SentLetter], seen: str
    ) -> desk.Tracked:
        """Record letters as sent; there is no folder in which they lie as they were written."""
        return await self.change(lambda stored: desk.with_sent(followed(stored), sent), seen)

    async def put_letters(self, _made: Callable[[desk.Stored], desk.ReadyLetters], _on: date, _seen: str, /) -> None:
        """Letters leave a browser as files that the person keeps. Raises FileError."""
        raise FileError("这里没有案件文件夹", "把压缩包存到手机")

    async def letters_put(self) -> desk.PutLetters | None:
        """None are put anywhere."""
        return None

    async def saved(self) -> datetime | None:
        """When the text was stored last, by the browser's clock."""
        told = float(await self.storage.saved(self.id) or 0)
        return datetime.fromtimestamp(told / MILLI, CHINA) if told else None

    async def typed(self, key: str) -> str:
        """What was typed of an answer, kept with the text but not in it."""
        return str(await self.storage.typed(self.id, key))

    async def keep_typed(self, key: str, typed: str, seen: str) -> None:
        """Keep what was typed in one transaction with a look at the text's number."""
        if not await self.storage.note(self.id, key, typed[: unfinished.MOST], int(seen or 0)):
            raise ConflictError(MEANWHILE)

    async def checked(self) -> desk.Checked | None:
        """What the ticks of another visit count for."""
        number, on = plain(await self.storage.checked(self.id))
        return desk.Checked(str(number), date.fromisoformat(on)) if on else None

    async def keep_checked(self, checked: desk.Checked) -> None:
        """Keep it with the text that it is about."""
        await self.storage.check(self.id, int(checked.version or 0), checked.on.isoformat())

    async def files(self) -> tuple[tuple[str, int], ...]:
        """Every file beside the text, with its size."""
        found = plain(await self.storage.files(self.id))
        return tuple(sorted((str(name), int(size)) for name, size in found))

    async def along(self) -> Along:
        """Every file: nobody else's lie there. What is typed and not answered yet lies among them, as at home."""
        drafts = await self._drafts()
        typed = ((unfinished.NAME, len(drafts)),) if drafts else ()
        return Along((*typed, *await self.files()))

    async def _drafts(self) -> bytes:
        """What is typed of answers that are not given yet, as the file beside a case at home has it."""
        return unfinished.text_of(plain(await self.storage.drafts(self.id))).encode()

    async def take_drafts(self, content: bytes) -> None:
        """Keep what was typed in another home, of a case that has its text already."""
        number = (await self._stored()).version or 0
        for key, typed in unfinished.entries(content.decode("utf-8", "replace")).items():
            await self.storage.note(self.id, key, typed[: unfinished.MOST], int(number))

    async def put_file(self, name: str, pieces: AsyncIterator[bytes]) -> Arrived:
        """Keep a file: its pieces are nobody's until all of them are there."""
        inner = beside(name)
        arrival = await self.storage.arrive()
        try:
            came = await self._taken(arrival, pieces)
            if not await self.storage.settle(arrival, self.id, inner, [came.size, came.sha256]):
                raise FileError(f"已经有 {name} 了，没有覆盖", "换一个名字")
            return came
        finally:
            await self.storage.leave(arrival)

    async def keep_file(self, pieces: AsyncIterator[bytes], take: Taking) -> KeptFile:
        """Keep a file as evidence: what another tab stored meanwhile is looked at again, and nothing of it is lost."""
        arrival = await self.storage.arrive()
        try:
            came = await self._taken(arrival, pieces)
            for _ in range(TRIES):
                stored = await self._stored()
                taken = take(stored.text, came, tuple(name for name, _ in await self.files()))
                before = int(stored.version or 0)
                told = [came.size, came.sha256, taken.text, before]
                if not taken.is_new:
                    return KeptFile(taken, stored.version or "", stored.version or "")
                if await self.storage.settle(arrival, self.id, beside(taken.path), told):
                    return KeptFile(taken, stored.version or "", str(before + 1))
            raise ConflictError(MEANWHILE)
        finally:
            await self.storage.leave(arrival)

    async def _taken(self, arrival: str, pieces: AsyncIterator[bytes]) -> Arrived:
        tally, number = Tally(), 0
        async for piece in evenly(pieces, PIECE):
            if not await self.storage.take(arrival, number, piece):
                raise FileError(*FULL)
            tally.add(piece)
            number += 1
        return tally.arrived()

    async def read_file(self, name: str, most: int | None = None) -> AsyncIterator[bytes]:
        """A file in pieces, as they were kept."""
        if name == unfinished.NAME:
            yield (await self._drafts())[:most]
            return
        inner, number, left = beside(name), 0, most
        while (piece := await self._piece(inner, number)) and left != 0:
            yield piece if left is None else piece[:left]
            left = None if left is None else max(0, left - len(piece))
            number += 1

    async def _piece(self, name: str, number: int) -> bytes:
        found = await self.storage.piece(self.id, name, number)
        if found is None:
            raise FileError(f"找不到 {name}", "回到证据那一页，再看一次")
        return bytes(found.to_bytes() if hasattr(found, "to_bytes") else found)

    async def see_files(self, names: Sequence[str], deed: Callable[[desk.Stored, Sequence[Path]], Result]) -> Result:
        """What a deed makes of the text and of files, laid into the interpreter's own memory for that long."""
        with TemporaryDirectory() as folder:
            paths = [await self._laid(name, Path(folder)) for name in names]
            return deed(await self._stored(), paths)

    async def _laid(self, name: str, folder: Path) -> Path:
        path = folder / name.rpartition("/")[2]
        size = 0
        with path.open("wb") as laid:
            async for piece in self.read_file(name):
                size += len(piece)
                if size > MOST_READ:
                    raise FileError(f"{path.name} 太大，这个浏览器读不了", "在电脑上导入；或者导出短一点的时间")
                laid.write(piece)
        return path

    async def drop_file(self, name: str) -> None:
        """Take a file away, with its pieces."""
        if not await self.storage.remove(self.id, beside(name)):
            raise FileError(f"找不到 {name}", "回到证据那一页，再看一次")

    async def _stored(self) -> desk.Stored:
        text, number = plain(await self.storage.read(self.id))
        return desk.Stored(text, str(number)) if number else desk.Stored(desk.blank(), None)

    @property
    def locker(self) -> None:
        """Not in a browser: what is to be kept from others is taken along."""
        return

    async def leftovers(self) -> Leftovers:
        """The text and every file beside it."""
        text = await self.raw()
        beside = tuple(Leftover(f"{self.name}/{name}", "", size) for name, size in await self.files())
        return Leftovers((Leftover(f"{self.name}/{CASE}", "案件", len(text)), *beside))

    async def wipe(self, seen: str, *, apart: bool) -> Cleared:
        """Take it out of the storage, all in one transaction."""
        del apart  # here nothing is asked about apart
        found = await self.leftovers()
        if found.version != seen:
            raise ConflictError(MEANWHILE)
        await self.storage.discard(self.id)
        return Cleared(len(found.files))


def plain(value: Any) -> Any:
    """A value of JavaScript as one of Python."""
    return value.to_py() if hasattr(value, "to_py") else value
