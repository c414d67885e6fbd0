"""The page at home: a server on this computer alone, for as long as a page is open."""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING, NamedTuple

import uvicorn

from letters import desk
from letters.errors import FileError
from letters.kit.shell_words import command
from letters.web.application import application
from letters.web.bench import Bench
from letters.web.home.on_disk import FolderShelf
from letters.web.home.protection import KEY, Doorkeeper, Protected
from letters.web.home.sealing import HomeSealing
from letters.web.phone import PhoneDoor, addresses

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

    from letters.web.shelf import Clinic, Shelf

ADDRESS = "127.0.0.1"
IDLE = 15 * 60.0
"""Seconds after the last page was closed until the server ends: each page that is open asks something meanwhile."""
AFTERWARDS = 10.0
"""Seconds in which the last page, which says that it is over, gets what it is shown with."""
UNFINISHED = 5
"""Whole seconds that what was begun has when all is over: a body that never comes whole would keep the server."""
_LOOK = 1.0  # seconds between two looks at the clock
_ASLEEP = 60.0  # seconds between two looks that say that the computer slept: nobody could ask anything
PLACE = "只在这台电脑上"


class Watched:
    """An application, and when it was last asked something."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._clock = app, clock
        self.last = self._looked = clock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note the time, and go on."""
        self.last = self._clock()
        await self._app(scope, receive, send)

    def is_idle(self, seconds: float) -> bool:
        """Whether nothing was asked for that long, while somebody could."""
        now, before = self._clock(), self._looked
        self._looked = now
        if now - before >= _ASLEEP:
            self.last = now
        return now - self.last >= seconds


def serve(
    folder: Path,
    today: Callable[[], date],
    open_at: Callable[[str], None],
    idle: float = IDLE,
    *,
    is_clinic: bool = False,
) -> bool:
    """Serve the cases of a folder until nobody has looked for `idle` seconds.

    `open_at` gets the first address, which works once. `today` is the day in China, asked for anew by each page.

    `is_clinic` shows the list of clients instead of one person's cases. True where somebody has left, by the page that
    one leaves with; False where all pages were closed.

    Raises FileError where there is no such folder, or no place on this computer to listen.
    """
    if not folder.is_dir():
        raise FileError(f"找不到文件夹 {folder}", "写一个已经有的文件夹，或者不写，就用现在这个")
    with _listening() as listening:
        port = listening.getsockname()[1]
        door = Doorkeeper(port)
        bench = _bench(folder, today, door.token, is_clinic=is_clinic)
        watched = Watched(Protected(application(bench), door))
        waiting = _Waiting(uvicorn.Server(_configured(watched)), listening, watched, bench, idle)
        asyncio.run(_until_over(waiting, lambda: open_at(_first(port, door))))
    return bench.session.is_over


def _configured(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=UNFINISHED,
    )


def _bench(folder: Path, today: Callable[[], date], token: str, *, is_clinic: bool) -> Bench:
    shelf: Shelf = FolderShelf(folder)
    clinic: Clinic | None = None
    if is_clinic:
        from letters.web.home.clinic import ClinicShelf, FolderClinic  # with what tells of clients

        shelf, clinic = ClinicShelf(folder), FolderClinic(folder)
    return Bench(
        shelf,
        today,
        PLACE,
        token,
        clinic=clinic,
        sealing=HomeSealing() if desk.can_encrypt() else None,
        phone=PhoneDoor(addresses),
        meanwhile=asyncio.to_thread,
    )


def _listening() -> socket.socket:
    try:
        return socket.create_server((ADDRESS, 0))
    except OSError as error:
        raise FileError(
            f"网页打不开：这台电脑不让程序在 {ADDRESS} 上等浏览器（{error.strerror}）",
            f"在这个窗口里一问一答：{command('new')}",
        ) from None


def _first(port: int, door: Doorkeeper) -> str:
    return f"http://{ADDRESS}:{port}/?{KEY}={door.key}"


class _Waiting(NamedTuple):
    """A server, and what is to be looked at until it ends."""

    server: uvicorn.Server
    listening: socket.socket
    watched: Watched
    bench: Bench
    idle: float


def _is_over(at: _Waiting, serving: asyncio.Task[None]) -> bool:
    """Whether it ended, was told to by Ctrl-C, or nobody is there any more."""
    idle = AFTERWARDS if at.bench.session.is_over else at.idle
    return serving.done() or at.server.should_exit or at.watched.is_idle(idle)


async def _until_over(at: _Waiting, begun: Callable[[], None]) -> None:
    serving = asyncio.create_task(at.server.serve(sockets=[at.listening]))
    begun()
    while not _is_over(at, serving):
        await asyncio.wait({serving}, timeout=_LOOK)
    at.server.should_exit = True
    await at.bench.close_phone()
    await serving
