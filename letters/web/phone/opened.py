"""One opening of the door: for which case, until when, how much came, and why it is over."""

from __future__ import annotations

import asyncio
import time
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from letters.errors import UsageError
from letters.kit.frozen import frozen
from letters.web.phone.pairing import Pairing, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

TIME_OVER = "十分钟到了，手机传文件已经关上。"
MANY = "一次最多收 1000 个文件，已经满了，手机传文件已经关上。"
FULL = "一次最多收 500 MB，已经满了，手机传文件已经关上。"
UNSEEN = "有一阵没有网页看着，手机传文件已经关上。"
TURNED_AWAY = "号码三次不对，手机传文件已经关上。"
CLOSED = ("电脑上已经关了，最后这个没有收下", "要再传，在电脑上再打开一次")
TOO_MUCH = ("超过 500 MB 了，最后这个没有收下，电脑上已经关了", "要再传，在电脑上再打开一次；很大的录像用数据线")


@frozen
class Limits:
    """When it closes by itself.

    After so many seconds; after so many bytes or files; when no page of the computer has asked for its red bar for so
    many seconds: a browser lets a page that nobody looks at ask once a minute only.
    """

    seconds: float = 600.0
    size: int = 500_000_000
    files: int = 1_000
    unseen: float = 70.0


class Kept(NamedTuple):
    """A file that is kept: what it is called in the case, and the versions of the case before and after it."""

    name: str
    before: str
    after: str


Keep: TypeAlias = "Callable[[str, AsyncIterator[bytes]], Awaitable[Kept]]"
"""Takes a file in under the name that the phone gives it. Raises LettersError."""


class Came(NamedTuple):
    """What a phone brought: the name, and why it was not kept, "" where it was."""

    name: str
    problem: str


def clocks() -> tuple[float, ...]:
    """One stands still while some computers sleep, the other may be set."""
    return time.monotonic(), time.time()


class Opened:
    """What is known of it; `case` is an id, `address` the computer's in the network."""

    def __init__(
        self, case: str, address: str, port: int, keep: Keep, limits: Limits, clocks: Callable[[], tuple[float, ...]]
    ) -> None:
        self.case, self.address, self.host, self.keep = case, address, f"{address}:{port}", keep
        self.pairing = Pairing()
        self.came: list[Came] = []
        self.versions: list[tuple[str, str]] = []
        self.size, self.why = 0, ""
        self.ending = asyncio.Event()
        self._limits, self._clocks = limits, clocks
        self._begun = self._seen = clocks()

    @property
    def entrance(self) -> str:
        """The first address for the phone."""
        return f"http://{self.host}/{self.pairing.code}"

    @property
    def kept(self) -> int:
        """How many files were kept."""
        return sum(not each.problem for each in self.came)

    @property
    def minutes_left(self) -> int:
        """Until it closes, the last one begun counted as whole."""
        return max(0, ceil((self._limits.seconds - self._since(self._begun)) / 60))

    @property
    def room(self) -> int:
        """Bytes that may come still."""
        return max(0, self._limits.size - self.size)

    @property
    def state(self) -> str:
        """What of it a screen shows, in a word: another word, another screen."""
        return f"{self.pairing.stage.value}-{self.pairing.tries_left}-{len(self.came)}"

    def see(self) -> None:
        """A page shows that it is open."""
        self._seen = self._clocks()

    def look(self) -> None:
        """End it where its time is over, or nobody sees that it is open."""
        if self._since(self._begun) >= self._limits.seconds:
            self.end(TIME_OVER)
        elif self._since(self._seen) >= self._limits.unseen:
            self.end(UNSEEN)

    def confirm(self, typed: str) -> bool:
        """Take the phone that shows these digits; after a few wrong ones it is over."""
        is_right = self.pairing.confirm(typed)
        if self.pairing.stage is Stage.TURNED_AWAY:
            self.end(TURNED_AWAY)
        return is_right

    def count(self, size: int) -> None:
        """Note that so many bytes came. Raises UsageError where it is over, or is by this."""
        self.look()
        if self.ending.is_set():
            raise UsageError(*CLOSED)
        self.size += size
        if self.size > self._limits.size:
            self.end(FULL)
            raise UsageError(*TOO_MUCH)

    def note(self, came: Came) -> None:
        """Note what became of a file."""
        self.came.append(came)
        if len(self.came) >= self._limits.files:
            self.end(MANY)

    @property
    def refused(self) -> tuple[str, str] | None:
        """What is said of a file that comes when it is over; None where it is not."""
        if not self.ending.is_set():
            return None
        return TOO_MUCH if self.why == FULL else CLOSED

    def end(self, why: str) -> None:
        """It is over; the first reason stands."""
        self.why = self.why or why
        self.ending.set()

    def _since(self, then: tuple[float, ...]) -> float:
        return max(now - before for now, before in zip(self._clocks(), then, strict=True))
