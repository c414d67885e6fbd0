"""The page inside a real browser: built as `make site` builds it, served as a folder of files, used without a network.

It needs npm and PyPI once, for the interpreter and the packages that `scripts/site` names with their digests.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from letters import desk
from scripts.run import ROOT
from scripts.site.__main__ import CACHE, MOST, main
from tests.readers import browser, has, needs, node
from tests.web.asking import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(900),
    needs(chromium=browser(), npm=shutil.which("npm"), **{"playwright-core": has("playwright-core")}),
]
PHONE = 360
STORY = (ROOT / "examples" / "family-and-colleagues-called" / "case.toml").read_text(encoding="utf-8")
SHOWN = """() => new Promise((resolve, reject) => {
  const frame = document.querySelector("iframe");
  const looked = () => {
    const title = frame.contentDocument?.querySelector("h1");
    if (!title) return;
    const isStyled = getComputedStyle(title).textAlign === "center";
    if (title.textContent.includes("报案") && isStyled) resolve();
    else reject(new Error(`${title.textContent} ${isStyled}`));
  };
  frame.addEventListener("load", looked);
  looked();
})"""
BEGIN = 'form[action="/new"] button'
QUESTION = 'form[action*="/q/"]'
LATER = 'button[value="以后再答"]'
STORE = """(text) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("letters");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const all = asked.result.transaction("cases", "readwrite");
    const cases = all.objectStore("cases");
    cases.getAll().onsuccess = ({ target }) => cases.put({ ...target.result[0], text, number: 7 });
    all.oncomplete = () => resolve();
  };
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    assert main(folder, CACHE) == 0
    return folder


class _Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder as any host serves it, without compressing."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def walked(profile: Path, address: str, *steps: dict[str, Any]) -> dict[str, Any]:
    """What a browser saw that took these steps."""
    given = {"browser": browser(), "profile": str(profile), "width": PHONE, "address": address, "steps": list(steps)}
    seen: dict[str, Any] = node("walk.mjs", given)
    return seen


def test_a_first_visit_is_small_even_from_a_host_that_does_not_compress(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MOST


def test_a_case_is_found_again_without_a_network_and_nothing_else_is_asked_for(site: Path, tmp_path: Path) -> None:
    with served(site) as address:
        first = walked(
            tmp_path,
            address,
            {"wait": BEGIN},
            {"click": BEGIN},
            {"wait": QUESTION},
            {"click": LATER},
            {"wait": "p.told"},
        )
    own = {path.name for path in site.iterdir()} | {"", "favicon.ico"}
    assert {urlsplit(each).path.rpartition("/")[2] for each in first["asked"] if not each.startswith("blob:")} <= own
    assert {urlsplit(each).netloc for each in first["asked"] if not each.startswith("blob:")} == {
        urlsplit(address).netloc
    }
    assert first["page"] <= first["width"]
    again = walked(tmp_path, address, {"wait": BEGIN}, {"click": 'a[href^="/c/"]'}, {"wait": QUESTION})
    assert again["titles"][-1] == first["titles"][-1]


def test_the_letters_of_the_browser_are_those_of_the_command(site: Path, tmp_path: Path) -> None:
    packed = tmp_path / "letters.zip"
    with served(site) as address:
        walked(
            tmp_path / "profile",
            address,
            *({"wait": BEGIN}, {"click": BEGIN}, {"wait": QUESTION}, {"run": [STORE, STORY]}),
            *({"click": 'a[href$="/letters"]'}, {"wait": "ul.cards"}, {"click": 'a[href$="/letters/1"]'}),
            *({"wait": "iframe"}, {"run": [SHOWN, None]}, {"click": 'a[href$="/out"]'}, {"wait": "a[download]"}),
            *({"keep": "a[download]", "as": str(packed)},),
        )
    written = desk.write_letters(desk.open_case(STORY, TODAY), desk.open_desk())
    with zipfile.ZipFile(packed) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert list(found) == [file.name for file in written.files]
    for file in written.files:
        assert parts(found[file.name]) == parts(file.content)


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file: how they are compressed is the machine's."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
