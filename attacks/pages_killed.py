"""Chromium is killed at random moments while the first story is typed at the page, in either home; then it goes on.

What must hold: the page stands at the question that was shown, or at the next where its answer had been sent; what was
said to be kept stands there, and of what was typed at most the last three seconds are gone; and in the end the letters
are those of a case file written by hand. At home the server is killed along with the browser; the site is used without
a network after its first visit.
"""

from __future__ import annotations

import random
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from attacks.outcome import Outcome
from scripts.site.__main__ import CACHE
from scripts.site.__main__ import main as make_site
from tests import told_by_hand
from tests.readers import browser, has
from tests.web import sites
from tests.web.asking import TODAY
from tests.web.people import BEGIN, GO_ON, ONE, made, person
from tests.web.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOMENTS = (300, 7_000)
"""Milliseconds from the first question that is shown, between which the end comes."""
A_KEY = 60  # milliseconds
TYPING = 3_000
"""Milliseconds of typing that may be gone: the page stores every one and a half seconds, and storing takes a while."""
STORING = 500
"""Milliseconds from what is stored to the line that says so: what is typed between is none of it."""
LETTERS = ("治安报案书", "停止侵害告知函", "消费者投诉书")


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """As many kills in each home, at moments drawn by chance."""
    if not (browser() and has("playwright-core")):
        return
    with TemporaryDirectory() as place:
        yield _killed("at home", AtHome(Path(place)), rounds, seed)
    with TemporaryDirectory() as place:
        yield _killed("in the site", InSite(Path(place)), rounds, seed)


class AtHome:
    """The page at home, served anew for each sitting."""

    ready = ""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._begun = 0

    def begin(self) -> Path:
        """A place of its own for the next story; the profile of its browser."""
        self._begun += 1
        return self._place / f"profile-{self._begun}"

    @contextmanager
    def open(self) -> Iterator[str]:
        """The address for one sitting."""
        with served(self._place / f"cases-{self._begun}") as address:
            yield address


class InSite:
    """The site, served for the first sitting of each story alone."""

    ready = sites.READY

    def __init__(self, place: Path) -> None:
        self._place, self._site = place, place / "site"
        self._begun, self._port, self._address = 0, 0, ""
        if make_site(self._site, CACHE):
            raise ValueError("the site is too large")

    def begin(self) -> Path:
        """A place of its own for the next story; the profile of its browser."""
        self._begun += 1
        self._address = ""
        return self._place / f"profile-{self._begun}"

    @contextmanager
    def open(self) -> Iterator[str]:
        """The address for one sitting: after the first visit nobody is there."""
        if self._address:
            yield self._address
            return
        with sites.served(self._site) as self._address:
            yield self._address


class Loss(NamedTuple):
    """What a kill did: how many milliseconds of typing are gone, and what may not be, "" for nothing."""

    typing: float
    harm: str = ""


def _killed(name: str, home: AtHome | InSite, kills: int, seed: int) -> Outcome:
    chance = random.Random(seed)
    harms: list[str] = []
    most, left = 0.0, kills
    while left > 0:
        losses = list(_story(home, left, chance))
        left -= max(len(losses) - 1, 1)
        most = max(most, *(loss.typing for loss in losses))
        harms += [f"seed {seed}: {loss.harm}" for loss in losses if loss.harm]
    notes = tuple(harms)
    return Outcome(f"kill: page {name}", kills, len(notes), notes, f"{most / 1000:.1f} s of typing lost at most")


def _story(home: AtHome | InSite, kills: int, chance: random.Random) -> Iterator[Loss]:
    """The story typed with as many kills at most; one loss for each, and one for its end."""
    profile = home.begin()
    pack = profile.with_suffix(".zip")
    before: dict[str, Any] | None = None
    while True:
        dies = {"after": chance.randrange(*MOMENTS), "slow": A_KEY} if kills > 0 else None
        with home.open() as address:
            seen = person(
                profile,
                address,
                **({"ready": home.ready} if home.ready else {}),
                **({"dies": dies} if dies else {}),
                first=[GO_ON] if before else [BEGIN],
                answers=ONE,
                then=[*made(*LETTERS), {"keep": "都存成一个压缩包", "as": str(pack)}],
            )
        if seen["failed"]:
            yield Loss(0, seen["failed"])
            return
        if before:
            yield lost(before, seen["begins"])
        before = seen["died"]
        if before is None:
            break
        kills -= 1
    told = told_by_hand.parts_of(told_by_hand.in_archive(pack.read_bytes()))
    with TemporaryDirectory() as place:
        wanted = told_by_hand.parts_of(told_by_hand.letters_of(told_by_hand.ONE, TODAY, Path(place) / "by hand"))
    yield Loss(0, "" if told == wanted else "the letters in the end are others than those of a file written by hand")


def lost(died: Mapping[str, Any], begins: Mapping[str, Any]) -> Loss:
    """What is gone of what stood in the fields of a question before the end, by what stands there now."""
    keys = list(ONE)
    at, now = died["at"], begins["key"]
    if now != at:
        following = keys[keys.index(at) + 1] if at != keys[-1] else ""
        return Loss(0, "" if now == following else f"killed at {at}, it stands at {now or 'its end'}")
    stood = [each for each in died["stood"] if each["key"] == at]
    gone = next((each["before"] for each in stood if not _holds(begins["fields"], each["fields"])), 0.0)
    busy = 2 * died["slowest"]  # a machine that takes long for a key takes long for storing, too
    if gone > TYPING + busy:
        return Loss(gone, f"{gone / 1000:.1f} s of typing are gone at {at}, a key took {died['slowest']:.0f} ms")
    if died["kept"] and gone > min(died["kept"]) + STORING + busy:
        return Loss(gone, f"what was said to be kept is gone at {at}")
    return Loss(gone)


def _holds(now: Mapping[str, list[str]], before: Mapping[str, list[str]]) -> bool:
    """Whether all that was ticked and typed is there; what was typed afterwards may be there too."""
    return all(
        any(new.startswith(old) for new in now.get(name, [""])) for name, values in before.items() for old in values
    )
