"""Where cases lie that a page is shown of: a list, each with a way to look at it and to change it.

What the browser is told of a case is its id, which says nothing; no path ever comes from there. A deed is a function of
the text that stands: at home it runs in a thread with the folder held, in the browser at once between two awaited calls
of its storage.

Files lie beside the text under relative names with /, as in a folder at home. They come and go in pieces, so that none
is ever whole in memory, and a name is made by the project, never taken from a browser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from letters import desk
from letters.errors import FileError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from letters.desk import Cards, Checked, Client, PutLetters, ReadyLetters, SentLetter, Stored, TakenIn, Tracked
    from letters.kit.arriving import Arrived
    from letters.web.leftovers import Cleared, Leftovers

    Taking = Callable[[str, Arrived, tuple[str, ...]], TakenIn]
    """What becomes of a case by a file that came: of its text, what came, and the names of all files."""

Result = TypeVar("Result")
CASE = "case.toml"
MEANWHILE = "这里已经改过，先看新的"
MOST = 500_000_000  # bytes of one file: more than an hour of film on a telephone
PIECE = 1 << 18  # bytes that are read and kept at once
GONE = ("这个案件不在了：可能改了名字，或者删除了", "回到开始，再选一次")


@frozen
class Along:
    """What goes with a case in a copy: the name and size in bytes of each file; `others` lie with it and stay."""

    files: tuple[tuple[str, int], ...]
    others: tuple[str, ...] = ()


class KeptFile(NamedTuple):
    """What became of a file, and the versions of the case just before and just after it was named there."""

    taken: TakenIn
    before: str
    after: str


class Locker(Protocol):
    """Keeps a case here under a passphrase."""

    async def leftovers(self) -> Leftovers:
        """What would be locked, and what stays as it is."""
        ...

    async def lock(self, seen: str, passphrase: str) -> Cleared:
        """Lock what was listed, and clear the originals away.

        Raises UsageError for a passphrase that would be guessed, ConflictError where the list is another, FileError.
        """
        ...


class WebCase(Protocol):
    """One case."""

    @property
    def id(self) -> str:
        """By which it is asked for."""

    @property
    def name(self) -> str:
        """What its folder is called."""

    @property
    def has_folder(self) -> bool:
        """Whether letters can be put into a folder of it."""

    async def see(self, deed: Callable[[Stored], Result]) -> Result:
        """What a deed makes of the text as it stands. Raises FileError, CaseError, and what the deed raises."""
        ...

    async def raw(self) -> bytes:
        """The file of the text, byte for byte, also where it is none. Raises FileError."""
        ...

    async def change(self, deed: Callable[[Stored], tuple[str, Result]], seen: str) -> Result:
        """Put the text that a deed gives in the place of the one that was `seen` by its version.

        Raises ConflictError, with nothing changed, where another stands there; else as `see`.
        """
        ...

    async def send(self, followed: Callable[[Stored], Tracked], sent: Sequence[SentLetter], seen: str) -> Tracked:
        """Record letters as sent, all of them or none, with copies of what was written last where that lies here too.

        `followed` gives the case as it is followed. Raises as `change` does, and UsageError as `desk.sending` does.
        """
        ...

    async def put_letters(self, made: Callable[[Stored], ReadyLetters], on: date, seen: str, /) -> None:
        """Put letters beside the text on a day, in a folder of their own.

        Raises as `change` does, and FileError where they cannot be put there.
        """
        ...

    async def letters_put(self) -> PutLetters | None:
        """The letters that were put there last; None where there are none."""
        ...

    async def saved(self) -> datetime | None:
        """When the text was stored last, in China; None where nothing is yet."""
        ...

    async def typed(self, key: str) -> str:
        """What was typed of an answer that is not given yet, by the key of its question; "" for nothing."""
        ...

    async def keep_typed(self, key: str, typed: str, seen: str) -> None:
        """Keep what was typed of an answer, or nothing more of it; the case's text stays as it is.

        Raises ConflictError where another text stands than was `seen` by its version, FileError.
        """
        ...

    async def checked(self) -> Checked | None:
        """What ticks count for that were given before the page ran here; None where that is kept by nobody."""
        ...

    async def keep_checked(self, checked: Checked) -> None:
        """Keep what ticks count for, where the page itself ends with its tab; at home it runs on."""
        ...

    async def files(self) -> tuple[tuple[str, int], ...]:
        """The name and size in bytes of every file beside the text, in order of names; what is half there is not."""
        ...

    async def along(self) -> Along:
        """What a copy of the case holds beside the text: its own files alone, whatever else lies there."""
        ...

    async def put_file(self, name: str, pieces: AsyncIterator[bytes]) -> Arrived:
        """Keep a file under a name that is free, and say what came: whole or not at all, whatever happens meanwhile.

        Raises FileError where the name is taken or leads elsewhere, or the place has no room, and what `pieces` raises.
        """
        ...

    async def keep_file(self, pieces: AsyncIterator[bytes], take: Taking) -> KeptFile:
        """Keep a file as evidence: it and the text that names it stand there together, or neither.

        Raises as `put_file`, and what `take` raises.
        """
        ...

    def read_file(self, name: str, most: int | None = None) -> AsyncIterator[bytes]:
        """A file in pieces, or its first `most` bytes. Raises FileError where there is none, with the first piece."""
        ...

    async def see_files(self, names: Sequence[str], deed: Callable[[Stored, Sequence[Path]], Result]) -> Result:
        """What a deed makes of the text and of some files, each at a path for as long as it runs.

        Raises FileError where one is not there or too large for this place, and what the deed raises.
        """
        ...

    async def drop_file(self, name: str) -> None:
        """Take a file away. Raises FileError where there is none."""
        ...

    @property
    def locker(self) -> Locker | None:
        """What keeps it here under a passphrase; None where nothing can."""
        ...

    async def leftovers(self) -> Leftovers:
        """What goes when the case is cleared away."""
        ...

    async def wipe(self, seen: str, *, apart: bool) -> Cleared:
        """Clear the case away as it was listed; `apart`: with what was asked about.

        Raises ConflictError, with nothing done, where the list of that version is no longer what there is.
        """
        ...


class Clinic(Protocol):
    """What somebody who helps has besides the cases of their clients."""

    stays: str

    async def clients(self, today: date) -> tuple[tuple[str, Client], ...]:
        """Everybody by number, each with the id of their case."""
        ...

    async def cards(self) -> Cards:
        """The business cards that were kept. Raises FileError."""
        ...

    async def sheet(self, today: date) -> bytes:
        """The sheet that somebody fills in while they wait, as a Word file."""
        ...


class Shelf(Protocol):
    """The cases there are."""

    async def cases(self) -> tuple[WebCase, ...]:
        """Every case, in order of names."""
        ...

    async def begin(self, on: date) -> WebCase:
        """A new case, with nothing stored yet."""
        ...

    async def take_in(self, pieces: AsyncIterator[bytes], on: date) -> WebCase:
        """A case out of a ZIP that comes in pieces; nothing of it is kept where it is none, or does not come whole.

        It keeps its name where that is free, else it is named by the day. Raises FileError, CaseError, and what
        `pieces` raises.
        """
        ...

    async def find(self, case_id: str) -> WebCase:
        """The case of an id. Raises FileError where none has it."""
        ...

    async def remember(self, name: str, value: str) -> None:
        """Keep a word that belongs to no case, for as long as this place is used: at home until the page ends."""
        ...


def beside(name: str) -> str:
    """The name of a file beside the text. Raises FileError for the text itself, and for one that leads elsewhere."""
    inner = desk.inner_name(name)
    if inner == CASE or any(part.startswith(".") for part in inner.split("/")):
        raise FileError(f"“{name}”不是案件旁边的文件", "换一个名字")
    return inner
