"""A letter for a frame of the page in which each sentence leads to what it was made from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.render.blocks import methods, plain
from letters.render.html import HtmlWriter, page
from letters.render.style_sheet import style_sheet
from letters.render.styles import DATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.render.blocks import Document, Paragraph, Text

OWN: Final = "程序写的"
ESTIMATED: Final = "估"


class LinkedSentence(NamedTuple):
    """A sentence and where it leads to; nowhere where the program says it by itself."""

    words: str
    address: str
    is_estimate: bool = False


def write_linked(document: Document, sentences: Sequence[Sequence[LinkedSentence]], title: str, sheet: str) -> str:
    """The letter as `write_framed` has it, its sentences, block by block, links into the page around it."""
    writer = _LinkedWriter()
    write = methods(writer)
    made = []
    for block, its in zip(document.blocks, sentences, strict=True):
        writer.left = list(its)
        made.append(write[type(block)](block))
    look = f'<link rel="stylesheet" href="{escape(sheet)}">'
    return page("", title, look, "<main>\n{}\n</main>".format("\n".join(made)))


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
        return written.removesuffix("</p>") + f'<span class="own">{OWN}</span></p>' if is_own else written

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
        inside = super().inline(text)
        if not sentence.address:
            return inside
        mark = f'<sup class="estimate">{ESTIMATED}</sup>' if sentence.is_estimate else ""
        return f'<a class="from" href="{escape(sentence.address)}" target="_top">{inside}</a>{mark}'


def _cut(text: Text, start: int, end: int) -> Text:
    """The words from one place to another."""
    if isinstance(text, str):
        return text[start:end]
    runs, at = [], 0
    for run in text:
        runs.append(run._replace(text=run.text[max(0, start - at) : max(0, end - at)]))
        at += len(run.text)
    return tuple(run for run in runs if run.text)
