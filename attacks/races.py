"""Two commands begin at once on one case, and two processes record in it for long: both land, or one says why not.

What a folder holds in the end must be what it holds when the two are done one after the other; where one refuses, what
it holds without that one. Nothing hidden is left, and neither breaks.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from attacks.deeds import CASE, EVIDENCE, IMPORT, INTO, NOTICE, POLICE, WRITTEN, Deed, do, hidden, load, made, state
from attacks.forked import CAN_FORK, Running, command, start
from attacks.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PASSPHRASE = "五个不相干的词 纸船 台阶 橘子 雷雨 门铃"  # noqa: S105  of a folder made for this
UNLOCK = Deed("unlock", ("unlock", "案件.locked.zip", "--passphrase-stdin"), typed=f"{PASSPHRASE}\n")
RACES = (
    (POLICE, NOTICE),
    (WRITTEN, WRITTEN),
    (WRITTEN, POLICE),
    (EVIDENCE, POLICE),
    (IMPORT, IMPORT),
    (POLICE, POLICE),
    (WRITTEN, replace(WRITTEN, words=(*WRITTEN.words, "--out", "信"))),
    (IMPORT, NOTICE),
    (INTO, WRITTEN),
)
SLOW_EVERY = 10
"""One round in so many is of two that unlock: the key of a locked folder takes a second to make."""
LIVING = 20
"""Rounds of two living processes for each round of two commands."""
BLOCK = 20
"""Rounds of two living processes on one case, which is read anew in each."""
APART = 0.05
"""Seconds by which one begins after the other, at most."""


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """Race commands as often, and two living processes twenty times as often."""
    if not CAN_FORK:
        return
    load()
    chance = random.Random(seed)
    with TemporaryDirectory() as place:
        track = Track(Path(place), chance)
        for number in range(rounds):
            if number % SLOW_EVERY == SLOW_EVERY - 1:
                yield track.unlock()
            else:
                yield track.race(*RACES[number % len(RACES)])
        for first in range(0, rounds * LIVING, BLOCK):
            yield living(Path(place), min(BLOCK, rounds * LIVING - first))


class Track:
    """Where commands are raced; what they leave one after the other is found out once for each two."""

    def __init__(self, place: Path, chance: random.Random) -> None:
        self._place, self._chance = place, chance
        self._known: dict[tuple[Deed, Deed], Mapping[tuple[int, ...], Mapping[str, bytes]]] = {}
        self._locked: Path | None = None

    def race(self, first: Deed, second: Deed) -> Outcome:
        """What came of two that began at once."""
        folder = made(self._place, first, second)
        done = [each.end() for each in self._begun(folder, first, second)]
        found, left = state(folder), hidden(folder)
        shutil.rmtree(folder)
        landed = tuple(number for number, each in enumerate(done) if not each.status)
        wanted = [each for order, each in self._wanted(first, second).items() if set(order) >= set(landed)]
        harm = ""
        if broken := [each.told for each in done if each.is_at_fault]:
            harm = broken[0]
        elif silent := [each for each in done if each.status and not each.told.strip()]:
            harm = f"refused without a word: {silent}"
        elif left or not landed or found not in wanted:
            harm = f"landed {landed}, left {left}, said {[each.told[-200:] for each in done]}"
        return Outcome.of(f"race: {first.name} + {second.name}", [harm])

    def _begun(self, folder: Path, first: Deed, second: Deed) -> tuple[Running, Running]:
        """Both, begun within an instant."""
        earlier = command(first.words, folder, first.typed)
        time.sleep(self._chance.uniform(0, APART))
        return earlier, command(second.words, folder, second.typed)

    def _wanted(self, *deeds: Deed) -> Mapping[tuple[int, ...], Mapping[str, bytes]]:
        """What stands in the folder after one of them, and after both in either order."""
        key = (deeds[0], deeds[1])
        if key not in self._known:
            orders = [order for count in (1, 2) for order in itertools.permutations(range(2), count)]
            self._known[key] = {order: self._after([deeds[each] for each in order], deeds) for order in orders}
        return self._known[key]

    def _after(self, order: Sequence[Deed], deeds: Sequence[Deed]) -> Mapping[str, bytes]:
        folder = made(self._place, *deeds)
        for deed in order:
            do(deed, folder)
        found = state(folder)
        shutil.rmtree(folder)
        return found

    def unlock(self) -> Outcome:
        """Two unlock one folder at once: it is there whole, once, and who comes second says that it is there."""
        locked = self._lock()
        here = self._place / "unlocked"
        here.mkdir()
        shutil.copy2(locked, here / locked.name)
        done = [each.end() for each in self._begun(here, UNLOCK, UNLOCK)]
        found, left = state(here / "案件"), hidden(here)
        shutil.rmtree(here)
        is_whole = found == state(locked.parent / "案件")
        if 0 in [each.status for each in done] and is_whole and not left and not any(each.is_at_fault for each in done):
            return Outcome.of("race: unlock + unlock", [])
        return Outcome.of(
            "race: unlock + unlock", [f"whole: {is_whole}, left {left}, said {[each.told for each in done]}"]
        )

    def _lock(self) -> Path:
        """A locked folder, the plain one beside it; made once."""
        if self._locked is None:
            place = self._place / "locked"
            (place / "案件").mkdir(parents=True)
            case = made(self._place)
            shutil.copy2(case / CASE, place / "案件" / CASE)
            words = ("lock", "案件", "--passphrase-stdin", "--keep")
            done = command(words, place, f"{PASSPHRASE}\n").end()
            self._locked = place / "案件.locked.zip"
            if not self._locked.is_file():
                raise RuntimeError(done.told)
        return self._locked


def living(place: Path, rounds: int) -> Outcome:
    """Two processes that go on working through `desk` record as many letters each in one case; all are in it then."""
    folder = made(place)
    running = [start(lambda who=who: _record(folder, who, rounds)) for who in ("甲", "乙")]  # type: ignore[misc]
    done = [each.end() for each in running]
    text = (folder / CASE).read_text("utf-8")
    lost = [f"{who}{number}" for who in "甲乙" for number in range(rounds) if f'"{who}{number}机关"' not in text]
    left = hidden(folder)
    shutil.rmtree(folder)
    told = [each.told[-300:] for each in done if each.status]
    harm = f"lost {lost}, left {left}, said {told}" if lost or left or told else ""
    return Outcome.of("two living processes", [harm], rounds)


def _record(folder: Path, who: str, rounds: int) -> int:
    """Record letters, each as a page would: what is read, changed and put back is one change."""
    from letters import desk

    store, books = desk.FolderStore(folder), desk.open_desk().books
    sent_on, today = date(2026, 11, 20), date(2026, 11, 20) + timedelta(days=6)
    for number in range(rounds):
        with store.hold(f"网页{who}", wait=60):
            before = store.read(CASE)
            at = desk.track(before.text, today, books, None, CASE)
            letter = desk.SentLetter("complaint/police", to=f"{who}{number}机关", on=sent_on)
            after = desk.record_sent(at, desk.sending(at, letter))
            store.replace(CASE, after.text, before.version)
        os.sched_yield()
    return 0
