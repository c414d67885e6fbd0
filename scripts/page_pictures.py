"""The pictures of the page: a question at home on a wide screen, the letters in the site on a phone.

    python -m scripts.page_pictures

They are taken in Chromium of the demo's invented case, at home from a server of this checkout, on the phone from the
site as `make site` builds it. They are made anew by hand when the page looks otherwise.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Process, SimpleQueue
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from letters.desk.writing.writing import DEMO
from letters.web import serve
from letters.web.home import FolderCase
from scripts.examples import FOLDER
from scripts.run import ROOT
from scripts.site.__main__ import CACHE
from scripts.site.__main__ import main as make_site

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = ROOT / "docs"
HOME, PHONE = "page-home.png", "page-phone.png"
WIDE, NARROW = 1280, 360  # dots
ON = date(2026, 11, 23)
WORDS = "incidents.7.words"
"""What somebody wrote to the wife: it stands in most of the letters."""
GO = "(place) => { location.href = place; }"
LETTERS = 'nav a:has-text("看文书")'


def main() -> int:
    """Take both pictures; status 1 where there is no Chromium."""
    browser = shutil.which("chromium")
    if not browser:
        print("Chromium is needed to take pictures of the page", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = folder / "home" / "示例"
        shutil.copytree(FOLDER / DEMO, case, ignore=shutil.ignore_patterns("letters"))
        _take(browser, folder / "wide", WIDE, _served_at_home(case.parent), *_question(case))
        _take(browser, folder / "phone", NARROW, _served_site(folder / "site"), *_letters(_zipped(case, folder)))
    return 0


def _question(case: Path) -> tuple[dict[str, Any], ...]:
    asked = f"/c/{FolderCase(case).id}/q/{WORDS}"
    return (
        {"run": [GO, asked]},
        {"wait": ".beside-part details[open]"},
        {"fill": [f'[name="{WORDS}"]', "再不还钱就去孩子幼儿园门口发传单，让老师都知道"]},
        {"wait": ".said mark"},
        {"picture": str(DOCS / HOME), "whole": False},
    )


def _letters(archive: Path) -> tuple[dict[str, Any], ...]:
    return (
        {"wait": 'form[action="/open"][data-open]'},
        {"choose": ["#carried", str(archive)]},
        {"click": 'form[action="/open"] button'},
        {"click": LETTERS},
        {"wait": 'h1:has-text("看文书")'},
        {"picture": str(DOCS / PHONE), "whole": False},
    )


def _take(browser: str, profile: Path, width: int, serving: Any, *steps: dict[str, Any]) -> None:
    with serving as address:
        given = {"browser": browser, "profile": str(profile), "width": width, "address": address, "steps": steps}
        walk = ("node", str(ROOT / "tests" / "node" / "walk.mjs"))
        subprocess.run(walk, input=json.dumps(given), encoding="utf-8", check=True, stdout=subprocess.DEVNULL)


def _zipped(case: Path, folder: Path) -> Path:
    archive = folder / "示例.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(case.rglob("*")):
            packed.write(path, Path(case.name) / path.relative_to(case))
    return archive


@contextmanager
def _served_at_home(folder: Path) -> Iterator[str]:
    """The page at home, in a process of its own; its first address."""
    told: SimpleQueue[str] = SimpleQueue()
    server = Process(target=_serve, args=(folder, told), daemon=True)
    server.start()
    try:
        yield told.get()
    finally:
        server.terminate()
        server.join()


def _serve(folder: Path, told: SimpleQueue[str]) -> None:
    serve(folder, lambda: ON, told.put)


@contextmanager
def _served_site(folder: Path) -> Iterator[str]:
    """The site as any host of files serves it."""
    if make_site(folder, CACHE):
        raise SystemExit("the site is too large")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
