"""The site in Chromium: seconds to its first screen, until it takes answers, and to a letter, cold and from its cache.

Cold is a browser that was never there; from its cache is the same browser opened again. The host is on this machine and
does not compress: no time of a network is in the figures, but every byte is counted. Goals, on a quiet machine: it
takes answers in 12 s from a cold start and 6 s from its cache, and a first visit fetches 8 MB at most. Where more
programs want a processor than there are (the last row says so), the seconds mean nothing.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.content import CASE
from benchmarks.timing import table
from scripts.site.__main__ import CACHE, MOST
from scripts.site.__main__ import main as make_site
from tests.readers import browser, has
from tests.web.sites import BEGUN, COMPILED, READY, served, walked
from tests.web.test_site import STORE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GOALS = {"cold": 12.0, "from its cache": 6.0}
"""Seconds until it takes answers."""
MARKED = """{
  const looked = () => {
    if (!document.documentElement.classList.contains("ready")) return;
    watched.disconnect();
    window.tookAnswers = performance.now();
  };
  const watched = new MutationObserver(looked);
  watched.observe(document, { subtree: true, attributes: true, childList: true });
}"""
TIMES = """async () => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return JSON.stringify([paint.startTime, window.tookAnswers]);
}"""
LETTER = """() => new Promise((resolve) => {
  const begun = performance.now();
  const link = Object.assign(document.createElement("a"), { href: `/c/${location.hash.split("/")[2]}/letters/1` });
  document.body.append(link);
  const look = () => {
    if (document.querySelector("iframe")?.contentDocument?.querySelector("h1")) resolve(performance.now() - begun);
    else requestAnimationFrame(look);
  };
  link.click();
  link.remove();
  look();
})"""
OPENED = ({"wait": READY}, {"run": [TIMES]}, {"click": 'a[href^="/c/"]'}, {"wait": "nav.parts"}, {"run": [LETTER]})


class Visit(NamedTuple):
    """Milliseconds from the address to the first screen, until answers are taken, and from there to a letter."""

    screen: float
    ready: float
    letter: float


def run(rounds: int) -> str:
    """The table in markdown, each figure the median of `rounds` browsers; without one, that it was left out."""
    if not (browser() and has("playwright-core")):
        return "left out: Chromium is not installed, or what npm brings (tests/node)"
    with tempfile.TemporaryDirectory() as place:
        site = Path(place) / "site"
        with redirect_stdout(sys.stderr):
            make_site(site, CACHE)
        size = sum(path.stat().st_size for path in site.iterdir())
        with served(site) as address:
            visits = [_visits(Path(place) / f"profile-{number}", address) for number in range(rounds)]
    rows = [row for name in GOALS for row in _rows(name, [each[name] for each in visits])]
    rows.append(["all files of the folder, MB", f"{size / 1e6:.1f}", f"{MOST / 1e6:.1f}"])
    rows.append(["programs that wanted a processor, of how many", f"{os.getloadavg()[0]:.1f}", str(os.cpu_count())])
    return table(["the site in Chromium", "seconds", "at most"], rows)


def _visits(profile: Path, address: str) -> Mapping[str, Visit]:
    """What a new browser took, and the same one opened again."""
    before = ({"before": MARKED}, {"go": address})
    story = CASE.read_text(encoding="utf-8")
    first = ({"wait": READY}, {"run": [TIMES]}, *BEGUN[1:], {"run": [STORE, story]}, {"run": [LETTER]}, COMPILED)
    cold = walked(profile, address, *before, *first)["told"]
    again = walked(profile, address, *before, *OPENED)["told"]
    return {"cold": _visit(cold[3], cold[-2]), "from its cache": _visit(again[3], again[-1])}


def _visit(times: str, letter: float) -> Visit:
    screen, ready = json.loads(times)
    return Visit(screen, ready, letter)


def _rows(name: str, visits: Sequence[Visit]) -> list[list[str]]:
    screen, ready, letter = (statistics.median(each) / 1e3 for each in zip(*visits, strict=True))
    return [
        [f"{name}: the first screen", f"{screen:.1f}", ""],
        [f"{name}: it takes answers", f"{ready:.1f}", f"{GOALS[name]:.0f}"],
        [f"{name}: and then a letter of a case", f"{letter:.1f}", ""],
    ]
