"""Installs the project beside the Python that runs this, and each extra for which a package is ready-made here.

    .venv/bin/python -m scripts.install [--editable]

An extra that would have to be compiled is left out and said: letters then come without it. Python files are compiled
when they are first used, and most that come along never are. Nothing but what every Python brings is imported here.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = {"pdf": "PDF", "lock": "lock（加密）", "import": "XLSX、XLS"}
"""What people are given, and what each is told as where it cannot be had. `cluster` is for many cases alone."""


def install(*, editable: bool = False, run: Callable[[Sequence[str]], int] = subprocess.call) -> int:
    """Install; what pip left as its status. `run` starts a program and waits for it."""
    if status := run([*_pip(), *(["--editable"] if editable else []), str(ROOT)]):
        return status
    if run([*_pip(), *_ready_made(*EXTRAS)]):
        for extra, told in EXTRAS.items():
            if run([*_pip(), *_ready_made(extra)]):
                print(f"没有装 {told}：这台电脑没有现成的包，其余的照常。 Left out: {extra}.", flush=True)
    return 0


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check", "install", "--no-compile"]


def _ready_made(*extras: str) -> list[str]:
    """What pip is told to install of these extras: nothing that it would have to compile."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["optional-dependencies"]
    return ["--only-binary=:all:", *(requirement for extra in extras for requirement in wanted[extra])]


if __name__ == "__main__":
    sys.exit(install(editable="--editable" in sys.argv[1:]))
