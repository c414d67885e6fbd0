"""What a case leaves open, asked at a terminal there and then."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from letters.catalogue import Library
from letters.cli.held import stored
from letters.cli.talk.shells import talk_shell
from letters.cli.tools import tell, today
from letters.desk import CaseOnDisk, OnTheSpot, letter_needs, open_points, open_talk
from letters.told.of_open_points import point_lines, settled_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.compose import Selection


def answer_on_the_spot(path: Path, chosen: Selection, command: str) -> int:
    """Ask about what is open for the letters chosen; how many points were settled."""
    file = CaseOnDisk.open(path)
    talk = open_talk(file.text, letter_needs(Library.bundled()), today(), str(path))
    points = open_points(chosen, talk.state)

    shell = talk_shell(plain=False)
    leading = OnTheSpot(
        talk, shell, lambda text: stored(file, text, command, shell), lambda *of: tuple(point_lines(*of))
    )
    with suppress(EOFError, KeyboardInterrupt):  # what was answered is stored
        leading.run(points)
    tell(*settled_lines(leading.settled, len(points) - leading.settled, path))
    return leading.settled
