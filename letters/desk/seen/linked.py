"""A letter for a frame of the page in which a sentence opens the question that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render import LinkedSentence, write_linked

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.desk.seen.facts import LetterFacts

STOPPED = "还不能用　先处理拦住它的"
"""What stands across a letter that a warning stops, on paper too: whoever opens its frame alone can print it."""


def linked_letter(facts: LetterFacts, sheet: Callable[[str], str], address: Callable[[int], str]) -> str:
    """The letter as HTML that holds no style: `sheet` says where that of a layout is, `address` where a sentence leads.

    What the program says by itself leads nowhere, and headings neither. Estimates are marked.
    """
    read = facts.read

    def made(number: int) -> LinkedSentence:
        sentence = read.sentences[number]
        leads = not (sentence.is_label or read.is_own(number))
        return LinkedSentence(sentence.words, address(number) if leads else "", number in facts.estimates)

    sentences = [[made(number) for number in numbers] for numbers in read.numbers]
    shown = write_linked(read.document, sentences, read.letter.head.title, sheet(read.letter.layout))
    if not read.letter.is_blocked:
        return shown
    return shown.replace("<body>", f'<body>\n<p class="sample">{STOPPED}</p>', 1)
