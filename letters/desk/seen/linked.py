"""A letter for a frame of the page: its sentences lead to their questions, and what is to be heeded stands at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose import Severity, is_part
from letters.desk.seen.changed_words import changed_texts, pieces
from letters.desk.seen.placing import NOWHERE, points_in
from letters.render import LinkedNote, LinkedSentence, write_linked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from letters.desk.ending.left_open import OpenPoint
    from letters.desk.seen.facts import LetterFacts

STOPPED = "还不能用　先处理拦住它的"
"""What stands across a letter that a warning stops, on paper too: whoever opens its frame alone can print it."""
UNCHECKED = "还没有核对　先不要送出"
"""What stands across one on paper, before it was said yes to and ticked: on the screen it is there to be read."""
BEGINS = {Severity.STOP: "先处理这一处：", Severity.WARN: "要留意："}
REMINDER = "提醒："
FIX, ANSWER, KEEP = "改成建议的写法", "去改这一题", "我知道，保留"
NEW, GONE = "标黄、加下划线的，是上次看过以后新写的", "处上次有的，不再写了"


class LinkedTo(NamedTuple):
    """Where a letter's links lead: the sheet of a layout, a sentence by its number, a point by its mark, a question."""

    sheet: Callable[[str], str]
    sentence: Callable[[int], str]
    point: Callable[[str], str]
    question: Callable[[str], str]


class LookedAt(NamedTuple):
    """The sentences of a letter as somebody saw them, and as they stood at the look before the latest change."""

    words: tuple[str, ...]
    before: tuple[str, ...] | None = None

    def again(self, words: tuple[str, ...]) -> LookedAt:
        """At the next look: what reads otherwise is compared to this one, until it changes once more."""
        return self if words == self.words else LookedAt(words, self.words)


def look_at(facts: LetterFacts, last: LookedAt | None) -> LookedAt:
    """What is seen of a letter now, after the `last` look at it; at the first look nothing is new."""
    words = tuple(sentence.words for sentence in facts.read.sentences)
    return last.again(words) if last else LookedAt(words)


def linked_letter(facts: LetterFacts, to: LinkedTo, looked: LookedAt | None = None, *, is_checked: bool = False) -> str:
    """The letter as HTML that holds no style, with what is open in it at the sentences that it is about.

    What the program says by itself leads nowhere, and headings neither. Estimates are marked, and what is new since the
    look before (`look_at`). `is_checked` says that the letters of the case were ticked as they stand (`Checked`).
    Nothing but the letter itself comes on paper, and what stands across one that is not to be sent.
    """
    read, points = facts.read, points_in(facts)
    changed, gone = _changes(looked)

    def made(number: int) -> LinkedSentence:
        sentence = read.sentences[number]
        leads = not (sentence.is_label or read.is_own(number))
        return LinkedSentence(
            sentence.words,
            to.sentence(number) if leads else "",
            number in facts.estimates,
            tuple(_note(point, to) for point in points.get(number, ())),
            tuple(pieces(changed[number], sentence.words)) if number in changed else (),
        )

    sentences = [[made(number) for number in numbers] for numbers in read.numbers]
    above = [*_told(bool(changed), gone), *(_note(point, to) for point in points.get(NOWHERE, ()))]
    shown = write_linked(read.document, sentences, read.letter.head.title, to.sheet(read.letter.layout), above)
    across = _across(facts, is_checked=is_checked)
    return shown.replace("<body>", f"<body>\n{across}", 1) if across else shown


def _changes(looked: LookedAt | None) -> tuple[dict[int, str], int]:
    return changed_texts(looked.before, looked.words) if looked and looked.before is not None else ({}, 0)


def _told(is_new: bool, gone: int) -> Iterator[LinkedNote]:
    """What was changed since the look before, in words."""
    told = [NEW] if is_new else []
    told += [f"有 {gone} {GONE}"] if gone else []
    if told:
        yield LinkedNote("改过以后：", f"{'；'.join(told)}。")


def _note(point: OpenPoint, to: LinkedTo) -> LinkedNote:
    """A point beside its sentence: what is the matter, what to do, and where that is done."""
    severity = point.caution.severity if point.caution else Severity.NOTE
    words = f"{point.said}{point.caution.next if point.caution else ''}"
    return LinkedNote(BEGINS.get(severity, REMINDER), words, tuple(_links(point, to)))


def _links(point: OpenPoint, to: LinkedTo) -> Iterator[tuple[str, str]]:
    here = to.point(point.mark)
    if point.fix:
        yield FIX, here
    if point.keys:
        yield ANSWER, to.question(point.keys[0]) if len(point.keys) == 1 else here
    if point.may_be_kept and point.weight > Severity.NOTE:
        yield KEEP, here


def _across(facts: LetterFacts, *, is_checked: bool) -> str:
    """What stands across the letter; "" for one that may leave."""
    letter = facts.read.letter
    if letter.is_blocked:
        return f'<p class="sample">{STOPPED}</p>'
    is_wanted = any(is_part(wish, letter.head.id) for wish in facts.opened.case.story.letters)
    return "" if is_checked and is_wanted else f'<p class="sample unchecked">{UNCHECKED}</p>'
