"""The evidence that goes to one addressee, as a list to be printed with its pictures.

    for one in evidence_for(made): one.pieces, one.given(looked)

Pictures cannot be masked. Those who must know whom they show get all of them; anybody else only those that the sender
looked at one by one, and says yes to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.frozen import frozen
from letters.kit.visible import visible
from letters.pack import exhibited

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from letters.desk.writing.writing import Writing
    from letters.pack import Exhibited


@frozen
class FileFor:
    """A file of a piece: its path below the case's folder, what it is called, and its key on a form (E1.2)."""

    path: str
    name: str
    key: str


@frozen
class PieceFor:
    """A piece of evidence as its reader may see it: `number` is the one that the letters cite."""

    id: str
    number: int
    title: str
    proves: str
    source: str
    files: tuple[FileFor, ...]


@frozen
class EvidenceFor:
    """What goes to one addressee with which letters; `is_open`: this reader may see whom pictures show."""

    addressee: str
    letters: tuple[str, ...]
    pieces: tuple[PieceFor, ...]
    is_open: bool

    def given(self, looked: Collection[str]) -> frozenset[str]:
        """The keys of the files that may go out, `looked` being those that the sender said yes to."""
        every = frozenset(file.key for piece in self.pieces for file in piece.files)
        return every if self.is_open else every & frozenset(looked)


def evidence_for(made: Writing) -> tuple[EvidenceFor, ...]:
    """What goes to each addressee of the letters that are written; nobody to whom no evidence goes."""
    return tuple(_for(one) for one in exhibited(made.chosen))


def _for(one: Exhibited) -> EvidenceFor:
    titles = tuple(dict.fromkeys(letter.head.title for letter in one.letters))
    return EvidenceFor(one.addressee, titles, tuple(_pieces(one)), one.may_see_people)


def _pieces(one: Exhibited) -> Iterator[PieceFor]:
    for number, (piece, paths) in enumerate(one.pieces, 1):
        files = (
            FileFor(path, visible(path.rpartition("/")[2]), f"{piece.id}.{place}")
            for place, path in enumerate(paths, 1)
        )
        yield PieceFor(piece.id, number, piece.name, piece.proves or "", piece.source or "", tuple(files))
