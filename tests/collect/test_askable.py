"""What the talk puts can be asked for by its key alone, as an address of the page does."""

from __future__ import annotations

from letters.collect.interview import script
from letters.collect.interview.asking.askable import is_question


def test_a_key_leads_to_whatever_the_talk_puts() -> None:
    known = script.data()
    put = {*known.ask, *(step.key for step in known.steps)}
    assert len(put) > 100
    assert [key for key in sorted(put) if not is_question(key)] == []
