"""The cases of a folder of this computer, for the page at home: the same folders as the commands use."""

from __future__ import annotations

from asyncio import to_thread
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from letters import desk
from letters.errors import ConflictError, FileError
from letters.kit.arriving import Arriving
from letters.kit.moment import CHINA
from letters.web.home.clearing import FolderLocker, leftovers, wipe
from letters.web.home.files import COMMAND, FolderFiles
from letters.web.pieces import bounded
from letters.web.shelf import CASE, GONE, MEANWHILE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from letters.web.leftovers import Cleared, Leftovers

Result = TypeVar("Result")
COPY_TOO_LARGE = ("这一份太大，没有打开（最大 {} MB）", "先拿出几个大的录像")
DIGITS = 12  # of an id: enough for all the cases of a clinic, and short in an address


class FolderCase(FolderFiles):
    """A case in a folder of its own, which need not be there before something is stored."""

    @property
    def id(self) -> str:
        """The digest of its name."""
        return sha256(self._folder.name.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self._folder.name

    @property
    def has_folder(self) -> bool:
        """A folder is what it is."""
        return True

    async def see(self, deed: Callable[[desk.Stored], Result]) -> Result:
        """What a deed makes of the text as it stands, in a thread."""
        return await to_thread(lambda: deed(self._stored()))

    async def raw(self) -> bytes:
        """The case file as it lies there, text or not."""
        return await to_thread(self._raw)

    def _raw(self) -> bytes:
        with self._store.opened(CASE) as stream:
            return stream.read()

    async def change(self, deed: Callable[[desk.Stored], tuple[str, Result]], seen: str) -> Result:
        """Put another text in the place of the one that was seen, in a thread that holds the folder."""
        return await to_thread(self._changed, deed, seen)

    def _changed(self, deed: Callable[[desk.Stored], tuple[str, Result]], seen: str) -> Result:
        with self._held(seen) as stored:
            text, result = deed(stored)
            self._put(stored, text)
        return result

    @contextmanager
    def _held(self, seen: str) -> Iterator[desk.Stored]:
        """The text with the folder held. Raises ConflictError where it is another than was seen."""
        with self._store.hold(COMMAND):
            stored = self._stored()
            if (stored.version or "") != seen:
                raise ConflictError(MEANWHILE)
            yield stored

    def _put(self, stored: desk.Stored, text: str) -> None:
        if text != stored.text:
            desk.CaseOnDisk(self._folder / CASE, stored.text, stored.version).put(text)

    async def send(
        self, followed: Callable[[desk.Stored], desk.Tracked], sent: Sequence[desk.SentLetter], seen: str
    ) -> desk.Tracked:
        """Record letters as sent, with copies of their files as the command keeps them."""
        return await to_thread(self._sent, followed, sent, seen)

    def _sent(
        self, followed: Callable[[desk.Stored], desk.Tracked], sent: Sequence[desk.SentLetter], seen: str
    ) -> desk.Tracked:
        with self._held(seen) as stored, ExitStack() as kept:
            at = followed(stored)
            for one in sent:
                at = kept.enter_context(desk.sent_with_copies(at, one, self._folder / CASE)).at
            self._put(stored, at.text)
        return at

    async def put_letters(self, made: Callable[[desk.Stored], desk.ReadyLetters], on: date, seen: str, /) -> None:
        """Put letters into the case's folder, as `letters write` does."""
        await to_thread(self._put_letters, made, on, seen)

    def _put_letters(self, made: Callable[[desk.Stored], desk.ReadyLetters], on: date, seen: str) -> None:
        with self._held(seen) as stored:
            desk.put_letters(made(stored), self._folder / CASE, on)

    async def letters_put(self) -> desk.PutLetters | None:
        """The latest of the folders that letters were written to."""
        return await to_thread(desk.letters_put, self._folder / CASE)

    async def saved(self) -> datetime | None:
        """When the case file was written last."""
        return await to_thread(self._saved)

    def _saved(self) -> datetime | None:
        path = self._folder / CASE
        return datetime.fromtimestamp(path.stat().st_mtime, CHINA) if path.exists() else None

    async def checked(self) -> None:
        """Nothing of a page that ended: who starts the program again reads the letters again."""

    async def keep_checked(self, checked: desk.Checked) -> None:
        """Nothing: it is known while the program runs."""

    async def typed(self, key: str) -> str:
        """What was typed of an answer, from the file beside the case."""
        return await to_thread(desk.typed_in, self._store, key)

    async def keep_typed(self, key: str, typed: str, seen: str) -> None:
        """Keep what was typed, in a thread that holds the folder."""
        await to_thread(self._keep_typed, key, typed, seen)

    def _keep_typed(self, key: str, typed: str, seen: str) -> None:
        with self._held(seen):
            desk.keep_typed(self._store, key, typed)

    @property
    def locker(self) -> FolderLocker | None:
        """Where this computer can encrypt."""
        return FolderLocker(self._folder, desk.open_desk()) if desk.can_encrypt() else None

    async def leftovers(self) -> Leftovers:
        """What the command would list."""
        return await to_thread(leftovers, self._folder / CASE, desk.open_desk())

    async def wipe(self, seen: str, *, apart: bool) -> Cleared:
        """Remove it as the command does."""
        return await to_thread(partial(wipe, self._folder / CASE, desk.open_desk(), seen, apart=apart))


class FolderShelf:
    """The cases in the folders of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def remember(self, name: str, value: str) -> None:
        """Nothing: it is known while the program runs, and whoever comes next is asked again."""

    async def cases(self) -> tuple[FolderCase, ...]:
        """Those that were made for a case and hold one, and the folder itself where it is a case's."""
        return await to_thread(self._cases)

    def _cases(self) -> tuple[FolderCase, ...]:
        own = (self._folder,) if (self._folder / CASE).is_file() else ()
        return tuple(FolderCase(folder) for folder in (*own, *desk.case_folders(self._folder)))

    async def begin(self, on: date) -> FolderCase:
        """A new case under the day's next free name, kept from now on."""
        return await to_thread(self._begun, on)

    def _begun(self, on: date) -> FolderCase:
        place = desk.new_place(self._folder, on)
        desk.FolderStore(place.parent).replace(place.name, desk.blank(), None)
        return FolderCase(place.parent)

    async def take_in(self, pieces: AsyncIterator[bytes], on: date) -> FolderCase:
        """A case out of a ZIP, which waits hidden in the folder until it has come whole."""
        from letters.kit.zipped import MOST_BYTES  # loaded when something comes

        arriving, (told, hint) = await to_thread(Arriving, self._folder), COPY_TOO_LARGE
        try:
            async for piece in bounded(pieces, MOST_BYTES, (told.format(MOST_BYTES >> 20), hint)):
                await to_thread(arriving.take, piece)
            return await to_thread(self._unpacked, arriving, on)
        finally:
            arriving.close()

    def _unpacked(self, arriving: Arriving, on: date) -> FolderCase:
        with arriving.reading() as stream:
            found = desk.carried(stream)
            found.text()
            folder = self._place(found.folder, on)
            desk.unpack(found, folder, CASE)
        return FolderCase(folder)

    def _place(self, name: str, on: date) -> Path:
        """The folder that a case is brought into, which is not there: as it was called, where that is free."""
        return desk.place_for_named(self._folder, name, on)

    async def find(self, case_id: str) -> FolderCase:
        """The case of an id. Raises FileError where none has it."""
        for case in await self.cases():
            if case.id == case_id:
                return case
        raise FileError(*GONE)
