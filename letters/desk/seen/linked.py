"""A letter for a frame of the page in which a sentence opens the question that it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose import is_part
from letters.render import LinkedSentence, write_linked

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.desk.seen.facts import LetterFacts

STOPPED = "还不能用　先处理拦住它的"
"""What stands across a letter that a warning stops, on paper too: whoever opens its frame alone can print it."""
UNCHECKED = "还没有核对　先不要送出"
"""What stands across one on paper, before it was said yes to and ticked: on the screen it is there to be read."""


def linked_letter(
    facts: LetterFacts, sheet: Callable[[str], str], address: Callable[[int], str], *, is_checked: bool = False
) -> str:
    """The letter as HTML that holds no style: `sheet` says where that of a layout is, `address` where a sentence leads.

    What the program says by itself leads nowhere, and headings neither. Estimates are marked. `is_checked` says that
    the letters of the case were ticked as they stand (`Checked`).
    """
    read = facts.read

    def made(number: int) -> LinkedSentence:
        sentence = read.sentences[number]
        leads = not (sentence.is_label or read.is_own(number))
        return LinkedSentence(sentence.words, address(number) if leads else "", number in facts.estimates)

    sentences = [[made(number) for number in numbers] for numbers in read.numbers]
    shown = write_linked(read.document, sentences, read.letter.head.title, sheet(read.letter.layout))
    across = _across(facts, is_checked=is_checked)
    return shown.replace("<body>", f"<body>\n{across}", 1) if across else shown


def _across(facts: LetterFacts, *, is_checked: bool) -> str:
    """What stands across the letter; "" for one that may leave."""
    letter = facts.read.letter
    if letter.is_blocked:
        return f'<p class="sample">{STOPPED}</p>'
    is_wanted = any(is_part(wish, letter.head.id) for wish in facts.opened.case.story.letters)
    return "" if is_checked and is_wanted else f'<p class="sample unchecked">{UNCHECKED}</p>'
