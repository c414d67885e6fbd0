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

FILES = (
    "tests/facts/test_ablation.py",
    "tests/desk/test_desk_facts.py",
    "tests/cli/test_killed.py",
    "tests/cli/test_new_terminal.py",
    "tests/cli/test_two_stories_walked.py",
    "tests/cli/test_cli_refusals.py",
    "tests/cli/test_plan_next_steps.py",
    "tests/web/test_tracking.py",
    "tests/told/test_words_for_people.py",
)


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """The first `rounds` files of tests; nothing is drawn by chance."""
    for name in FILES[:rounds]:
        command = [sys.executable, "-m", "pytest", "-q", name]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "WHOLE": "1"}, capture_output=True, text=True, check=False
        )
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        harm = failed or ([done.stdout[-300:] + done.stderr[-300:]] if done.returncode else [])
        yield Outcome.of(f"whole tests: {name}", harm)
