"""The page at home in a real browser: two stories typed as people type, on a phone and a computer, and killed.

Every screen is looked at: axe finds nothing, nothing has to be moved sideways, nothing is asked for but the page's own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from letters.case.file import parse
from tests.readers import browser, has, needs, node
from tests.web.asking import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(240),
    needs(chromium=browser(), **{name: has(name) for name in ("playwright-core", "axe-core")}),
]
TOLD = json.loads((Path(__file__).parent / "stories.json").read_text("utf-8"))
BEGIN, ONE, TWO = TOLD["begin"], TOLD["one"], TOLD["two"]
"""By the key of each question what is typed into its fields, or the choices that are ticked."""
PHONE, HALF, COMPUTER = 360, 640, 1280
"""Widths in CSS pixels; half a computer's is what twice the scale leaves of it."""
STORY = "从三月说起，还没有写完"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The page of a folder as a process of its own, which is killed in the end."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.web.serving", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.kill()


def person(profile: Path, address: str, **told: Any) -> dict[str, Any]:
    """What somebody saw who went through the page."""
    given = {"browser": browser(), "profile": str(profile), "address": address, "width": PHONE, **told}
    seen: dict[str, Any] = node("person.mjs", given)
    return seen


def case_in(folder: Path) -> Case:
    [stored] = folder.glob("*/case.toml")
    return parse(stored.read_text("utf-8"), today=TODAY)


def keys(seen: dict[str, Any]) -> list[str]:
    """The questions that came up, by their keys."""
    return [screen["at"].partition("/q/")[2] for screen in seen["screens"] if "/q/" in screen["at"]]


def test_the_first_story_takes_twenty_two_screens_and_each_is_fit_to_be_read(tmp_path: Path) -> None:
    with served(tmp_path / "案件") as address:
        seen = person(tmp_path / "profile", address, first=[BEGIN], answers=ONE, look=[PHONE, HALF, COMPUTER])
    assert seen["failed"] == ""
    assert seen["left"] == []
    assert seen["screens"][-1]["at"].endswith("/letters")
    assert len(seen["screens"]) <= 22
    for screen in seen["screens"]:
        for look in screen["seen"]:
            assert look["faults"] == [], screen["at"]
            assert look["page"] <= look["width"], screen["at"]
    assert {urlsplit(each).netloc for each in seen["asked"]} == {urlsplit(address).netloc}
    case = case_in(tmp_path / "案件")
    assert [(str(each.at), each.per_day, each.per_night) for each in case.incidents[:1]] == [("2026-11-20", 30, 2)]
    assert [list(each.acts) for each in case.incidents] == [[], ["threatens_disclosure"], ["debt_disclosed"]]
    assert "老赖" in (case.incidents[1].words or "")
    assert case.contract is not None
    assert [(str(each.on), str(each.amount)) for each in case.contract.payments] == [("2026-08-12", "5394.00")]
    assert [str(each.on) for each in case.dealings] == ["2026-11-21"]


def test_the_second_story_goes_by_keyboard_alone(tmp_path: Path) -> None:
    with served(tmp_path / "案件") as address:
        seen = person(tmp_path / "profile", address, first=[BEGIN], answers=TWO, keyboard=True, width=COMPUTER)
    assert seen["failed"] == ""
    assert seen["left"] == []
    assert len(keys(seen)) <= 18
    case = case_in(tmp_path / "案件")
    assert [each.relation for each in case.third_parties] == ["妻子", "哥哥"]
    assert [each.is_guarantor for each in case.third_parties] == [False, False]
    assert case.offer is not None
    assert str(case.offer.undisputed) == "1950.00"
    assert str(case.offer.options[0].payments[0].due) == "2026-12-28"


def test_what_was_shown_as_stored_is_there_after_browser_and_server_were_killed(tmp_path: Path) -> None:
    some = {key: ONE[key] for key in ("safety.now", "wants.wishes")}
    with served(tmp_path / "案件") as address:
        seen = person(
            tmp_path / "profile",
            address,
            first=[BEGIN],
            answers=some,
            until="story.account",
            killed=["story.account", STORY],
        )
    assert keys(seen)[-1] == "story.account"
    with served(tmp_path / "案件") as address:
        again = person(tmp_path / "profile", address, first=[{"press": "继续"}], read="story.account")
    assert again["failed"] == ""
    assert keys(again) == ["story.account"]
    assert again["read"] == STORY
    [stored] = (tmp_path / "案件").glob("*/case.toml")
    assert STORY not in stored.read_text("utf-8")
