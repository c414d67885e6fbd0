"""Somebody with files at the page, in either home: files sent as a script, cards answered as a form sends them."""

from __future__ import annotations

import asyncio
import tomllib
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest

from letters.web import Bench, application
from letters.web.asgi import WebAnswer, ask
from letters.web.browser import BrowserShelf
from tests.stories import contact, text_of
from tests.web.asking import FORM, TODAY, WORD, Visitor
from tests.web.browser_storage import MemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

BOUNDARY = "----of-this-test"
ALL = ("all", "all")
TOLD = text_of(
    contact("I1", "2026-11-20 19:30", channel="sms"),
    contact("I2", "2026-11-21 09:00", channel="sms"),
    contact("I3", "2026-11-20 21:00"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a case with three contacts and no evidence yet."""
    made = tmp_path / "案件-2026-11-26"
    made.mkdir()
    (made / "case.toml").write_text(TOLD, encoding="utf-8")
    return made


def stored(folder: Path) -> dict[str, Any]:
    """The case file as it stands."""
    return tomllib.loads((folder / "case.toml").read_text("utf-8"))


class Collector(Visitor):
    """Somebody with files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder.parent)
        self.case = "/c/" + self.get("/").text.partition('<a href="/c/')[2].partition('"')[0]

    def put(self, name: str, pieces: bytes | Iterator[bytes], word: str = WORD) -> WebAnswer:
        """A file as a script sends it."""

        async def coming() -> AsyncIterator[bytes]:
            for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                yield piece

        told = [("X-Name", quote(name, safe="")), ("X-Token", word)]
        return asyncio.run(ask(self.app, "PUT", f"{self.case}/files", told, coming()))

    def post_files(self, body: bytes, boundary: str = BOUNDARY) -> WebAnswer:
        """A form with files as a browser without scripts sends it, in pieces as a server gets them."""

        async def coming() -> AsyncIterator[bytes]:
            for at in range(0, len(body), 1000):
                yield body[at : at + 1000]

        told = [("Content-Type", f"multipart/form-data; boundary={boundary}")]
        return asyncio.run(ask(self.app, "POST", f"{self.case}/files", told, coming()))

    def say(self, button: tuple[str, str], *changes: tuple[str, str], without: str = "") -> str:
        """What the page of evidence says after its cards were answered, some of it changed first."""
        changed = dict(changes)
        pairs = SentForm(self.get(f"{self.case}/evidence").text).pairs
        kept = [(name, changed.get(name, text)) for name, text in pairs if name != without]
        added = [pair for pair in changes if pair[0] not in dict(pairs)]
        return self.follow(self.send(f"{self.case}/evidence", [*kept, *added, button]))[1]

    def send(self, target: str, pairs: list[tuple[str, str]]) -> WebAnswer:
        """A form with several values under a name."""
        return asyncio.run(ask(self.app, "POST", target, [FORM], urlencode(pairs).encode()))


class SentForm(HTMLParser):
    """What a form of a page would send as it stands, known by the end of its address."""

    def __init__(self, html: str, action: str = "/evidence") -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self._action, self._is_inside, self._writing = action, False, ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note fields; text fields are open until they end."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = told.get("action", "").endswith(self._action)
        if not self._is_inside or "name" not in told:
            return
        is_sent = told.get("type") not in ("checkbox", "radio") or "checked" in told
        if tag == "textarea" or (tag == "input" and is_sent):
            self.pairs.append((told["name"], told.get("value", "")))
            self._writing = told["name"] if tag == "textarea" else ""

    def handle_data(self, data: str) -> None:
        """The text of a field."""
        if self._writing:
            self.pairs[-1] = (self._writing, data)

    def handle_endtag(self, tag: str) -> None:
        """A field ends."""
        if tag == "textarea":
            self._writing = ""


class OnPhone(Collector):
    """Somebody at the page inside a browser, whose case is this text."""

    def __init__(self, text: str) -> None:
        self.storage = MemoryStorage()
        self.storage.cases["c0"] = ("案件-2026-11-26", text, 1)
        self.app = application(Bench(BrowserShelf(self.storage), lambda: TODAY, "只在这个浏览器里"))
        self.case = "/c/c0"

    @property
    def text(self) -> str:
        """The case as it is stored."""
        return self.storage.cases["c0"][1]
