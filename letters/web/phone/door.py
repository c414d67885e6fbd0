"""The door itself: a server of its own beside the page's, on one address, ended before anybody says that it is."""

from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from letters.errors import FileError, UsageError
from letters.web.phone.connections import BoundedProtocol
from letters.web.phone.opened import Limits, Opened, clocks
from letters.web.phone.phone_side import PhoneSide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from letters.web.phone.opened import Keep

LONGEST_HEAD = 8_192  # bytes of what a request says before its body
_LOOK = 1.0  # seconds between two looks at the clock
OTHER = ("手机传文件正给另一个案件开着", "先在红条里点“关掉”，再在这里打开")
NOT_HERE = ("这台电脑现在没有这个地址了，没有打开", "看一下 Wi-Fi 或者网线连着没有，刷新这一页再选")


class _Server(uvicorn.Server):
    """One that leaves Ctrl-C to the page's own server, which ends this one with it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class PhoneDoor:
    """Closed until it is opened, for one case at a time; `now` is what is open.

    `addresses` lists the addresses that it may be opened on, the likeliest first.
    """

    def __init__(
        self,
        addresses: Callable[[], tuple[str, ...]],
        limits: Limits | None = None,
        clocks: Callable[[], tuple[float, ...]] = clocks,
    ) -> None:
        self.addresses = addresses
        self.now: Opened | None = None
        self._limits, self._clocks = limits or Limits(), clocks
        self._ended: asyncio.Task[None] | None = None
        self._told: dict[str, str] = {}

    async def open(self, case: str, address: str, keep: Keep) -> Opened:
        """Open it for a case, on an address of this computer; what is open for it already stays as it is.

        Raises UsageError while it is open for another case or where there is no such address, FileError where this
        computer lets nobody listen there.
        """
        if self.now and self.now.ending.is_set():
            await self.close()
        if self.now and self.now.case != case:
            raise UsageError(*OTHER)
        return self.now or self._open(case, address, keep)

    def _open(self, case: str, address: str, keep: Keep) -> Opened:
        if address not in self.addresses():
            raise UsageError(*NOT_HERE)
        listening = _listening(address)
        port = listening.getsockname()[1]
        self.now = Opened(case, address, port, keep, self._limits, self._clocks)
        self._told.pop(case, None)
        self._ended = asyncio.create_task(self._until_over(self.now, listening))
        return self.now

    async def close(self, why: str = "") -> None:
        """Close it, if it is open; when this returns nothing listens any more, and nothing comes in."""
        if self.now and self._ended:
            self.now.end(why)
            await asyncio.shield(self._ended)

    def told(self, case: str) -> str:
        """Why it closed last for a case, said once; "" for nothing."""
        return self._told.pop(case, "")

    async def _until_over(self, opened: Opened, listening: socket.socket) -> None:
        app = PhoneSide(opened)
        server = _Server(_configured(app))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        ending = asyncio.create_task(opened.ending.wait())
        try:
            while not serving.done() and not opened.ending.is_set():
                await asyncio.wait({serving, ending}, timeout=_LOOK, return_when=asyncio.FIRST_COMPLETED)
                opened.look()
        finally:
            opened.end("")
            server.should_exit = True
            await app.finished()
            for connection in tuple(server.server_state.connections):
                connection.transport.abort()
            await serving
            self._told[opened.case] = opened.why
            self.now = None


def _listening(address: str) -> socket.socket:
    try:
        return socket.create_server((address, 0))
    except OSError as error:
        raise FileError(
            f"没有打开：这台电脑不让程序在 {address} 上等手机（{error.strerror}）", "换一个地址试试，或者用数据线、U 盘"
        ) from None


def _configured(app: PhoneSide) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=BoundedProtocol,
        ws="none",
        lifespan="off",
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        h11_max_incomplete_event_size=LONGEST_HEAD,
    )
