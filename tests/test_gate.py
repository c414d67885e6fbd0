"""The gate says which step failed, runs the others all the same, and refuses a step that is not there."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from functools import partial
from typing import TYPE_CHECKING

import pytest

from scripts import complexity, gate, pythons
from scripts.run import ROOT, python

if TYPE_CHECKING:
    from pathlib import Path


def broken() -> None:
    raise subprocess.CalledProcessError(1, ["linter"], "line 3 is bad", "")


def missing() -> None:
    raise FileNotFoundError("linter is not installed")


def test_a_step_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["lint", "polish"]) == 2
    assert "polish" in capsys.readouterr().err


@pytest.mark.parametrize(("step", "told"), [(broken, "line 3 is bad"), (missing, "linter is not installed")])
def test_a_step_that_fails_shuts_the_gate_and_the_next_one_still_runs(
    step: object, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []
    monkeypatch.setitem(gate.STEPS, "lint", step)
    monkeypatch.setitem(gate.STEPS, "types", lambda: ran.append("types"))
    assert gate.main(["types", "lint"]) == 1
    printed = capsys.readouterr()
    assert told in printed.out
    assert "the gate stays shut: lint" in printed.err
    assert ran == ["types"]


def test_steps_that_hold_open_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(gate.STEPS, "lint", lambda: None)
    assert gate.main(["lint"]) == 0


def test_a_step_that_another_holds_runs_only_when_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    for name in gate.STEPS:
        monkeypatch.setitem(gate.STEPS, name, partial(ran.append, name))
    assert gate.main([]) == 0
    assert sorted(ran) == sorted(name for name in gate.STEPS if name not in ("quick", "broad"))
    assert ran[-3:] == ["pythons", "attacks", "tests"]
    assert gate.main(["quick", "lint"]) == 0
    assert ran[-2:] == ["lint", "quick"]


def test_what_a_step_leaves_running_shuts_the_gate_and_is_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.left_running.PATIENCE", 0)
    waits = [sys.executable, "-c", "import sys; sys.stdin.read()  # an office nobody closed"]
    started: list[subprocess.Popen[bytes]] = []

    def leave() -> None:
        started.append(subprocess.Popen(waits, stdin=subprocess.PIPE))  # noqa: S603

    monkeypatch.setitem(gate.STEPS, "lint", leave)
    assert gate.main(["lint"]) == 1
    printed = capsys.readouterr()
    assert "an office nobody closed" in printed.out
    assert "the gate stays shut: what was started has ended" in printed.err
    [left] = started
    left.communicate()
    assert left.returncode != 0


def test_what_ran_before_the_gate_is_none_of_its_steps(capsys: pytest.CaptureFixture[str]) -> None:
    waits = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(waits, stdin=subprocess.PIPE) as other:  # noqa: S603
        assert gate.main(["format"]) == 0
        assert other.poll() is None
    assert "still running" not in capsys.readouterr().out


def test_what_is_started_keeps_what_it_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert python("-c", "import sys; print(sys.dont_write_bytecode)") == "False\n"


TANGLED = "def f(a):\n    return [{}]\n".format(" + ".join(f"(1 if a > {number} else 0)" for number in range(11)))


def test_a_tangled_function_is_found_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "knot.py").write_text(TANGLED, encoding="utf-8")
    (tmp_path / "letters" / "plain.py").write_text("def f(a):\n    return a\n", encoding="utf-8")
    found = complexity.over(tmp_path)
    assert found == {"letters/knot.py:f": 12}
    assert complexity.faults(found, ()) == ["letters/knot.py:f has complexity 12; at most 10"]


def test_a_list_of_tangled_functions_only_shrinks(tmp_path: Path) -> None:
    listing = tmp_path / "complexity.txt"
    listing.write_text("# what is left\nletters/a.py:f\nletters/a.py:g\n", encoding="utf-8")
    listed = complexity.allowed(listing)
    assert complexity.faults({"letters/a.py:f": 12, "letters/a.py:g": 11}, listed) == []
    assert complexity.faults({"letters/a.py:f": 12}, listed) == [
        "letters/a.py:g is not over 10: take it off complexity.txt"
    ]
    assert complexity.allowed(tmp_path / "none.txt") == ()


@pytest.mark.parametrize("file", [".github/workflows/gate.yml", ".pre-commit-config.yaml"])
def test_what_others_run_are_steps_of_the_gate(file: str) -> None:
    called = re.findall(r"-m scripts\.gate ([\w ]+)", (ROOT / file).read_text(encoding="utf-8"))
    assert called
    assert {name for line in called for name in line.split()} <= gate.STEPS.keys()


def test_the_workflow_tries_every_python_and_system_that_the_package_claims() -> None:
    workflow = (ROOT / ".github" / "workflows" / "gate.yml").read_text(encoding="utf-8")
    [listed] = re.findall(r"python: \[(.+)\]", workflow)
    tried = [tuple(map(int, one.split("."))) for one in re.findall(r'"(3\.\d+)"', listed)]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    claimed = [one.rpartition(" ")[2] for one in project["classifiers"] if ":: Python :: 3." in one]
    assert tried == list(pythons.VERSIONS)
    assert {tuple(map(int, one.split("."))) for one in claimed} <= set(tried)
    assert "system: [ubuntu-latest, macos-latest, windows-latest]" in workflow


@pytest.mark.skipif(sys.platform == "win32", reason="pyenv keeps programs so on POSIX only")
def test_another_python_is_found_only_where_it_runs_and_is_the_one_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert pythons.find("3.12") is None
    running = ".".join(map(str, sys.version_info[:2]))
    for name in (f"{running}.1", f"{running}.2"):
        (tmp_path / "versions" / name / "bin").mkdir(parents=True)
    broken, sound = (tmp_path / "versions" / f"{running}.{last}" / "bin" / "python" for last in (1, 2))
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    sound.symlink_to(sys.executable)
    assert pythons.find(running) == sound
