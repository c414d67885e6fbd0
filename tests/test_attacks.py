"""The runner of attacks: nothing that came through is lost on the way to its table."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from attacks.outcome import MOST_NOTES, Outcome, table, totals
from attacks.spellings import spellings
from attacks.suites import SUITES, Piece, Suite, outcomes, pieces
from attacks.whole_tests import files
from scripts.run import ROOT


def test_outcomes_of_one_kind_are_added_up() -> None:
    found = totals([Outcome("kill", 2, 0), Outcome("race", 1, 1, ("seed 7",)), Outcome("kill", 3, 1, ("at 4",), "1/4")])
    assert found == (Outcome("kill", 5, 1, ("at 4",), "1/4"), Outcome("race", 1, 1, ("seed 7",)))


def test_the_table_says_how_to_repeat_what_came_through() -> None:
    notes = tuple(f"seed {number}" for number in range(MOST_NOTES + 2))
    told = table([Outcome("kill", 1_000, len(notes), notes)])
    assert "| kill | 1,000 | 14 |" in told
    assert f"- kill: seed {MOST_NOTES - 1}\n" in told
    assert told.endswith("- kill: 2 more")


def test_a_suite_that_cannot_run_counts_as_come_through() -> None:
    (fault,) = outcomes(Piece("no_such_suite", 1, 9))
    assert (fault.tried, fault.through) == (1, 1)
    assert "seed 9: ModuleNotFoundError" in fault.notes[0]


@given(rounds=some.integers(0, 1000), parts=some.integers(1, 9))
def test_rounds_are_cut_into_parts_without_loss(rounds: int, parts: int) -> None:
    cut = list(pieces(Suite("any", 1, 1, 1, parts), rounds, seed=5))
    assert sum(piece.rounds for piece in cut) == rounds
    assert all(piece.rounds for piece in cut)
    assert len({piece.seed for piece in cut}) == len(cut)


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.name)
def test_the_gate_makes_fewer_attacks_than_a_person_and_a_person_fewer_than_a_release(suite: Suite) -> None:
    assert 0 <= suite.short <= suite.usual <= suite.whole


@pytest.mark.parametrize("text", ["小岚", "阿清", "许总", "苗经理", "Chu-ko", "一百九十九", "5月16日", "1988年生"])
def test_what_the_page_on_safety_calls_unhidden_is_known_to_stay(text: str) -> None:
    told = ROOT.joinpath("SECURITY.md").read_text(encoding="utf-8")
    assert text in told or text[:1].isdigit(), "a birthday is told there in words"
    assert any(text in spelling.text and not spelling.hidden for spelling in spellings())


def test_every_test_that_tries_a_choice_in_the_gate_is_tried_whole_somewhere() -> None:
    said = re.compile(r"\btests\.(whole|chosen_stories)\b").search
    choosing = [path for path in (ROOT / "tests").rglob("test_*.py") if said(path.read_text("utf-8"))]
    found = {path.relative_to(ROOT).as_posix() for path in choosing} - {"tests/test_attacks.py"}
    assert set(files()) == found
    assert len(found) > 10
