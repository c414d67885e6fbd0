"""The gate says which step failed, runs the others all the same, and refuses a step that is not there."""

from __future__ import annotations

import subprocess

import pytest

from scripts import gate


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
