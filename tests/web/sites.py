"""The site as tests use it: built once for a run, served as a host would, every request noted at a proxy."""

from __future__ import annotations

import fcntl
import http.client
import os
import shutil
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from scripts.site import hosting
from scripts.site.__main__ import CACHE, main
from tests.readers import browser, has, needs, node

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED = needs(chromium=browser(), npm=shutil.which("npm"), **{"playwright-core": has("playwright-core")})
PHONE = 360
READY = "html.ready"
BEGIN = 'form[action="/new"] button'
QUESTION = 'form[action*="/q/"]'
BEGUN = ({"wait": READY}, {"click": BEGIN}, {"wait": QUESTION})
COMPILED = {"wait": "html.compiled"}
LEFT = ({"click": 'button[name="pass"]'}, {"wait": 'main:not(:has([name="safety.now"])) form[action*="/q/"]'})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, built by whichever process of this run comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "the-site"
    folder.mkdir(exist_ok=True)
    with (folder / "building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "built").exists():
            assert main(folder / "site", CACHE) == 0
            (folder / "built").touch()
    return folder / "site"


class _Host(SimpleHTTPRequestHandler):
    """A host that does not compress, and says what the build tells hosts to say."""

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
    """Notes what is asked for, and passes on what is asked of one host."""

    def __init__(self, host: str, noted: list[str], *rest: Any) -> None:
        self.host, self.noted = host, noted
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Pass a request on, or refuse it."""
        self.noted.append(self.path)
        target = urlsplit(self.path)
        if target.netloc != self.host:
            self.send_error(502)
            return
        asked = http.client.HTTPConnection(self.host, timeout=60)
        asked.request("GET", target.path, headers={"Host": self.host})
        answer = asked.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("server", "date", "connection"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        asked.close()

    def do_CONNECT(self) -> None:
        """Note where something would have gone hidden, and refuse it."""
        self.noted.append(self.path)
        self.send_error(502)

    do_POST = do_HEAD = do_GET  # noqa: N815  # the names that http.server calls

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
def proxied(address: str) -> Iterator[tuple[str, list[str]]]:
    """A proxy that leads to one host alone: its address, and what is asked of it, as it comes."""
    noted: list[str] = []
    with _running(partial(_Proxy, urlsplit(address).netloc, noted)) as host:
        yield f"http://{host}", noted


class Visited:
    """A browser that was at the site once: what it saw, what was asked for meanwhile; nobody serves the site now."""

    def __init__(self, site: Path, profile: Path) -> None:
        self.site, self._profile = site, profile
        with served(site) as self.address, proxied(self.address) as (proxy, self.noted):
            self.seen = walked(profile, self.address, *BEGUN, *LEFT, COMPILED, proxy=proxy)
        self.port = urlsplit(self.address).port or 0

    def again(self, profile: Path, *steps: dict[str, Any]) -> dict[str, Any]:
        """What the same browser sees later, from a host that is there again."""
        with served(self.site, self.port):
            return self.without_network(profile, *steps)

    def without_network(self, profile: Path, *steps: dict[str, Any]) -> dict[str, Any]:
        """What it sees where neither the host nor the proxy is there."""
        if not profile.exists():
            shutil.copytree(self._profile, profile, symlinks=True, ignore=shutil.ignore_patterns("Singleton*"))
        return walked(profile, self.address, *steps)


@pytest.fixture(scope="session")
def visited(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """A browser after its first visit, whose profile each test copies."""
    return Visited(site, tmp_path_factory.mktemp("visited") / "profile")


def walked(profile: Path, address: str, *steps: dict[str, Any], **more: str) -> dict[str, Any]:
    """What a browser saw that took these steps; `more` is `proxy` or `agent`."""
    given = {"browser": browser(), "profile": str(profile), "width": PHONE, "address": address, "steps": list(steps)}
    seen: dict[str, Any] = node("walk.mjs", given | more)
    return seen


def asked_for(noted: list[str]) -> set[str]:
    """The names of the files among addresses that were asked for."""
    return {urlsplit(each).path.lstrip("/") for each in noted if not each.startswith("blob:")}
