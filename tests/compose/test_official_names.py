"""An act goes by its official name where a letter first cites it; what is pasted into a web form does too."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.pack.make import document, manuscript
from letters.render import fields, write_text
from scripts.examples import stories
from tests.shelf import books, engine, text
from tests.stories import contact, person, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 11, 23)
ACTS = sorted({version.act.title for version in books().law.versions if version.act.title != version.act.short})
SHORT = {
    "《" + one.removeprefix("中华人民共和国") + "》": f"《{one}》" for one in ACTS if one.startswith("中华人民共和国")
}


def unnamed(told: str) -> list[str]:
    """The acts that a text calls by their short name before it has given the official one."""
    return [short for short, full in SHORT.items() if short in told.partition(full)[0]]


def papers(example: Path) -> Iterator[tuple[str, str]]:
    """Each letter of an example, and what it gives for a web form, by title."""
    case = read(example / "case.toml", today=DAY)
    for letter in select(case, books(), case.written_on or DAY).ready:
        made = document(letter, engine())
        yield letter.called, write_text(made)
        pieces = fields(made, manuscript(letter, made, books().directory, engine()).fields)
        yield f"{letter.called}（网上填写）", "\n".join(one.text for one in pieces)


@pytest.mark.parametrize("example", stories(), ids=lambda example: example.name)
def test_no_letter_of_an_example_uses_a_short_name_first(example: Path) -> None:
    assert len(SHORT) > 15
    assert {title: found for title, told in papers(example) if (found := unnamed(told))} == {}


def test_the_name_is_said_once_and_short_after_that() -> None:
    threat = contact("I1", "2026-10-05 21:49", "sms", acts=["threat", "insult"], words="等着")
    written = text(story(threat, who=person()), "2026-11-23", "complaint/police")
    official = re.findall(r"《中华人民共和国治安管理处罚法》（2025年修订）第", written)
    assert len(official) == 1
    assert written.count("治安管理处罚法》（2025年修订）第") > 1
