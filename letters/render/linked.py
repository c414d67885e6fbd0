"""A letter for a frame of the page in which each sentence leads to what it was made from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.render.blocks import methods, plain
from letters.render.clean import clean
from letters.render.html import HtmlWriter, page
from letters.render.style_sheet import style_sheet
from letters.render.styles import DATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.render.blocks import Document, Paragraph, Text

OWN: Final = "程序写的"
ESTIMATED: Final = "估"


class LinkedNote(NamedTuple):
    """What is to be heeded: how it begins (要留意：), the words, and what can be done, each with where that leads."""

    begins: str
    words: str
    links: tuple[tuple[str, str], ...] = ()


class LinkedSentence(NamedTuple):
    """A sentence and where it leads to; nowhere where the program says it by itself.

    `notes` stand behind it; `pieces` are its words, each with whether it is marked as new, empty where none is.
    """

    words: str
    address: str
    is_estimate: bool = False
    notes: tuple[LinkedNote, ...] = ()
    pieces: tuple[tuple[str, bool], ...] = ()


def write_linked(
    document: Document,
    sentences: Sequence[Sequence[LinkedSentence]],
    title: str,
    sheet: str,
    above: Sequence[LinkedNote] = (),
) -> str:
    """The letter as `write_framed` has it, its sentences, block by block, links into the page around it.

    What is to be heeded and is about none of them stands `above`.
    """
    writer = _LinkedWriter()
    write = methods(writer)
    made = []
    for block, its in zip(document.blocks, sentences, strict=True):
        writer.left = list(its)
        made.append(write[type(block)](block))
    look = f'<link rel="stylesheet" href="{escape(sheet)}">'
    heeded = "".join([f"<aside>{_noted(note)}</aside>\n" for note in above])
    return page("", title, look, "{}<main>\n{}\n</main>".format(heeded, "\n".join(made)))


def linked_sheet(layout: str) -> str:
    """The style sheet of a layout with the looks of such links. Raises UsageError for a layout that there is not."""
    return style_sheet(layout) + (DATA / "linked.css").read_text(encoding="utf-8")


class _LinkedWriter(HtmlWriter):
    """Each block as an element; `left` are the sentences of the block that were not written yet."""

    def __init__(self) -> None:
        self.left: list[LinkedSentence] = []

    def paragraph(self, block: Paragraph) -> str:
        """A paragraph; one that the program says by itself is marked as such."""
        is_own = bool(self.left) and not any(sentence.address for sentence in self.left)
        written = super().paragraph(block)
        if not is_own:
            return written
        words, begins, notes = written.removesuffix("</p>").partition('<span class="heed"')
        return f'{words}<span class="own">{OWN}</span>{begins}{notes}</p>'

    def inline(self, text: Text) -> str:
        """The words, each sentence among them a link of its own."""
        words, parts, at = plain(text), [], 0
        while self.left and (start := words.find(self.left[0].words, at)) >= 0:
            sentence = self.left.pop(0)
            end = start + len(sentence.words)
            parts += [super().inline(_cut(text, at, start)), self._linked(sentence, _cut(text, start, end))]
            at = end
        return "".join([*parts, super().inline(_cut(text, at, len(words)))])

    def _linked(self, sentence: LinkedSentence, text: Text) -> str:
        inside = self._with_new(sentence, text)
        notes = "".join([_noted(note) for note in sentence.notes])
        if not sentence.address:
            return inside + notes
        mark = f'<sup class="estimate">{ESTIMATED}</sup>' if sentence.is_estimate else ""
        return f'<a class="from" href="{escape(sentence.address)}" target="_top">{inside}</a>{mark}{notes}'

    def _with_new(self, sentence: LinkedSentence, text: Text) -> str:
        """The words of a sentence, those marked that are new."""
        if not sentence.pieces:
            return super().inline(text)
        parts, at = [], 0
        for words, is_new in sentence.pieces:
            written = super().inline(_cut(text, at, at + len(words)))
            parts.append(f"<mark>{written}</mark>" if is_new else written)
            at += len(words)
        return "".join(parts)


def _noted(note: LinkedNote) -> str:
    links = "".join([f'<a href="{escape(address)}" target="_top">{escape(label)}</a>' for label, address in note.links])
    ways = f"<br>{links}" if links else ""
    return f'<span class="heed" role="note"><b>{escape(note.begins)}</b>{escape(clean(note.words))}{ways}</span>'


def _cut(text: Text, start: int, end: int) -> Text:
    """The words from one place to another."""
    if isinstance(text, str):
        return text[start:end]
    runs, at = [], 0
    for run in text:
        runs.append(run._replace(text=run.text[max(0, start - at) : max(0, end - at)]))
        at += len(run.text)
    return tuple(run for run in runs if run.text)
