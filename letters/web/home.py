"""The page at home: a server on this computer alone, for as long as a page is open."""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING

import uvicorn

from letters.errors import FileError
from letters.kit.shell_words import command
from letters.web.application import application
from letters.web.bench import Bench
from letters.web.on_disk import FolderShelf
from letters.web.protection import KEY, Doorkeeper, Protected

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

ADDRESS = "127.0.0.1"
IDLE = 15 * 60.0
"""Seconds after which a server that nobody asks anything ends."""
_LOOK = 1.0  # seconds between two looks at the clock
PLACE = "只在这台电脑上"


class Watched:
    """An application, and when it was last asked something."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._clock = app, clock
        self.last = clock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note the time, and go on."""
        self.last = self._clock()
        await self._app(scope, receive, send)

    def is_idle(self, seconds: float) -> bool:
        """Whether nothing was asked for that long."""
        return self._clock() - self.last >= seconds


def serve(folder: Path, today: Callable[[], date], open_at: Callable[[str], None], idle: float = IDLE) -> None:
    """Serve the cases of a folder until nobody looks any more; `open_at` gets the first address, which works once.

    Raises FileError where there is no such folder, or no place on this computer to listen.
    """
    if not folder.is_dir():
        raise FileError(f"找不到文件夹 {folder}", "写一个已经有的文件夹，或者不写，就用现在这个")
    with _listening() as listening:
        port = listening.getsockname()[1]
        door = Doorkeeper(port)
        watched = Watched(Protected(application(Bench(FolderShelf(folder), today, PLACE, door.token)), door))
        told = uvicorn.Config(
            watched, log_level="critical", access_log=False, lifespan="off", server_header=False, date_header=False
        )
        asyncio.run(_until_idle(uvicorn.Server(told), listening, watched, idle, lambda: open_at(_first(port, door))))


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


async def _until_idle(
    server: uvicorn.Server, listening: socket.socket, watched: Watched, idle: float, begun: Callable[[], None]
) -> None:
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    begun()
    while not serving.done() and not watched.is_idle(idle):
        await asyncio.wait({serving}, timeout=_LOOK)
    server.should_exit = True
    await serving
