"""Where a web form takes less than a letter has, what is least needed goes first, whole, and the gravest stays."""

from __future__ import annotations

import pytest

from letters.pack.make import document
from letters.render import fields
from tests.shelf import engine, letter
from tests.stories import contact, platform, row, story

DAY, POLICE = "2026-11-23", "complaint/police"
PLAN = [("事实经过", ("opening", "facts"))]
WORST = contact("I1", "2026-11-01 10:00", "sms", acts=["threat"], words="等着，明天上门砸门")
TALK = row("dealings", on="2026-11-02", how="客服", by="platform", asked="停止联系家人", answered="不归这里管")
INSULT = contact("I2", "2026-11-03 10:00", acts=["insult"], account="骂本人是老赖")
BARE = contact("I3", "2026-11-04 10:00", from_number="16700000001")
MADE = document(letter(story(platform(), WORST, TALK, INSULT, BARE), DAY, POLICE), engine())
TOLD = {"worst": "等着，明天上门砸门", "talk": "停止联系家人", "insult": "骂本人是老赖", "bare": "接到16700000001来电"}


def kept(limit: int | None) -> set[str]:
    """What of it stands in the form's field."""
    [field] = fields(MADE, [(name, sections, limit) for name, sections in PLAN])
    return {name for name, words in TOLD.items() if words in field.text}


def least(*names: str) -> int:
    """How long the field is without these parts."""
    [field] = fields(MADE, [(name, sections, None) for name, sections in PLAN])
    return sum(len(part) + 1 for part in field.parts if not any(TOLD[name] in part for name in names)) - 1


def test_a_form_that_takes_all_has_all() -> None:
    assert kept(None) == set(TOLD)


@pytest.mark.parametrize(
    ("gone", "left"),
    [(("bare",), {"worst", "talk", "insult"}), (("bare", "talk"), {"worst", "insult"})],
    ids=["without what has no act", "without talks"],
)
def test_what_has_no_act_goes_first_and_talks_before_acts(gone: tuple[str, ...], left: set[str]) -> None:
    assert kept(least(*gone)) == left


def test_the_worst_stays_however_little_the_form_takes() -> None:
    assert kept(1) == {"worst"}
