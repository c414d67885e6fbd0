"""A phone beside the computer: the page at home and its door in one loop, spoken to over real connections.

async with beside(folder) as at:
    await at.open()
    phone = Phone(at.door.now)
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

import pytest

from letters.web import Bench, application
from letters.web.asgi import WebAnswer, ask
from letters.web.home import FolderShelf
from letters.web.phone import Limits, PhoneDoor
from tests.stories import contact, text_of
from tests.web.asking import FORM, TODAY, WORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
    from pathlib import Path

    from letters.web.phone import Opened

HERE = "127.0.0.2" if sys.platform != "darwin" else "127.0.0.1"  # macOS has one loopback address until more are made
BOUNDARY = "----of-this-phone"
TOLD = text_of(contact("I1", "2026-11-20 19:30", channel="sms", words="明天去你单位"))
BAR = 'class="phone-bar"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a case with one contact."""
    made = tmp_path / "案件-2026-11-26"
    made.mkdir()
    (made / "case.toml").write_text(TOLD, encoding="utf-8")
    return made


class Heard(NamedTuple):
    """What a phone is answered."""

    status: int
    head: str
    text: str


class Computer:
    """Somebody at the page at home, and its door."""

    def __init__(self, folder: Path, door: PhoneDoor) -> None:
        self.door = door
        self.bench = Bench(FolderShelf(folder), lambda: TODAY, "只在这台电脑上", WORD, phone=door)
        self.app = application(self.bench)
        self.case = ""

    async def get(self, target: str) -> WebAnswer:
        """A page."""
        return await ask(self.app, "GET", target)

    async def post(self, target: str, **fields: str) -> WebAnswer:
        """A form with the token of the session."""
        return await ask(self.app, "POST", target, [FORM], urlencode({"token": WORD, **fields}).encode())

    async def follow(self, answer: WebAnswer) -> str:
        """The page that an answer leads to."""
        return (await self.get(dict(answer.headers)["location"])).text

    async def open(self, **given: str) -> Opened:
        """Open the door from the page, and say what is open."""
        answer = await self.post(f"{self.case}/phone", **{"place": HERE, **given})
        assert answer.status == 303, answer.text
        assert self.door.now is not None
        return self.door.now

    async def paired(self) -> Phone:
        """A phone that came in as one should."""
        phone = Phone(await self.open())
        await phone.begin()
        answer = await self.post(f"{self.case}/phone/number", number=phone.opened.pairing.digits)
        assert answer.status == 303, answer.text
        return phone


@asynccontextmanager
async def beside(
    folder: Path, limits: Limits | None = None, clock: Callable[[], float] | None = None
) -> AsyncIterator[Computer]:
    """The page at home on the case of a folder; what is open when all is done is closed."""
    told = {} if clock is None else {"clocks": lambda: (clock(), clock())}
    at = Computer(folder.parent, PhoneDoor(lambda: (HERE,), limits, **told))
    [case] = await at.bench.shelf.cases()
    at.case = f"/c/{case.id}"
    try:
        yield at
    finally:
        await at.door.close()


def in_one_loop(folder: Path, story: Callable[[Computer], Awaitable[None]], **given: Any) -> None:
    """What happens, from beginning to end."""

    async def told() -> None:
        async with beside(folder, **given) as at:
            await story(at)

    asyncio.run(told())


class Phone:
    """A browser of a phone; `source` is its address in the network."""

    def __init__(self, opened: Opened, source: str = "") -> None:
        self.opened, self.host = opened, opened.host
        self.cookie = self.word = ""
        self._from = (source, 0) if source else None

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection of its own."""
        address, _, port = self.host.partition(":")
        return await asyncio.open_connection(address, int(port), local_addr=self._from)

    async def is_shut_out(self) -> bool:
        """Whether nobody listens there."""
        try:
            _, writer = await self.connect()
        except ConnectionError:
            return True
        writer.close()
        return False

    async def say(self, raw: bytes) -> Heard:
        """Send bytes as they are, and hear all that comes back; nothing where the line was cut."""
        reader, writer = await self.connect()
        try:
            writer.write(raw)
            await writer.drain()
            return heard(await reader.read())
        except ConnectionError:
            return Heard(0, "", "")
        finally:
            writer.close()

    def head(self, method: str, path: str, *more: tuple[str, str]) -> bytes:
        """The head of a request, as a browser says it; what is given in `more` stands in the place of it."""
        told = {
            "Host": self.host,
            "Cookie": self.cookie,
            **({} if method == "GET" else {"Origin": f"http://{self.host}"}),
        }
        lines = [f"{name}: {value}" for name, value in {**told, **dict(more)}.items() if value]
        return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode()

    async def get(self, path: str, *more: tuple[str, str]) -> Heard:
        """A page."""
        return await self.say(self.head("GET", path, *more))

    async def post(self, path: str, body: bytes = b"", *more: tuple[str, str]) -> Heard:
        """A form."""
        return await self.say(self.head("POST", path, ("Content-Length", str(len(body))), *more) + body)

    async def begin(self) -> Heard:
        """Scan the code and press the button."""
        path = f"/{self.opened.pairing.code}"
        assert "用这部手机传" in (await self.get(path)).text
        answer = await self.post(path)
        self.cookie = next(
            (line.partition(": ")[2].partition(";")[0] for line in answer.head.split("\r\n") if "set-cookie" in line),
            "",
        )
        return answer

    async def bring(self, *files: tuple[str, bytes], word: str | None = None) -> Heard:
        """Send files as the form of the page does."""
        return await self.post(*self.form(files, word))

    def form(self, files: Iterable[tuple[str, bytes]], word: str | None = None) -> tuple[str, bytes, tuple[str, str]]:
        """Address, body and type of the form with files."""
        told = self.opened.pairing.form_word if word is None else word
        parts = [part("word", told.encode()), *(part("file", content, name) for name, content in files)]
        return "/files", b"".join(parts) + f"--{BOUNDARY}--\r\n".encode(), MULTIPART


MULTIPART = ("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")


def part(name: str, content: bytes, file_name: str | None = None) -> bytes:
    """A part of such a form."""
    told = f'; filename="{file_name}"' if file_name is not None else ""
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{told}\r\n\r\n'.encode() + content + b"\r\n"


def heard(raw: bytes) -> Heard:
    """An answer as it came over the line."""
    head, _, body = raw.partition(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1]) if head else 0
    return Heard(status, head.decode("latin-1"), body.decode("utf-8", "replace"))
