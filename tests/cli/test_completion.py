"""A shell completes commands, options and the names of letters, and says in Chinese where its script goes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scripts.run import ROOT
from tests import command

if TYPE_CHECKING:
    from pathlib import Path


def completed(*words: str) -> list[str]:
    """What bash is told may stand in the place of the last word."""
    asked = {"_LETTERS_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "letters"],
        cwd=ROOT,
        env={**os.environ, **asked, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "among"),
    [
        (["letters", "ch"], "check"),
        (["letters", "write", "case.toml", "--da"], "--date"),
        (["letters", "write", "case.toml", "complaint/p"], "complaint/police"),
        (["letters", "write", "case.toml", "pol"], "police"),
        (["letters", "write", "case.toml", "治安"], "治安报案书"),
        (["letters", "track", "se"], "sent"),
    ],
)
def test_tab_completes(words: list[str], among: str) -> None:
    assert among in completed(*words)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_of_a_shell_is_printed_and_where_it_goes_is_told_beside_it(shell: str, tmp_path: Path) -> None:
    told = command.letters("completion", shell, cwd=tmp_path)
    assert told.returncode == 0
    assert "_LETTERS_COMPLETE" in told.stdout
    assert "按 Tab" not in told.stdout
    assert f"letters completion {shell} >>" in told.stderr


def test_another_shell_is_refused_in_chinese(tmp_path: Path) -> None:
    told = command.letters("completion", "tcsh", cwd=tmp_path)
    assert told.returncode == 2
    assert "终端" in told.stderr
