"""Running other programs: always in UTF-8, with their output kept for whoever reports a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path = ROOT, accepted: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
    """Run a program to its end. Raises CalledProcessError, which holds the output, for a status not `accepted`."""
    words = [str(word) for word in command]
    told_how = {**environment(), "PYTHONUTF8": "1", "COLUMNS": "80"}
    done = subprocess.run(
        words, cwd=cwd, env=told_how, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode not in accepted:
        raise subprocess.CalledProcessError(done.returncode, words, done.stdout, done.stderr)
    return done


def python(*arguments: str | Path, cwd: Path = ROOT, accepted: tuple[int, ...] = (0,)) -> str:
    """Run this very Python; its standard output."""
    return run(sys.executable, *arguments, cwd=cwd, accepted=accepted).stdout


def environment() -> dict[str, str]:
    """The environment for what is started, which keeps what it compiles whatever this process is told about that.

    The tests start the program some hundred times; where nothing compiled is kept, each time takes half as long again.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def tool(name: str) -> str:
    """A program that lies beside this Python. Raises FileNotFoundError when it is not installed."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        raise FileNotFoundError(f"{name} is not installed beside {sys.executable}")
    return found
