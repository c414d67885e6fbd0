"""The suites there are, and how often each is run: in the gate, by `make attack`, by `make attack-all`.

A suite is a module of this package with `run(rounds, seed)`, which yields an Outcome for each attack, or each kind of
them. What its rounds are is its own: mutations, kills, commands at once; a suite with a corpus runs all of it whatever
the rounds. `parts` says into how many pieces the rounds may be cut, so that every processor has work; what takes long
in one piece comes first, so that the others fill the time beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from attacks.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Suite:
    """A module of attacks, with its rounds in the gate (`short`), for anyone (`usual`), before a release (`whole`).

    None in the gate are for what is among its tests in part: kills in a browser, one in each home of the page, and
    what tests try a choice of.
    """

    name: str
    short: int
    usual: int
    whole: int
    parts: int = 1


SUITES = (
    Suite("whole_tests", 0, 0, 1),
    Suite("templates", 20, 1_000, 10_000),
    Suite("archives", 50, 1_000, 10_000, 4),
    Suite("connections", 1, 1, 1),
    Suite("kills", 4, 60, 300, parts=2),
    Suite("races", 1, 50, 50, parts=2),
    Suite("references", 20, 500, 5_000),
    Suite("same_bytes", 1, 13, 13),
    Suite("secrecy", 2, 30, 150, 2),
    Suite("spellings", 5, 100, 1_000),
    Suite("talks_killed", 0, 6, 30, parts=2),
    Suite("terminal", 1, 1, 1),
    Suite("pages_killed", 0, 10, 50),
    Suite("mutations", 200, 20_000, 100_000, 16),
)


@dataclass(frozen=True)
class Piece:
    """Part of a suite's rounds, with a seed of its own."""

    suite: str
    rounds: int
    seed: int


def pieces(suite: Suite, rounds: int, seed: int) -> Iterator[Piece]:
    """The rounds cut into parts that differ by one round at most; none is empty."""
    parts = min(suite.parts, rounds)
    for part in range(parts):
        yield Piece(suite.name, rounds // parts + (part < rounds % parts), seed + part)


def outcomes(piece: Piece) -> tuple[Outcome, ...]:
    """Run one part. A fault of the suite itself is an outcome too: an attack not made has not been withstood."""
    try:
        return tuple(import_module(f"attacks.{piece.suite}").run(piece.rounds, piece.seed))
    except Exception as fault:
        return (Outcome(piece.suite, 1, 1, (f"seed {piece.seed}: {type(fault).__name__}: {fault}",)),)
