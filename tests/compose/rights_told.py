"""Rights of tests: of a case, of situations by name, of an example."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.compose.rights.known_rights import rights_in, rights_of
from letters.compose.rights.situations import guide
from tests.shelf import books
from tests.stories import row, story

if TYPE_CHECKING:
    from letters.compose.rights.known_rights import Rights

DAY = "2026-11-23"


def of(*parts: str, on: str = DAY, who: str = "", today: str = DAY) -> Rights:
    return rights_of(story(*parts, who=who, today=today), guide(), books(), date.fromisoformat(on))


def named(*words: str, on: str = DAY) -> Rights:
    return rights_in(guide().choose(words), guide(), books(), date.fromisoformat(on))


def found(rights: Rights) -> set[str]:
    return {situation.id for situation in rights.situations}


def said(rights: Rights, words: str) -> bool:
    return any(words in line.text for line in rights.lines)


def cited(rights: Rights, words: str) -> str:
    """What the one line with these words rests on."""
    [line] = [line for line in rights.lines if words in line.text]
    return line.cited


def came(kind: str, *checks: dict[str, object]) -> str:
    """A paper that came, and what was answered to whoever asked whether it is theirs."""
    return row("received", id="R1", kind=kind, served_on=date(2026, 11, 20), checks=checks)
