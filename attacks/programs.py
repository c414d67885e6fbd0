"""Running `letters` as another program, as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
LONGEST = 120
"""Seconds after which a command counts as hung."""


def letters(
    *words: str | Path, cwd: Path, launcher: str = "", more: Mapping[str, str] | None = None, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with no terminal and `given` on its standard input.

    `launcher` is Python to run in place of `python -m letters`.

    Raises subprocess.TimeoutExpired when it hangs.
    """
    start = ["-c", launcher] if launcher else ["-m", "letters"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "80", **(more or {})}
    command = [sys.executable, *start, *(str(word) for word in words)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False,
        input=given, timeout=LONGEST,
    )  # fmt: skip
