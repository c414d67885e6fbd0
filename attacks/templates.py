"""Letters written with hostile templates: each is refused in plain words with its line, before much is spent on it.

Each kind is tried in a child process, so that what comes through is seen: a file, a dead process, memory, time. Besides
the corpus, expressions over a letter's context are drawn by chance: whatever they come to must be a plain value.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from attacks.programs import LONGEST, ROOT
from attacks.template_trial import DEAR, KINDS, MOST_GROWN, MOST_SECONDS, Attack, Told, corpus
from attacks.template_values import reached

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TRIAL = ("-m", "attacks.template_trial")
MANY = 1_000
"""Rounds from which on what is dear is tried, too: what anyone tries, and not the gate."""
_english = re.compile(
    r"Error|Traceback|object at|validation|pydantic\.dev|\b(expected|unexpected|invalid|must be|cannot|takes|has no)\b"
)
_place = re.compile(r"^模板 \S+ 第 \d+ 行：")
_OF_FOLDERS = ("模板目录", "无法读取", "找不到")


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """The corpus, without what is dear where there are few rounds, and as many expressions as there are rounds."""
    for kind in KINDS if rounds < MANY else (DEAR, *KINDS):
        yield from outcomes(kind)
    yield from reached(rounds, random.Random(seed))


def outcomes(kind: str) -> Iterator[Outcome]:
    """What came of each attack of a kind."""
    for attack, told in zip(corpus(kind), results(kind), strict=True):
        through = came_through(attack, told)
        notes = (f"{attack.name}: {through}",) if through else ()
        yield Outcome(f"template: {kind}", 1, int(bool(through)), notes)


def results(kind: str, trial: Sequence[str] = TRIAL) -> Iterator[Told]:
    """Every attack tried, in children; one that kills its child is told of, and the next child goes on after it."""
    first, whole = 0, len(corpus(kind))
    while first < whole:
        found, ended = _child(trial, kind, first)
        yield from found
        first += len(found)
        if first < whole:
            yield Told(corpus(kind)[first].name, fault=f"the process ended with {ended}")
            first += 1


def _child(trial: Sequence[str], kind: str, first: int) -> tuple[list[Told], str]:
    command = [sys.executable, *trial, kind, str(first)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST * 3
        )
        output, ended = done.stdout, f"{done.returncode}: {done.stderr[-300:]}"
    except subprocess.TimeoutExpired as hung:
        output, ended = (hung.stdout or b"").decode(), "no end"
    return [Told(**json.loads(line)) for line in output.splitlines()], ended


def came_through(attack: Attack, told: Told) -> str:
    """In what way an attack reached what it wanted, or was refused otherwise than it should be; "" when withstood."""
    said = "\n".join((*told.check, told.write))
    tests = (
        (told.fault, told.fault),
        (told.left, f"left {', '.join(told.left)}"),
        (told.letter is not None, f"the letter was written: {(told.letter or '')[:80]!r}"),
        (told.seconds > MOST_SECONDS, f"took {told.seconds:.1f} s"),
        (told.grown > MOST_GROWN or "内存不够" in said, f"took {told.grown} MB"),
        (not re.search(attack.refusal, said), f"refused otherwise: {said[:200]!r}"),
        (
            told.check and told.write not in told.check,
            f"checked as {''.join(told.check[:1])[:80]!r}, written as {told.write!r}",
        ),
        (_english.search(said), f"told in English: {said[:200]!r}"),
        (not (_place.match(told.write) or told.write.startswith(_OF_FOLDERS)), f"no place: {told.write[:200]!r}"),
    )
    return next((what for is_so, what in tests if is_so), "")
