"""Two who work on one case at once: both land, or one says why not; and the runner sees when that is not so."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from attacks.deeds import load
from attacks.races import RACES, Track, living
from tests.kills import posix

if TYPE_CHECKING:
    from pathlib import Path

    from attacks.deeds import Deed


@posix
@pytest.mark.long
@pytest.mark.parametrize(("first", "second"), RACES[:5], ids=lambda deed: deed.name)
def test_of_two_commands_at_once_both_land_or_one_says_why_not(first: Deed, second: Deed, tmp_path: Path) -> None:
    load()
    chance = random.Random(1)  # noqa: S311  no secret
    assert Track(tmp_path, chance).race(first, second).notes == ()


@posix
@pytest.mark.long
def test_two_living_processes_that_record_in_one_case_lose_nothing(tmp_path: Path) -> None:
    load()
    assert living(tmp_path, 10).notes == ()
