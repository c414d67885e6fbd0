"""Under a language of the system that knows no Chinese, and where Python was told not to help, letters are written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.stories import contact, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere names are Unicode")
NARROW = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ROOT = Path(__file__).parents[2]


def letters(start: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    case = text_of(contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天去你家"))
    (folder / "case.toml").write_text(case, encoding="utf-8")
    environment = {**os.environ, **NARROW, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *start, "write", "case.toml", "complaint/police", "--format", "txt"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  our own program


@pytest.mark.slow
@posix
def test_letters_have_their_chinese_names_and_what_is_said_can_be_read(tmp_path: Path) -> None:
    done = letters(["-m", "letters"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "治安报案书" in done.stdout
    [letter] = tmp_path.glob("文书/*/01-治安报案书.txt")
    assert "明天去你家" in letter.read_text(encoding="utf-8-sig")


@pytest.mark.slow
@posix
def test_where_the_program_cannot_be_begun_again_it_is_said_what_to_do(tmp_path: Path) -> None:
    start = "import sys; from letters.cli.run import run; raise SystemExit(run(sys.argv[1:]))"
    done = letters(["-c", start], tmp_path)
    assert done.returncode == 3
    assert "这个系统的语言环境写不出名字里的字" in done.stderr
    assert "PYTHONUTF8=1" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["case.toml"]
