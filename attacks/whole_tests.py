"""The tests that make a choice in the gate try everything: each fact taken out, each step a kill, each row."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from attacks.programs import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

ASKING = ("from tests.whole import WHOLE", "from tests.chosen_stories import chosen")
"""What stands in a file of tests that tries a choice in the gate, one of these."""


def files() -> list[str]:
    """The files of tests that try a choice in the gate, in order of names."""
    found = sorted((ROOT / "tests").rglob("test_*.py"))
    return [
        path.relative_to(ROOT).as_posix()
        for path in found
        if any(asking in path.read_text("utf-8") for asking in ASKING)
    ]


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """All of those files, once for each round; nothing is drawn by chance."""
    for name in files() * rounds:
        command = [sys.executable, "-m", "pytest", "-q", name]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "WHOLE": "1"}, capture_output=True, text=True, check=False
        )
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        harm = failed or ([done.stdout[-300:] + done.stderr[-300:]] if done.returncode else [])
        yield Outcome.of(f"whole tests: {name}", harm)
