"""evidence pack: the folder to hand over and the volume beside it, and what its sender is told first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from letters.cli.tools import agrees, answer, open_path, progress, tell, today
from letters.desk import HandoverPlace, hand_over, handovers_of, letters_to, open_desk, readers_named, to_look_at
from letters.errors import LetterError
from letters.told import of_handover as told
from letters.told.of_letters import unwritten_lines

if TYPE_CHECKING:
    from letters.cli.evidence import PackAsked
    from letters.pack import Handover


def pack_evidence(asked: PackAsked) -> int:
    """Make a folder, a zip and a volume for each addressee; status 1 when a letter for them cannot be written."""
    at = open_desk(asked.templates)
    opened = open_path(asked.case, asked.day)
    letters = letters_to(opened, at, asked.whom)
    tell(*unwritten_lines(letters))
    every = handovers_of(letters, asked.whom, asked.case.absolute().parent)
    named = readers_named(every, asked.volume_for)
    for one in every:
        _heed_hidden(one, asked)
    looked = {one.name: _looked_through(one) for one in named}
    place = HandoverPlace(asked.case, asked.out, asked.strip, asked.force, opened.text, looked)
    made = [(one, hand_over(one, place, at, today(), progress)) for one in every]
    tell(*(line for one, done in made for line in told.handover_asides(one, done)))
    lines = (line for one, done in made for line in told.handover_lines(one, done))
    answer([told.handover_json(one, done) for one, done in made], lines, as_json=asked.as_json)
    return int(bool(letters.blocked))


def _looked_through(one: Handover) -> frozenset[str]:
    """The files that somebody at a terminal looked at and says yes to, one by one. Raises LetterError for a no."""
    copies = to_look_at(one)
    tell(*told.look_lines(one, copies))
    if not sys.stdin.isatty() or not all(agrees(told.look_question(one, copy)) for copy in copies):
        raise LetterError(told.NOTHING, told.LOOK)
    return frozenset(copy.name for copy in copies)


def _heed_hidden(one: Handover, asked: PackAsked) -> None:
    """Say what is hidden in the copies; to the other side they go only cleaned, or with a clear yes."""
    telling = one.telling(strip=asked.strip)
    if not telling:
        return
    tell(*told.hidden_lines(one, telling))
    if one.is_to_the_other_side and not asked.keep and not (sys.stdin.isatty() and agrees(told.ANYWAY)):
        raise LetterError(told.NOTHING, told.CLEAN)
