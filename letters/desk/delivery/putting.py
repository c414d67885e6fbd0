"""Letters put beside a case on the disk, and what was put there last; a letter recorded as sent, with its copies.

`letters.desk.writing.noting` is the way for other stores. Whoever stores the case's text at once with it holds the
folder.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from letters.desk.delivery.going_out import PRINT, is_pdf_made, printed_file
from letters.desk.tracking.sending import record_sent, sending
from letters.follow import LetterFiles, files_of, keeping
from letters.kit import written_record
from letters.kit.frozen import frozen
from letters.kit.written_record import Kind, WrittenFile
from letters.pack import PackFile, Run, put_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from letters.desk.bench import Desk
    from letters.desk.tracking.filings import Tracked
    from letters.desk.tracking.sending import SentLetter
    from letters.desk.writing.writing import Writing
    from letters.follow import Kept
    from letters.kit.written_record import WrittenPack
    from letters.pack import Placed, Printed

PAGES, SIGNATURES = "pages", "signatures"


@frozen
class PutLetters:
    """Letters as they stand beside a case: the name of their folder (2026-11-26 第1次), the day they were written.

    `files` are as they were written. The file to print has `pages`, to be signed at so many places; 0 where there is
    none.
    """

    folder: str
    on: date
    files: tuple[WrittenFile, ...]
    pages: int
    signatures: int

    def holds(self, made: Writing) -> bool:
        """Whether these are the letters that the case gives now, to the last byte."""
        return {WrittenFile.of(file.name, file.content) for file in made.files} <= set(self.files)


@frozen
class ReadyLetters:
    """Letters that can be put somewhere, and all of them as one PDF to print; None where this computer makes none."""

    writing: Writing
    printed: Printed | None = None


@frozen
class SentWithCopies:
    """The case with a letter that was sent, the copies that were kept of it, and the files that they are of."""

    at: Tracked
    kept: tuple[Kept, ...]
    written: LetterFiles


def ready_letters(made: Writing, at: Desk) -> ReadyLetters:
    """The letters with the file to print where one can be made. Raises UsageError where no Chinese font is found."""
    return ReadyLetters(made, printed_file(made, at) if is_pdf_made() else None)


def put_letters(ready: ReadyLetters, case: Path, on: date) -> Placed:
    """Put letters in a new folder beside the case, as `letters write` does, the file to print with them.

    Raises FileError, with nothing changed; ConflictError where another command is at work there and does not end.
    """
    made, printed = ready.writing, ready.printed
    if printed is None:
        return put_run(Run(made.pack, case, on, made.day))
    pack = replace(made.pack, files=(*made.pack.files, PackFile(f"{PRINT}.pdf", printed.content)))
    notes = {PAGES: printed.pages, SIGNATURES: printed.signatures}
    return put_run(Run(pack, case, on, made.day, notes))


def letters_put(case: Path) -> PutLetters | None:
    """The letters that were put beside a case last, as far as they are there. Raises FileError."""
    record = written_record.read(case.parent)
    for pack in reversed(record.of(case)):
        if pack.kind is Kind.LETTERS and pack.place(case.parent).is_dir():
            return PutLetters(
                pack.place(case.parent).name, pack.on, pack.files, _noted(pack, PAGES), _noted(pack, SIGNATURES)
            )
    return None


def _noted(pack: WrittenPack, name: str) -> int:
    """A number among the notes of a record, which anybody may have changed."""
    value = pack.notes.get(name)
    return value if isinstance(value, int) else 0


def with_sent(at: Tracked, every: Iterable[SentLetter]) -> tuple[str, Tracked]:
    """The case with several letters sent, one after the other, and without copies; its text, to be stored, and itself.

    Raises UsageError as `sending` does.
    """
    for told in every:
        at = record_sent(at, sending(at, told))
    return at.text, at


@contextmanager
def sent_with_copies(
    at: Tracked, told: SentLetter, case: Path, files: Sequence[Path] = (), out: Path | None = None
) -> Iterator[SentWithCopies]:
    """A letter as sent, with copies of its files beside the case, which are taken back where the block fails.

    `files` are those that were sent; without any they are those that were written last, in the folder `out` or
    anywhere. Raises UsageError as `sending` does, FileError for a file that cannot be kept.
    """
    sent = sending(at, told)
    written = LetterFiles(tuple(files)) if files else files_of(case, sent.head.id, sent.to, out)
    with keeping(at.case, case.absolute().parent, written.files, sent.on, sent.head.id) as kept:
        yield SentWithCopies(record_sent(at, sent, [one.row() for one in kept]), kept, written)
