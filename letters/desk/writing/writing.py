"""Letters as they will be read, and as files to be stored."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from letters.compose import Selection
from letters.desk.opening import open_case
from letters.desk.writing.choosing import choose_letters
from letters.desk.writing.unwritten import why_not
from letters.errors import LetterError
from letters.kit.bundled import bundled
from letters.kit.frozen import frozen
from letters.kit.written_record import NAME
from letters.pack import FOLDER, PackFile, document, make, manuscript
from letters.render import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import PurePath

    from letters.compose import Letter
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase
    from letters.pack import Pack

DEMO = "family-and-colleagues-called"
STORY = "案件"  # the folder of the demo that holds its case
CASE = "case.toml"


@frozen
class Preview:
    """A letter as its reader will see it, masks and all; `content` is a file of the format asked for.

    A letter that a warning stops can be looked at too: `letter.is_blocked`.
    """

    letter: Letter
    content: bytes

    @property
    def text(self) -> str:
        """The content of a format that is text."""
        return self.content.decode("utf-8-sig")


class Next(StrEnum):
    """What a person may do after writing."""

    OPEN = "open"  # look at this file first
    ON_REQUEST = "on_request"  # these letters can be written when they are asked for
    RECORD_SENT = "record_sent"  # tell when one was sent, to know what is due
    LEAVE = "leave"  # lock or wipe, where others use the computer too


@frozen
class NextStep:
    """A next step, and what it is about: names of files, or ids of letters."""

    what: Next
    about: tuple[str, ...] = ()


@frozen
class Writing:
    """What came of writing: the letters that were chosen, the files to be stored, and what to do next."""

    chosen: Selection
    pack: Pack
    day: date

    @property
    def files(self) -> tuple[PackFile, ...]:
        """What is to be stored: the note to read first, then the letters in order of sending; nothing if none."""
        return self.pack.files if self.pack.written else ()

    @property
    def falls_short(self) -> bool:
        """Whether something that was asked for, or that fits, is not written."""
        return self.chosen.falls_short

    @property
    def next_steps(self) -> tuple[NextStep, ...]:
        """What to do next, first things first."""
        return tuple(self._steps())

    def _steps(self) -> Iterator[NextStep]:
        if self.files:
            yield NextStep(Next.OPEN, (self.files[0].name,))
        if self.chosen.spare:
            yield NextStep(Next.ON_REQUEST, tuple(one.head.id for one in self.chosen.spare))
        if self.files:
            yield NextStep(Next.RECORD_SENT, tuple(one.letter.head.id for one in self.pack.written))
            yield NextStep(Next.LEAVE)


@frozen
class Demo:
    """The bundled story: its own files below one folder, its case among them, and its finished letters beside it."""

    story: tuple[PackFile, ...]
    case: str
    writing: Writing


def preview_letters(opened: OpenCase, at: Desk, wanted: str, format_name: str = "html") -> tuple[Preview, ...]:
    """A letter as it will be read, once for each addressee; nothing is stored.

    `wanted` is an id or its first part. Raises UsageError for what no letter and no format is called, LetterError with
    the reason where the case does not give the letter.
    """
    chosen = choose_letters(opened, at, (wanted,))
    if not chosen.letters:
        told = [f"{one.head.title}写不了：{why_not(one)}" for one in chosen.unwritten]
        raise LetterError("；".join(told) or f"{wanted} 现在写不了")
    write = formats.find(format_name).write
    made = ((letter, document(letter, at.engine)) for letter in chosen.letters)
    return tuple(Preview(letter, write(manuscript(letter, its, at.books.directory, at.engine))) for letter, its in made)


def write_letters(
    opened: OpenCase, at: Desk, wanted: Sequence[str] = (), tell: Callable[[str], None] = lambda _: None
) -> Writing:
    """The letters of a case as files in the desk's style, a note in front; nothing is stored.

    `wanted` as in `choose_letters`. `tell` hears the title of each letter as it is made.
    """
    chosen = choose_letters(opened, at, wanted)
    return Writing(chosen, make(chosen, at.books, at.engine, at.style, opened.day, tell), opened.day)


def write_wanted(opened: OpenCase, at: Desk) -> Writing:
    """The letters that the person said yes to, as files; none where they said it of none. Nothing is stored."""
    if opened.case.story.letters:
        return write_letters(opened, at)
    chosen = Selection(opened.case, (), (), asked_for=False)
    return Writing(chosen, make(chosen, at.books, at.engine, at.style, opened.day), opened.day)


def demo(at: Desk, today: date, tell: Callable[[str], None] = lambda _: None) -> Demo:
    """A whole pack from the bundled case."""
    home = bundled("examples") / DEMO
    paths = sorted(path for path in home.rglob("*") if path.is_file() and _is_told(path.relative_to(home)))
    story = tuple(PackFile(f"{STORY}/{path.relative_to(home).as_posix()}", path.read_bytes()) for path in paths)
    return Demo(story, f"{STORY}/{CASE}", write_letters(demo_case(today), at, tell=tell))


def demo_case(today: date) -> OpenCase:
    """The bundled case: nobody in it is real."""
    return open_case((bundled("examples") / DEMO / CASE).read_text(encoding="utf-8"), today, name=CASE)


def _is_told(path: PurePath) -> bool:
    """Whether a file is the story's own: not a letter of it, nor what somebody wrote from it where it stands."""
    return path.parts[0] not in ("letters", FOLDER, NAME)
