"""Every example becomes letters, by the command that a user would type, and each file is checked."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.run import ROOT, python
from scripts.word_files import faults

FOLDER = ROOT / "examples"
CHECKER = ROOT.parent / "shared" / "tools" / "check_docx.py"
BLOCKED = 1  # `letters write` says so when a letter that fits is stopped by a warning


def stories() -> tuple[Path, ...]:
    """The folders that hold a case, by name."""
    return tuple(sorted(path.parent for path in FOLDER.glob("*/case.toml")))


def render_all(folder: Path) -> list[str]:
    """Write every story's letters below `folder`: a line for each story.

    Raises CalledProcessError when one gives none, or a bad one.
    """
    told = [_render(story, folder / story.name) for story in stories()]
    for path in sorted(folder.rglob("*.docx")):
        if found := faults(path):
            raise subprocess.CalledProcessError(1, ["openxml-audit", path.name], "\n".join(found))
    if CHECKER.is_file():
        python(CHECKER, folder)
    return told


def _render(story: Path, out: Path) -> str:
    with tempfile.TemporaryDirectory() as name:  # what was written is noted beside the case, so it is a copy's
        case = shutil.copytree(story, Path(name) / story.name) / "case.toml"
        command = ("-m", "letters", "write", case, "--out", out, "--format", "docx,txt,html")
        printed = python(*command, accepted=(0, BLOCKED))
    made = sorted(path.stem for path in out.glob("*.docx"))
    if not made:
        raise subprocess.CalledProcessError(BLOCKED, ["letters", "write", story.name], printed, "no letter was written")
    return f"  {story.name}: {'、'.join(made)}"
