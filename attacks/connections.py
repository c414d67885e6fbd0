"""No command opens a connection: each is run under a watch that names every socket it asks for."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from attacks.programs import EXAMPLES, letters

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = "family-and-colleagues-called"
SEEN = "a connection: "
WATCH = f"""
import sys


def refuse(event, _):
    if event.startswith("socket."):
        sys.stderr.write({SEEN!r} + event + chr(10))
        sys.stderr.flush()


sys.addaudithook(refuse)
from letters.cli import main

main()
"""
COMMANDS = (
    "check case.toml",
    "list case.toml",
    "write case.toml --out elsewhere --format docx,txt,html",
    "rights case.toml",
    "plan case.toml",
    "track case.toml",
    "evidence list case.toml",
    "evidence verify case.toml",
    "evidence pack case.toml --for police --out bag",
    "track sent case.toml complaint/police --on 2026-11-20",
    "law check",
    "templates check",
    "demo demo",
    "schema",
    "completion bash",
)


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """Every command that asks nothing, once for each round; nothing is drawn by chance."""
    for _ in range(rounds):
        yield from _commands()


def _commands() -> Iterator[Outcome]:
    """Each command in turn, in a copy of one example; what one leaves is there for the next."""
    with tempfile.TemporaryDirectory() as name:
        folder = shutil.copytree(EXAMPLES / STORY, Path(name) / "case")
        for command in COMMANDS:
            told = letters(*command.split(), cwd=folder, launcher=WATCH)
            opened = [f"{command}: {line}" for line in told.stderr.splitlines() if line.startswith(SEEN)]
            if told.returncode not in (0, 1):
                opened.append(f"{command}: ended with {told.returncode}: {told.stderr[-300:]}")
            yield Outcome.of("connections opened", opened)
