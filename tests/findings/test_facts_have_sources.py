"""Each fact on which an article may rest is computed from something that a person can tell; none waits for nobody."""

from __future__ import annotations

from letters.kit.bundled import PACKAGE
from letters.law import load

ROOMS = ("findings", "case")


def told_somewhere(fact: str) -> bool:
    """Whether a room that computes facts names it, in its code or its data."""
    files = [file for room in ROOMS for ending in ("py", "toml") for file in (PACKAGE / room).rglob(f"*.{ending}")]
    return any(f'"{fact}"' in file.read_text(encoding="utf-8") for file in files)


def test_nothing_is_asked_for_that_no_case_can_show() -> None:
    words = load().words
    assert len(words.assertable) > 20
    assert [fact for fact in sorted(words.assertable) if not told_somewhere(fact)] == []
