"""Every screen of the page, in either home, and what is shown where something is refused.

axe finds nothing on any of them, and nothing has to be moved sideways on a telephone or at twice the scale. Which
screens there are is not listed here: links are followed, and a kind of page that nothing leads to fails the test.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette

from scripts.run import ROOT
from tests import media
from tests.cli.logs_imported import LOG, calls
from tests.once import once_a_run
from tests.web.collecting import Collector
from tests.web.people import HALF, NEEDED, PHONE, faults_of, person
from tests.web.screens import every_screen, kinds, zipped
from tests.web.serving import CLIENTS, served
from tests.web.sites import NEEDED as SITE_NEEDED
from tests.web.sites import READY, Visited, site, visited
from tests.web.test_going_out import wanting_all
from tests.whole import WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.asking import Visitor

__all__ = ["site", "visited"]

pytestmark = [pytest.mark.long, pytest.mark.timeout(900), NEEDED]
SENT, CAME = "no-answer-from-the-police", "payment-order-came"
UNLINKED = ("helping", "safety", "copy", "wipe", "lock", "part/1", "import/{log}/1", "letters/1/from/1", "letters/1")
"""Screens of a case that a link leads to only now and then: with a borrowed computer, in danger, after a log came; and
the letter that has something to be heeded, which is looked at by itself."""
LEADING_ON = frozenset(("/c/{case}", "/c/{case}/letters/make", "/c/{case}/out/checked", "/c/{case}/part/{number:int}"))
"""What is no screen itself and leads to one."""
AT_HOME = "/c/{case}/lock"
"""What the site refuses: there a case is kept under a passphrase as a copy, in another place."""
ITS_OWN = ("/copy", "/wipe", "/evidence", "/out", "/leave", "/")
"""The ends of addresses of screens on which the site says something else than at home, or shows it by a script."""
IN_ANOTHER = frozenset(
    (
        *("/c/{case}/q/{key:path}/beside", "/c/{case}/letters/{number:int}/from/{sentence:int}"),
        *("/c/{case}/letters/{number:int}/pages", "/c/{case}/out/pages"),
    )
)
"""What a script puts into a screen, and what leads from a letter to a question."""
UNREAD = "/c/{case}/unread"
"""The file of a case that cannot be read: a refusal alone leads to it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with everything in it: letters sent and answered, a paper that came, evidence of several kinds."""
    made = tmp_path / "cases" / "案件-2026-11-26"
    shutil.copytree(ROOT / "examples" / SENT, made, ignore=shutil.ignore_patterns("letters", ".*"))
    wanting_all(made / "case.toml")
    other = (ROOT / "examples" / CAME / "case.toml").read_text("utf-8")
    paper = re.search(r"\[\[received\]\].*?(?=^\[)", other, re.DOTALL | re.MULTILINE)
    assert paper is not None
    text = (made / "case.toml").read_text("utf-8")
    (made / "case.toml").write_text(f"{text}\n{paper[0]}", encoding="utf-8")
    visitor = Collector(made)
    for name, content in {"截图.png": media.png(), "录音.wav": media.wav(), "页面.html": b"<p>"}.items():
        visitor.put(name, content)
    visitor.put("calls.xml", calls(tmp_path / "calls.xml", *LOG).read_bytes())
    return made


@pytest.fixture
def places(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The address of one screen of each kind, {case} for the case: both homes have one list of routes."""

    def find(made: Path) -> None:
        visitor = Collector(folder)
        found = [each.replace(visitor.case, "/c/{case}") for each in _screens(visitor, visitor.case)]
        (made / "places.json").write_text(json.dumps(found), encoding="utf-8")

    found: list[str] = json.loads((once_a_run(tmp_path_factory, "every-screen", find) / "places.json").read_bytes())
    return found


def _screens(visitor: Visitor, case: str) -> list[str]:
    """The address of one screen of each kind."""
    assert isinstance(visitor.app, Starlette)
    visitor.tick_all(case)
    log = re.findall(rf"{case}/import/(\w+)/1", visitor.get(f"{case}/evidence").text)[0]
    found = every_screen(visitor.app, visitor.get, [f"{case}/{each.format(log=log)}" for each in UNLINKED])
    assert kinds(visitor.app) - found.keys() <= LEADING_ON | IN_ANOTHER | {UNREAD}
    return list(found.values())


def _checked_off(case: str) -> list[dict[str, Any]]:
    """What leads to the screen that asks for three ticks before letters leave, and past it."""
    return [{"go": f"{case}/out/texts"}, {"tick": ["次数和日期", "原话", "不愿意"], "press": "都对"}]


def _refusals(case: str) -> list[dict[str, Any]]:
    """What leads to screens that say what was not understood or is not there, and to those that end it all."""
    return [
        *({"go": "/nowhere"}, {"go": f"{case}/q/complainant.phone"}),
        *({"complainant.phone": "abc"}, {"go": f"{case}/letters"}, {"press": "生成"}),
        *({"go": f"{case}/wipe"}, {"word": "不", "press": "删"}, {"word": "删除", "press": "删"}),
        *({"go": "/c/nowhere/letters"}, {"go": "/leave"}, {"press": "借的、公用的"}, {"press": "都处理好了"}),
    ]


def test_every_screen_at_home_and_every_refusal_is_fit_to_be_read(
    folder: Path, places: list[str], tmp_path: Path
) -> None:
    assert len(places) > 25
    case = Collector(folder).case
    phone = "/c/{case}/phone"  # where a server stands behind the page
    with served(folder.parent) as address:
        seen = person(
            tmp_path / "profile",
            address,
            look=[PHONE, HALF],
            then=[
                *_checked_off(case),
                *({"go": place} for place in [*places, phone]),
                *_refusals("/c/{case}"),
            ],
        )
    assert (seen["failed"], faults_of(seen)) == ("", [])


def test_the_clients_list_and_what_a_closed_client_shows_are_fit_to_be_read(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, folder.with_name("来访-002"))
    closed = Collector(folder).case
    with served(folder.parent, CLIENTS) as address:
        seen = person(
            tmp_path / "profile",
            address,
            look=[PHONE, HALF],
            then=[{"go": "/cards"}, {"go": "/blank"}, {"go": f"{closed}/letters"}, {"go": "/"}, {"press": "打开"}],
        )
    assert (seen["failed"], faults_of(seen)) == ("", [])


def _of_the_site(places: list[str]) -> list[str]:
    """Those that the gate looks at in the site: they are of the templates that it looks at at home, one by one."""
    assert all(any(place.endswith(end) for place in places) for end in ITS_OWN), "one of these leads to no screen"
    return [place for number, place in enumerate(places) if number % 3 == 0 or place.endswith(ITS_OWN)]


@SITE_NEEDED
def test_every_screen_of_the_site_is_fit_to_be_read(
    visited: Visited, folder: Path, places: list[str], tmp_path: Path
) -> None:
    copy = zipped(folder, tmp_path / "一份.zip")
    shown = ({"go": place} for place in (places if WHOLE else _of_the_site(places)) if place != AT_HOME)
    with visited.there(tmp_path / "profile") as address:
        seen = person(
            tmp_path / "profile",
            address,
            ready=READY,
            look=[PHONE],
            then=[{"open": str(copy)}, *_checked_off("/c/{case}"), *shown, *_refusals("/c/{case}")],
        )
    assert (seen["failed"], faults_of(seen)) == ("", [])
