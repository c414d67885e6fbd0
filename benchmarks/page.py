"""The page at home, as a browser asks it: how long until its first screen, an answer with the next one, a paragraph.

The peer is an empty Starlette application under the same uvicorn that imports Jinja, too, and answers every request
with the same few words: what nobody can go below who uses them. Read the ratios; the milliseconds are of this machine,
and mean something where it is quiet. Goals: the first screen of a page that was installed in 1.5 times the peer's, an
answer and the next screen in 50 ms, the paragraph beside an answer in 100 ms.
"""

from __future__ import annotations

import http.client
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from benchmarks.cold import unpacked_wheel
from benchmarks.content import CASE, DAY
from benchmarks.timing import environment, ratio, table, typical
from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEER = """
import socket
import jinja2
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route

async def answer(request):
    await request.body()
    return RedirectResponse("/", 303) if request.method == "POST" else HTMLResponse("<p>")

app = Starlette(routes=[Route("/{rest:path}", answer, methods=["GET", "POST"])])
with socket.create_server(("127.0.0.1", 0)) as listening:
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False)).run(sockets=[listening])
"""
OURS = """
import sys
from datetime import date
from pathlib import Path
from letters.web import serve

serve(Path(sys.argv[1]), lambda: date.fromisoformat(sys.argv[2]), lambda address: print(address, flush=True))
"""
QUESTION = "incidents.0.words"
TYPED = "今天不还就去你单位，第{}次。"


def run(rounds: int) -> str:
    """Both tables in markdown, each figure the median of `rounds`."""
    with tempfile.TemporaryDirectory() as folder:
        return "\n\n".join([_first(Path(folder), rounds), _screens(Path(folder), rounds)])


class Form(HTMLParser):
    """The first form of a page: what it sends as it stands, and where what stands beside its question is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.beside = ""
        self.fields: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a hidden field, and the place of what stands beside."""
        told = {name: value or "" for name, value in attrs}
        self.beside = told.get("data-beside", self.beside)
        if tag == "input" and told.get("type") == "hidden":
            self.fields.setdefault(told["name"], told.get("value", ""))


class Browser:
    """Asks a server, with the cookie that it gave."""

    def __init__(self, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._cookie = ""
        self.place = ""

    def ask(self, target: str, given: dict[str, str] | None = None) -> str:
        """The page that a request leads to. Raises ValueError for one that is refused."""
        page, self.place, status, leads_to = self._once(target, given)
        while leads_to:
            page, self.place, status, leads_to = self._once(leads_to, None)
        if status != http.client.OK:
            raise ValueError(f"{self.place}: {status}")
        return page

    def _once(self, target: str, given: dict[str, str] | None) -> tuple[str, str, int, str]:
        headers = {"Cookie": self._cookie, "Origin": f"http://{self._host}"}
        if given is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self._host)
        sent = urlencode(given) if given is not None else None
        connection.request("POST" if sent is not None else "GET", target, sent, headers)
        answer = connection.getresponse()
        self._cookie = (answer.getheader("Set-Cookie") or self._cookie).partition(";")[0]
        page = answer.read().decode()
        connection.close()
        return page, target, answer.status, answer.getheader("Location") or ""


@contextmanager
def _served(code: str, folder: Path, package: Path = ROOT, *words: str) -> Iterator[str]:
    """The first address of a server in a process of its own."""
    command = [sys.executable, "-c", code, *words]
    process = subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment(package, folder)
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.communicate()


def _first(folder: Path, rounds: int) -> str:
    (folder / "none").mkdir()
    words = (str(folder / "none"), DAY.isoformat())
    starts: dict[str, tuple[str, Path, tuple[str, ...]]] = {"an empty Starlette application": (PEER, ROOT, ())}
    if find_spec("hatchling") is not None:
        starts["letters web, from a wheel"] = (OURS, unpacked_wheel(folder), words)
    starts["letters web, from a checkout"] = (OURS, ROOT, words)
    times: dict[str, list[float]] = {name: [] for name in starts}
    for number in range(rounds + 1):
        for name, (code, package, more) in starts.items():
            start = time.perf_counter()
            with _served(code, folder, package, *more) as address:
                at = urlsplit(address)
                Browser(address).ask(f"{at.path}?{at.query}" if at.query else at.path)
                seconds = time.perf_counter() - start
            if number:
                times[name].append(seconds)
    return _table("start to first screen", times)


def _screens(folder: Path, rounds: int) -> str:
    case = folder / "cases" / f"案件-{DAY}"
    case.mkdir(parents=True)
    shutil.copy(CASE, case / "case.toml")
    asked = (
        "two requests of the empty application",
        "the paragraph beside an answer",
        "an answer, and the next screen",
    )
    times: dict[str, list[float]] = {name: [] for name in asked}
    with _served(PEER, folder) as peer, _served(OURS, folder, ROOT, str(case.parent), DAY.isoformat()) as ours:
        empty, page = Browser(peer), Browser(ours)
        at = urlsplit(ours)
        begun = page.ask(f"{at.path}?{at.query}").partition('<a href="/c/')[2].partition('"')[0]
        question = f"/c/{begun}/q/{QUESTION}"
        for number in range(rounds + 1):
            form = Form(page.ask(question))
            typed = form.fields | {QUESTION: TYPED.format(number)}
            beside = form.fields | {QUESTION: TYPED.format(-number)}
            taken = (
                _seconds(lambda: empty.ask("/any", {"any": "answer"})),
                _seconds(partial(page.ask, form.beside, beside)),
                _seconds(partial(page.ask, question, typed)),
            )
            if number:
                for every, seconds in zip(times.values(), taken, strict=True):
                    every.append(seconds)
    return _table("once it runs", times)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _table(what: str, times: dict[str, list[float]]) -> str:
    peer = next(iter(times.values()))
    rows = [[name, f"{typical(taken):.0f}", f"{ratio(taken, peer):.2f}"] for name, taken in times.items()]
    return table([what, "ms", "ratio to the first"], rows)
