"""A story told in a window, question by question, as people type it."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import letters.cli.labelling
import letters.terminal.lines
import letters.terminal.lists  # with the two above: what each copy would load by itself  # noqa: F401
from attacks.window import Window
from letters.case.save import blank
from letters.catalogue import Library
from letters.cli.talk.new import interview
from letters.collect.interview import QuestionKind
from letters.desk import letter_needs, open_talk
from letters.desk.talk import answer
from letters.terminal import guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from letters.desk.talk import Talk

ENTER, TICKED = "\r", "再按一次回车"
REVIEW, LETTERS = "都对就按回车", "写哪几份"


class Asked(NamedTuple):
    """A question as it is put, with its key and kind, and the line that is typed."""

    label: str
    key: str
    typed: str
    is_story: bool
    is_ticked: bool

    def pieces(self, kept: str = "") -> Iterator[tuple[str, str]]:
        """The keys, piece by piece; a later piece once a word was shown. Of a story what is `kept` stands there."""
        left = self.typed.removeprefix(kept)
        if self.is_story:
            yield "", f"\x1b[200~{left}\x1b[201~{ENTER}{ENTER}" if "\n" in left else f"{left}{ENTER}{ENTER}"
            return
        yield "", f"{self.typed}{ENTER}"
        if self.is_ticked and not self.typed[0].isdigit():
            yield TICKED, ENTER


def asked(lines: Sequence[str], on: date) -> Iterator[Asked]:
    """What is asked of a story, and what is typed."""
    talk = _opened(on)
    for line in lines:
        now = talk.question
        if now is None:
            raise ValueError(f"nothing is asked: {line}")
        yield Asked(now.label, now.key, line, now.kind is QuestionKind.STORY, now.many)
        talk = answer(talk, line)


def told(lines: Sequence[str], on: date) -> str:
    """The case file that comes of a story."""
    talk = _opened(on)
    for line in lines:
        talk = answer(talk, line)
    return talk.text


def _opened(on: date) -> Talk:
    return open_talk(blank(), letter_needs(Library.bundled()), on)


def begun(path: Path, on: date, wide: int) -> Window:
    """A talk about a case in a window, begun above the folder of the case."""
    return Window(partial(_talk, path, on), wide)


def _talk(path: Path, on: date) -> int:
    above = path.parent.parent
    os.chdir(above)
    with guarded():
        return interview(path.relative_to(above), on, plain=False)


def typed(window: Window, one: Asked, *, kept: str = "", waits: bool = True) -> None:
    """Wait for a question, and type its answer, or what of a longer one is not `kept` yet."""
    if waits:
        window.wait_for(f"{one.label}？")
    for words, keys in one.pieces(kept):
        if words:
            window.wait_for(words)
        window.type(keys)


def finished(window: Window, letters: str) -> int:
    """Agree to everything, choose the letters; the exit status."""
    window.wait_for(REVIEW)
    window.type(ENTER)
    window.wait_for(f"{LETTERS}？")
    window.type(f"{letters}{ENTER}")
    return window.end()
