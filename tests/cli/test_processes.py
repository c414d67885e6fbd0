"""What only a process of its own shows: what it loads, a fault's report, an interruption."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.process_apart import ROOT, apart, case_in
from tests.stories import contact


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_in(tmp_path)


@pytest.mark.slow
def test_a_console_that_knows_no_chinese_loses_letters_but_not_the_command(case: Path) -> None:
    done = apart("write", "case.toml", "--out", "out", cwd=case, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert (case / "out" / "01-治安报案书.docx").is_file()


FAST = """
import sys
from letters.cli.run import run
status = run(["--help"])
heavy = {"docx", "lxml", "jinja2", "prompt_toolkit", "tomlkit"}
heavy |= {"letters.case.model", "letters.render.engine", "letters.law"}
print(status, sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


def test_help_imports_nothing_that_is_slow(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", FAST], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stderr.strip() == "0 []"


LIGHT = """
import sys
from letters.cli.run import run
status = run(["write", "case.toml", "complaint/police", "--out", "out"])
print(status, sorted({"docx", "lxml", "prompt_toolkit", "icalendar", "pyrage", "cn2an"} & set(sys.modules)))
"""


@pytest.mark.slow
def test_a_letter_is_written_without_loading_what_only_others_need(case: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", LIGHT],
        cwd=case,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "0 []"


FAULT = """
import sys
from letters.cli import app, run
def boom(*_, **__):
    secret = "330106199908140021"
    raise RuntimeError("a fault beside " + secret)
import letters.cli.checking as checking
checking.show_letters = boom
sys.exit(run.run(["list"]))
"""


def test_a_fault_of_the_tool_is_said_kindly_and_its_report_holds_no_value(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", FAULT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 70
    assert "不是您填错了" in done.stderr
    [report] = tmp_path.glob("letters-fault-*.txt")
    written = report.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "330106" not in written + done.stderr
    assert str(ROOT) not in written


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ on Windows")
def test_an_interruption_ends_in_130(case: Path) -> None:
    rows = "\n".join(contact(f"I{n}", f"2026-10-{n % 28 + 1:02d} 10:00") for n in range(3, 4000))
    path = case / "long.toml"
    path.write_text((case / "case.toml").read_text("utf-8") + "\n" + rows, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "letters", "write", "long.toml", "--out", "out"],
        cwd=case,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 20
    while not _is_reading(running.pid) and time.monotonic() < deadline:
        pass
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in told.decode()
    assert not (case / "out").exists() or not list((case / "out").glob(".letters-*"))


STARTING = """
import importlib.abc, sys
class Stop(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "letters.cli.app":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from letters.cli.run import run
sys.exit(run(["list"]))
"""


def test_an_interruption_while_the_program_starts_ends_in_130_as_well() -> None:
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", STARTING], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 130
    assert "已中断" in done.stderr
    assert "Traceback" not in done.stderr


def _is_reading(pid: int) -> bool:
    """Whether the process has loaded the case model, far enough to be inside the command."""
    maps = Path(f"/proc/{pid}/maps")
    try:
        return not maps.exists() or "pydantic_core" in maps.read_text()
    except OSError:
        return False
