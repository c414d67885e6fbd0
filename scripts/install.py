"""Installs the project beside the Python that runs this, and each extra for which a package is ready-made here.

    .venv/bin/python -m scripts.install [--editable]

An extra that would have to be compiled is left out and said: letters then come without it. Nothing but what every
Python brings is imported here.
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
    for extra, told in EXTRAS.items():
        if run([*_pip(), "--only-binary=:all:", *_wanted(extra)]):
            print(f"没有装 {told}：这台电脑没有现成的包，其余的照常。 Left out: {extra}.", flush=True)
    return 0


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check", "install"]


def _wanted(extra: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["optional-dependencies"][extra])


if __name__ == "__main__":
    sys.exit(install(editable="--editable" in sys.argv[1:]))
