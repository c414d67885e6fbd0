"""new: the talk with one person about one case file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from letters.catalogue import Library
from letters.cli.held import stored
from letters.cli.secrecy import shared_computer
from letters.cli.talk.shells import taking_files, talk_shell
from letters.cli.tools import show, tell
from letters.desk import CaseOnDisk, ClinicSitting, Sitting, begun, letter_needs, open_desk, open_talk, place_for_new
from letters.told.of_talk import begun_lines, told_finished, told_left

if TYPE_CHECKING:
    from datetime import date


def interview(given: Path | None, on: date, *, plain: bool, clinic: Path | None = None) -> int:
    """Begin or go on as of a day; status 1 when questions are left over. `clinic` is the folder of who helps others."""
    place = place_for_new(given, Path(), on)
    if given is None and not place.exists():
        tell(*begun_lines(place, begun(Path())))
    file = CaseOnDisk.open(place) if place.exists() else CaseOnDisk.new(place)
    talk = open_talk(file.text, letter_needs(Library.bundled()), on, str(place))
    sits = partial(ClinicSitting, folder=clinic) if clinic else Sitting
    shell = talk_shell(plain=plain, keep=lambda text: sitting.keep(text))
    sitting = sits(talk, shell, lambda text: stored(file, text, "new", None), open_desk())
    sitting.take_files = taking_files(file)
    try:
        finished = sitting.run()
    except EOFError:
        finished = False
    except KeyboardInterrupt:
        tell("", *told_left(place, is_stored=place.exists()).results)
        raise
    if finished:
        show(told_finished(place, shared_computer(place), has_evidence=sitting.has_files))
    else:
        show(told_left(place, is_stored=place.exists()))
    return int(not finished)
