"""Every letter of every example: no threat, nothing disputed admitted, no promise, no crime established; a reservation.

The letters are read by the same rules that read the sender's own words.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.compose.guard.texts import ACCOUNT, DEMAND
from letters.pack.make import document
from letters.render import write_text
from tests.shelf import books, engine, hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.compose.letter import Letter

STORIES = sorted((Path(__file__).parents[1] / "examples").glob("*/case.toml"))
HARMFUL = frozenset({"threatens", "admits-disputed", "waives-defence", "states-outcome", "accuses-of-crime", "insults"})
OFFERS = ("negotiation", "agreement", "notice", "follow-up/renegotiation", "follow-up/breach")
TOLD = ("原话", "转述", "原文", "留言", "答复：")  # lines that carry what others said

if not STORIES:
    pytest.skip("no example stories here", allow_module_level=True)


def every_letter() -> Iterator[tuple[str, Letter]]:
    """Each story's pack, and those letters besides that are written on request."""
    for path in STORIES:
        case = read(path, today=date(2026, 11, 23))
        day = case.written_on or date(2026, 11, 23)
        made = select(case, books(), day)
        spare = [one.head.id for one in made.spare if not one.lacks]
        for letter in (*made.letters, *(select(case, books(), day, spare).letters if spare else ())):
            yield path.parent.name, letter


EVERY = list(every_letter())
each_letter = pytest.mark.parametrize(
    "letter", [letter for _, letter in EVERY], ids=[f"{story}-{letter.head.id}" for story, letter in EVERY]
)


def lines_of(letter: Letter) -> list[str]:
    return write_text(document(letter, engine())).splitlines()


def test_letters_of_nearly_every_kind_are_read() -> None:
    kinds = {letter.head.kind for _, letter in EVERY}
    assert kinds >= {"complaint", "report", "negotiation", "agreement", "notice", "request", "application", "lawsuit"}


@each_letter
def test_no_letter_threatens_admits_promises_or_calls_a_crime_established(letter: Letter) -> None:
    own = [line for line in lines_of(letter) if not any(word in line for word in TOLD)]
    found = [(line, hit.kind) for line in own for kind in (ACCOUNT, DEMAND) for hit in hits(line, kind)]
    assert [pair for pair in found if pair[1] in HARMFUL] == []


@each_letter
def test_whatever_speaks_of_paying_carries_the_reservation(letter: Letter) -> None:
    written = "".join(lines_of(letter))
    if letter.head.id.startswith(OFFERS):
        if "不表示本人认可" in written:  # of somebody who has nothing to do with the contract, and no defence to keep
            return
        assert "不构成" in written
        assert "确认" in written
        assert "不放弃" in written
    if "主张应付" in written:
        assert "不代表认可" in written


def test_the_rules_would_find_what_they_are_meant_to_find() -> None:
    assert {hit.kind for hit in hits("不退钱就曝光你们。", DEMAND)} & HARMFUL
    assert {hit.kind for hit in hits("我承认违约金。", ACCOUNT)} & HARMFUL
