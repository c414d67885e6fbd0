"""The other Pythons: part of the quick tests on each one that is installed, in an environment of its own.

What differs from one Python to the next shows where files are read, letters are written and bags are made; those tests
run here. All of them run on every Python in the workflows of GitHub.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scripts.run import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSIONS: Final = ((3, 11), (3, 12), (3, 13), (3, 14))
"""The versions that pyproject.toml says the program runs on."""

TRIED: Final = ("tests/case", "tests/law", "tests/kit", "tests/pack", "tests/render")
ASK: Final = "import sys; print(*sys.version_info[:2], sep='.')"


def others() -> Iterator[tuple[str, Path]]:
    """Each version but the running one that is installed here: its name, as 3.12, and its program."""
    for version in VERSIONS:
        name = ".".join(map(str, version))
        if version != sys.version_info[:2] and (program := find(name)):
            yield name, program


def find(name: str) -> Path | None:
    """The program of a version: on the path, or where pyenv keeps it; None where there is none that runs."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    on_path = shutil.which(f"python{name}")
    there = [*([Path(on_path)] if on_path else []), *sorted(kept.glob(f"{name}.*/bin/python"))]
    return next((program for program in there if _is(program, name)), None)


def _is(program: Path, name: str) -> bool:
    """Whether a program runs and is of that version: pyenv puts names on the path that lead nowhere."""
    asked = subprocess.run([program, "-c", ASK], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    return asked.stdout.strip() == name


def try_out(name: str, program: Path) -> str:
    """Run the tests on one Python; pytest's closing line. Raises CalledProcessError."""
    environment = ROOT / f".venv-{name}"
    _install(environment, program)
    command = ("-m", "pytest", "-n", "logical", "-m", "not long", "-p", "no:cacheprovider", *TRIED)
    told = run(_python(environment), *command).stdout
    return told.strip().splitlines()[-1]


def _install(environment: Path, program: Path) -> None:
    """Make the environment, unless it is as pyproject.toml has it already."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = environment / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    run(program, "-m", "venv", "--without-pip", environment)
    pip = (sys.executable, "-m", "pip", "--python", _python(environment), "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-compile", "--editable", ROOT, "--group", "test")
    stamp.write_text(wanted, encoding="utf-8")


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
