"""The site as tests use it: built once for a run, served as a host would, every request noted at a proxy."""

from __future__ import annotations

import http.client
import shutil
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from letters.kit.moment import CHINA
from scripts.site import hosting
from scripts.site.__main__ import CACHE, main
from tests.once import once_a_run
from tests.readers import browser, has, needs, node
from tests.web.asking import TODAY

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

NEEDED = needs(chromium=browser(), npm=shutil.which("npm"), **{"playwright-core": has("playwright-core")})
PHONE = 360
READY = "html.ready"
BEGIN = 'form[action="/new"] button'
QUESTION = 'form[action*="/q/"]'
BEGUN = ({"wait": READY}, {"click": BEGIN}, {"wait": QUESTION})
COMPILED = {"wait": "html.compiled"}
PROGRAM = "async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()"
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=CHINA)
ON_THE_DAY = f"""{{
  const [now, ahead] = [Date.now, {int(NOON.timestamp() * 1000)} - Date.now()];
  Date.now = () => now() + ahead;
}}
""".encode()
"""In front of the worker's script: it is noon of that day in China when it starts."""
OF_CHROMIUM = ("google.com", "googleapis.com", "gvt1.com")
"""Whom the browser itself asks for its updates, whatever page is open; no page could, the policy forbids it."""
_BETWEEN = ("connection", "proxy-", "transfer-encoding")
"""What two programs that speak to each other say for themselves."""
LEFT = ({"click": 'button[name="pass"]'}, {"wait": 'main:not(:has([name="safety.now"])) form[action*="/q/"]'})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, built once for a run."""

    def build(folder: Path) -> None:
        assert main(folder / "site", CACHE) == 0

    return once_a_run(tmp_path_factory, "the-site", build) / "site"


class _Host(SimpleHTTPRequestHandler):
    """A host that does not compress, and says what the build tells hosts to say.

    In its worker it is the day of the tests: the letters are compared with those that are written on that day.
    """

    def do_GET(self) -> None:
        """Send a file."""
        name = urlsplit(self.path).path.lstrip("/")
        if not name.startswith("worker."):
            super().do_GET()
            return
        content = ON_THE_DAY + (Path(self.directory) / name).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Add the headers of the file."""
        for name, value in hosting.headers(urlsplit(self.path).path.lstrip("/") or "index.html").items():
            self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The kind of a file, as the build tells hosts."""
        return hosting.KINDS.get(str(path).rpartition(".")[2]) or super().guess_type(path)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


class _Proxy(BaseHTTPRequestHandler):
    """Notes what is asked for, and passes on what is asked of hosts that it knows, each by where it is."""

    def __init__(self, leads: Mapping[str, str], noted: list[str], *rest: Any) -> None:
        self.leads, self.noted = leads, noted
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Pass a request on as it came, or refuse it."""
        self.noted.append(self.path)
        target = urlsplit(self.path)
        if target.netloc not in self.leads:
            self.send_error(502)
            return
        asked = http.client.HTTPConnection(self.leads[target.netloc], timeout=60)
        told = {name: value for name, value in self.headers.items() if not name.lower().startswith(_BETWEEN)}
        length = int(self.headers.get("Content-Length", 0))
        place = target._replace(scheme="", netloc="").geturl()
        asked.request(self.command, place, self.rfile.read(length) if length else None, told)
        answer = asked.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if not name.lower().startswith(("server", "date", "content-length", *_BETWEEN)):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        asked.close()

    def do_CONNECT(self) -> None:
        """Note where something would have gone hidden, and refuse it."""
        self.noted.append(self.path)
        self.send_error(502)

    do_POST = do_PUT = do_HEAD = do_GET  # noqa: N815  # the names that http.server calls

    def log_message(self, *_: object) -> None:
        """It is noted already."""


@contextmanager
def _running(handler: Any, port: int = 0) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of the folder at a host, on a port where it was before perhaps."""
    with _running(partial(_Host, directory=str(folder)), port) as host:
        yield f"http://{host}/"


@contextmanager
def proxied(address: str, **also: str) -> Iterator[tuple[str, list[str]]]:
    """A proxy that leads to one host alone: its address, and what is asked of it, as it comes.

    `also` are addresses by names of hosts, with _ for a dot: what is asked of such a name is asked of the address.
    """
    noted: list[str] = []
    own = urlsplit(address).netloc
    leads = {own: own, **{name.replace("_", "."): urlsplit(there).netloc for name, there in also.items()}}
    with _running(partial(_Proxy, leads, noted)) as host:
        yield f"http://{host}", noted


class Visited:
    """A browser that was at the site once: what it saw, what was asked for meanwhile; nobody serves the site now.

    It has a case, of which one question was asked. The last thing that it saw is what the page tells of itself to a
    phone that puts it among its programs.
    """

    def __init__(self, site: Path, profile: Path) -> None:
        self.site, self._profile = site, profile
        with served(site) as self.address, proxied(self.address) as (proxy, self.noted):
            self.seen = walked(profile, self.address, *BEGUN, *LEFT, COMPILED, {"run": [PROGRAM]}, proxy=proxy)

    @contextmanager
    def there(self, profile: Path, site: Path | None = None) -> Iterator[str]:
        """The host is there again, perhaps with another site; `profile` is the browser's. The site's address."""
        self.copy(profile)
        with served(site or self.site, urlsplit(self.address).port or 0) as address:
            yield address

    def again(self, profile: Path, *steps: dict[str, Any], site: Path | None = None) -> dict[str, Any]:
        """What the same browser sees later, from a host that is there again, perhaps with another site."""
        with self.there(profile, site):
            return walked(profile, self.address, *steps)

    def without_network(self, profile: Path, *steps: dict[str, Any]) -> dict[str, Any]:
        """What it sees where neither the host nor the proxy is there."""
        self.copy(profile)
        return walked(profile, self.address, *steps)

    def copy(self, profile: Path) -> None:
        """Make the profile one of this browser, as it was after its visit."""
        shutil.copytree(self._profile, profile, symlinks=True, ignore=shutil.ignore_patterns("Singleton*"))


@pytest.fixture(scope="session")
def visited(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """A browser after its first visit, whose profile each test copies."""
    return Visited(site, tmp_path_factory.mktemp("visited") / "profile")


def walked(profile: Path, address: str, *steps: dict[str, Any], **more: str) -> dict[str, Any]:
    """What a browser saw that took these steps; `more` may be `proxy`."""
    given = {"browser": browser(), "profile": str(profile), "width": PHONE, "address": address, "steps": list(steps)}
    seen: dict[str, Any] = node("walk.mjs", given | more)
    return seen


def asked_for(noted: list[str]) -> set[str]:
    """The names of the files among addresses that were asked for."""
    return {urlsplit(each).path.lstrip("/") for each in noted if not each.startswith("blob:")}
