"""The application in a browser's worker (`static/worker.js`): one interpreter for each tab, cases in its storage."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.kit.moment import CHINA
from letters.web.application import application
from letters.web.asgi import ask
from letters.web.bench import Bench
from letters.web.browser.shelf import BrowserShelf
from letters.web.shelf import PIECE
from letters.web.talk import BORROWED, load_talk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import date

    from letters.web.browser.storage import Storage
    from letters.web.encrypting import Sealing

PLACE = "只在这部手机或者电脑的这个浏览器里"


class Inside:
    """The application in a browser's worker; `storage` is the worker's."""

    def __init__(self, storage: Storage, sealing: Sealing | None = None) -> None:
        self._storage = storage
        self._bench = Bench(BrowserShelf(storage), _today, PLACE, sealing=sealing)
        self._app = application(self._bench)
        load_talk(self._bench)  # who is told that all is ready waits for no answer then

    async def respond(self, method: str, target: str, headers: Any, body: Any) -> Any:
        """What the worker calls for each request, with values of JavaScript: [status, headers, body].

        A body is bytes, or a file of the browser, of which a piece at a time is in memory.
        """
        if self._bench.session.is_borrowed is None:
            self._bench.session.is_borrowed = bool(await self._storage.recall(BORROWED)) or None
        told = [(str(name), str(value)) for name, value in headers]
        sent = pieces_of(body) if hasattr(body, "arrayBuffer") else body.to_bytes()
        answer = await ask(self._app, method, target, told, sent)
        return answer.status, [list(each) for each in answer.headers], answer.body

    async def compiled(self, home: str, library: str, known: int) -> Any:
        """What the worker keeps for its next start: [[place, content], …], the library under ""; see `compiled.py`.

        None where that is no more than the `known` number of files that it has.
        """
        from letters.web.browser import compiled

        found = list(compiled.of_modules(Path(home)))
        if len(found) + 1 <= known:
            return None
        return [["", await compiled.of_library(Path(library))], *(list(each) for each in found)]


async def pieces_of(file: Any) -> AsyncIterator[bytes]:
    """A file of the browser (a Blob), a piece after the other."""
    for at in range(0, file.size, PIECE):
        piece = await file.slice(at, at + PIECE).arrayBuffer()
        yield piece.to_bytes()


def _today() -> date:
    return datetime.now(CHINA).date()
