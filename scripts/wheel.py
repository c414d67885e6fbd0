"""The wheel: built, and tried where no checkout is in reach."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from typing import TYPE_CHECKING

from letters import __version__
from scripts.run import python, run

if TYPE_CHECKING:
    from pathlib import Path

TRIALS = (
    ("letters", "--version"),
    ("letters", "list"),
    ("letters", "demo"),
    ("letters", "check", "demo/案件/case.toml"),
    ("letters", "templates", "check"),
    ("letters", "law", "骚扰"),
    ("python", "-m", "letters", "schema"),
)


def build(folder: Path) -> Path:
    """Build the wheel into `folder`, with the hatchling that is installed: no network. Its path."""
    python("-m", "hatchling", "build", "--target", "wheel", "--directory", folder)
    return next(folder.glob("*.whl"))


def try_out(folder: Path) -> None:
    """Install the wheel in a new environment and run commands elsewhere. Raises CalledProcessError."""
    made = build(folder / "dist")
    environment = folder / "environment"
    venv.create(environment)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--quiet", "--disable-pip-version-check")
    run(*pip, "install", "--no-compile", made)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    printed = [run(programs / name, *rest, cwd=elsewhere).stdout for name, *rest in TRIALS]
    if printed[0].strip() != f"letters {__version__}":
        raise subprocess.CalledProcessError(1, TRIALS[0], printed[0], f"the wheel is not of version {__version__}")
    if not list((elsewhere / "demo").glob("*.docx")):
        raise subprocess.CalledProcessError(1, TRIALS[2], printed[2], "the demo wrote no letter")
