"""Whatever a command makes of a case is its owner's alone to read, wherever it is put."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from letters.cli.run import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "family-and-colleagues-called"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        *("write case.toml --out made/a/b", "batch clinic --out made/a/b --workers 1", "demo made/a/b"),
        "evidence pack case.toml --for police --out made/a/b",
    ],
)
def test_folders_are_private_down_from_the_first_that_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for folder in (tmp_path, tmp_path / "clinic"):
        shutil.copytree(EXAMPLE / "evidence", folder / "evidence")
        shutil.copy(EXAMPLE / "case.toml", folder)
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)
    try:
        assert run(command.split()) in (0, 1)
    finally:
        os.umask(before)
    made = [tmp_path / "made", *(tmp_path / "made").rglob("*")]
    others = [f"{stat.filemode(path.stat().st_mode)} {path}" for path in made if path.stat().st_mode & 0o077]
    assert len(made) > 4
    assert [each for each in others if ".letters-batch/lock" not in each] == []
