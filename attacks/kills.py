"""A command is killed at one of its steps on the disk; the next clears what it left, and it can be done again.

What must hold after each kill: the case file is the old one or the new one; `check` runs, and nothing hidden is left;
the same command does its work, or says that it is done, and leaves what it leaves after one run or after two.
"""

from __future__ import annotations

import random
import shutil
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from attacks.deeds import CASE, DEEDS, NEW, Deed, do, hidden, load, made, state
from attacks.forked import CAN_FORK, KILLED, command, steps
from attacks.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """Kill as many commands, each at a step drawn by chance."""
    if not CAN_FORK:
        return
    load()
    chance = random.Random(seed)
    with TemporaryDirectory() as place:
        bench = Bench(Path(place))
        for number in range(rounds):
            deed = DEEDS[number % len(DEEDS)]
            yield bench.outcome(deed, chance.randint(1, bench.steps(deed)))


class Bench:
    """Where commands are killed; what they leave otherwise is found out once."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._steps: dict[str, int] = {}
        self._wanted: dict[str, Sequence[Mapping[str, bytes]]] = {}

    def steps(self, deed: Deed) -> int:
        """How many steps on the disk the command takes."""
        if deed.name not in self._steps:
            folder = made(self._place, deed)
            self._steps[deed.name] = steps(deed.words, folder, deed.typed)
            shutil.rmtree(folder)
        return self._steps[deed.name]

    def outcome(self, deed: Deed, step: int) -> Outcome:
        """What came of a kill at a step."""
        folder = made(self._place, deed)
        ended = command(deed.words, folder, deed.typed, kill_at=step).end()
        harm = self._harm(deed, folder) if ended.status == KILLED else "it came to its end"
        shutil.rmtree(folder)
        return Outcome.of(f"kill: {deed.name}", [f"{deed.name}, step {step}: {harm}"] if harm else [])

    def _harm(self, deed: Deed, folder: Path) -> str:
        """What may not be after a kill, "" where all is well."""
        wanted = self._wanted_of(deed)
        if deed is not NEW and (folder / CASE).read_bytes() not in [each[CASE] for each in wanted]:
            return "the case file is neither the old one nor the new one"
        if deed is NEW and (folder / deed.words[1]).exists():
            tomllib.loads((folder / deed.words[1]).read_text("utf-8"))
        checked = command(("check", CASE), folder).end()
        if checked.is_at_fault or (left := hidden(folder)):
            return f"left: {left}" if not checked.is_at_fault else checked.told
        again = do(deed, folder)
        if again.is_at_fault or hidden(folder):
            return again.told
        if deed is not NEW and state(folder) not in wanted[1:]:
            return f"done again, it is as after neither one run nor two: {_difference(state(folder), wanted[1])}"
        return ""

    def _wanted_of(self, deed: Deed) -> Sequence[Mapping[str, bytes]]:
        """The folder before the command, after one run of it, and after two."""
        if deed.name not in self._wanted:
            folder = made(self._place, deed)
            states = [state(folder)]
            for _ in range(2):
                do(deed, folder)
                states.append(state(folder))
            self._wanted[deed.name] = states
        return self._wanted[deed.name]


def _difference(found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> list[str]:
    return sorted(name for name in {**found, **wanted} if found.get(name) != wanted.get(name))
