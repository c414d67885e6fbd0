"""The application in a browser's worker (`static/worker.js`): one interpreter for each tab, cases in its storage."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from letters.kit.moment import CHINA
from letters.web.application import application
from letters.web.asgi import ask
from letters.web.bench import Bench
from letters.web.in_browser import BrowserShelf
from letters.web.starting import BORROWED

if TYPE_CHECKING:
    from datetime import date

    from letters.web.storage import Storage

PLACE = "只在这部手机或者电脑的这个浏览器里"


class Inside:
    """The application in a browser's worker; `storage` is the worker's."""

    def __init__(self, storage: Storage) -> None:
        self._bench = Bench(BrowserShelf(storage), _today, PLACE)
        self._app = application(self._bench)

    async def respond(self, method: str, target: str, headers: Any, body: Any) -> Any:
        """What the worker calls for each request, with values of JavaScript: [status, headers, body]."""
        if self._bench.session.is_borrowed is None:
            self._bench.session.is_borrowed = bool(await self._bench.shelf.recall(BORROWED)) or None
        answer = await ask(
            self._app, method, target, [(str(name), str(value)) for name, value in headers], body.to_bytes()
        )
        return answer.status, [list(each) for each in answer.headers], answer.body


def _today() -> date:
    return datetime.now(CHINA).date()
