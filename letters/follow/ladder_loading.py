"""From the TOML of the ladder to its values: strict, each slip told with file and row.

An unknown key, outcome, ground, state, deadline, letter or topic raises SlipsError; so does what `ladder_graph` finds:
a state that time leads back to itself, one that nothing leads to, a step that leads nowhere.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from letters import law
from letters.follow.ladder import Ladder
from letters.follow.ladder_file import ANSWERS, LadderFile
from letters.follow.ladder_graph import faults
from letters.follow.phrases import read_phrases
from letters.follow.terms import read_terms
from letters.kit.data_files import Own, Read, read, read_trusted

if TYPE_CHECKING:
    from letters.follow.terms import Terms

DATA = Path(__file__).resolve().parent / "data"


def load(folder: Path | None = None) -> Ladder:
    """The bundled ladder, read once in a process, or the one in another folder.

    Raises DataError for wrong data, FileError for a file that is missing or unreadable.
    """
    return _bundled() if folder is None else _load(folder, read)


@lru_cache(maxsize=1)
def _bundled() -> Ladder:
    return _load(DATA, read_trusted)


def _load(folder: Path, read: Read) -> Ladder:
    file, terms = read_ladder(folder, read)
    return Ladder(
        paths=file.paths(),
        rules=terms.rules,
        standing={rule.id: rule for rule in terms.standing},
        takes=file.takes,
        joins=file.joins,
        delivery_days=terms.delivery_days,
        unpublished_days=terms.unpublished_days,
        same_day=terms.same_day,
        phrases=read_phrases(folder / "phrases.toml", read),
    )


def read_ladder(folder: Path = DATA, read: Read = read) -> tuple[LadderFile, Terms]:
    """The ladder and its deadlines as their files have them, each slip told. Raises DataError and FileError."""
    terms = read_terms(folder / "deadlines.toml", law.topics(), read)
    file = read(
        folder / "ladder.toml",
        LadderFile,
        faults,
        topics=law.topics(),
        deadlines=terms.rules,
        path_letters=Own("path", "letters"),
        answers=ANSWERS,
        answerers=Own("replies"),
    )
    return file, terms
