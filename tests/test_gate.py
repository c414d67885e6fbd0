"""The gate says which step failed, runs the others all the same, and refuses a step that is not there."""

from __future__ import annotations

import subprocess
from functools import partial
from typing import TYPE_CHECKING

import pytest

from scripts import complexity, gate

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
    assert ran == [name for name in gate.STEPS if name != "quick"]
    assert gate.main(["quick", "lint"]) == 0
    assert ran[-2:] == ["lint", "quick"]


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
