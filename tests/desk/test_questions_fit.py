"""What stands above an answer leaves half of the smallest window for what the person types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from letters.case.save import blank
from letters.catalogue import Library
from letters.collect.interview import InterviewState, question, script
from letters.desk import letter_needs
from letters.told.of_talk import heading, hints, lists_of_fields
from letters.told.shown import columns, folded

COLUMNS, HALF = 60, 12
NOBODY = InterviewState(blank(), date(2026, 11, 27), letter_needs(Library.bundled()))
OPENINGS = {step.key: step for step in script.steps() if step.say}
KEYS = sorted({key.replace("+", "0") for key in (*(step.key for step in script.steps()), *script.data().ask)})


@pytest.mark.parametrize("key", KEYS)
def test_a_question_takes_at_most_half_of_a_narrow_window(key: str) -> None:
    asked = question(NOBODY, key)
    if opens := OPENINGS.get(key):
        asked = replace(asked, section=opens.section.title, say=opens.say)
    told = [*heading(asked), "", f"{asked.label}？", *hints(asked), *lists_of_fields(asked, by_number=True)]
    lines = [each for line in told for each in folded(line, COLUMNS)]
    assert len(lines) <= HALF, "\n".join(lines)
    assert max(map(columns, lines)) <= COLUMNS
