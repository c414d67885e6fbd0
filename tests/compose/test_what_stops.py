"""What stops a letter is found apart from its other warnings, and is the same; so is that all is out of time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from letters import findings
from letters.case.file import read
from letters.compose import Severity
from letters.compose.choose.selection import select
from letters.compose.guard.protection import LIVES
from scripts.examples import stories as examples
from tests.shelf import books
from tests.stories import contact, lease, person, platform, story

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case import Case
    from letters.compose import Letter

DAY = date(2026, 11, 23)
OF_WHAT_A_READER_SEES = {
    "all-lapsed", "background", "lives-kept-back", "masked", "maybe-a-secret", "nothing-alleged",
    "own-words-left-out", "request-unknown", "requests-replaced", "wrong-door", *LIVES,
}  # fmt: skip
"""Warnings that only what its reader sees of the case gives: `Letter.stops` looks for none of them."""
SHUT = story(
    platform(),
    lease(),
    contact(
        "I1", "2026-11-20 22:30", acts=["threat"], by="platform", account="再不处理我就弄死他全家。", words="明天去你家"
    ),
    who=person(birth_date="2010-01-02"),
    head='addressees = { market-regulator = "某某区工商局" }',
)
"""A case in which a threat of one's own, an age, no door and an old name stop letters."""


def letters_of(case: Case, day: date) -> tuple[Letter, ...]:
    every = [head.id for head in books().heads if head.is_letter]
    return (*select(case, books(), day).letters, *select(case, books(), day, every).letters)


def is_found_without_its_reader(letter: Letter) -> bool:
    """Whether what is warned of only for what its reader sees is all that the case and its addressee do not give."""
    found = {one.id for one in letter.dossier.protection.found(letter.head.id, letter.option)}
    others = {one.id for one in letter.warnings} - found
    return all(one in OF_WHAT_A_READER_SEES or one.startswith("addressee-") for one in others)


@pytest.mark.parametrize("folder", examples(), ids=lambda path: path.name)
def test_what_stops_a_letter_is_among_its_warnings_and_nothing_else_stops_it(folder: Path) -> None:
    case = read(folder / "case.toml", today=DAY)
    for letter in letters_of(case, case.own_day or DAY):
        assert letter.stops == tuple(one for one in letter.warnings if one.stops)
        assert is_found_without_its_reader(letter)


def test_every_stop_of_a_case_with_many_is_found() -> None:
    stops = set()
    for letter in letters_of(SHUT, DAY):
        assert letter.stops == tuple(one for one in letter.warnings if one.stops)
        assert is_found_without_its_reader(letter)
        stops |= {one.id for one in letter.stops}
    assert stops >= {"threatens", "minor-without-agent", "route-not-chosen", "addressee-old-name"}


def test_of_what_a_reader_sees_nothing_stops_a_letter() -> None:
    for name in OF_WHAT_A_READER_SEES:
        kind = books().rules.kinds[name]
        assert (kind.severity < Severity.STOP, kind.stop_for) == (True, ())


@pytest.mark.parametrize("folder", examples(), ids=lambda path: path.name)
def test_that_all_is_out_of_time_is_known_as_the_allegations_say_it(folder: Path) -> None:
    case = read(folder / "case.toml", today=DAY)
    found = set()
    for later in (0, 100, 150, 170, 180, 200, 400):
        at = findings.of(case, books(), (case.own_day or DAY) + timedelta(days=later))
        assert at.lapsed("police") == at.allegations("police", lapses=True).lapsed
        found.add(at.lapsed("police"))
    told = [one for one in case.incidents if one.counts]
    assert found > {None} or not told or any(one.reported_on for one in told)
