"""What the page loads before its first screen: counted, so that a slow machine tells the same."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from letters.web import Bench, application
from letters.web.asgi import ask
from letters.web.home import FolderShelf
from scripts.run import ROOT
from tests.web.asking import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


READY = """
import sys
from pathlib import Path
import letters.web.home.serving
from letters.web import Bench, application
from letters.web.home import FolderShelf

application(Bench(FolderShelf(Path()), None, ""))
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """The modules of a page that is ready to be asked."""
    done = subprocess.run([sys.executable, "-c", READY], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return frozenset(done.stdout.split())


@pytest.mark.slow
def test_no_more_than_these_modules_of_our_own_are_loaded(loaded: frozenset[str]) -> None:
    own = [name for name in loaded if name.split(".")[0] == "letters"]
    assert len(own) <= 77  # among them a door of each room of the page, and its list of addresses


@pytest.mark.parametrize(
    "later",
    [
        *("pydantic", "icalendar", "docx", "lxml", "PIL", "letters.case.model", "letters.desk.talk", "letters.compose"),
        *("letters.law", "letters.collect", "letters.render", "letters.told", "letters.desk.secrecy"),
    ],
)
def test_what_a_first_screen_does_not_show_is_not_loaded(loaded: frozenset[str], later: str) -> None:
    assert later not in loaded


def test_what_the_first_answer_takes_is_loaded_once_the_first_screen_was_sent(tmp_path: Path) -> None:
    given: list[Callable[[], None]] = []

    async def meanwhile(work: Callable[[], None]) -> None:
        given.append(work)

    app = application(Bench(FolderShelf(tmp_path), lambda: TODAY, "", meanwhile=meanwhile))
    assert asyncio.run(ask(app, "GET", "/")).status == 200
    [work] = given
    work()
    assert list(tmp_path.iterdir()) == []
