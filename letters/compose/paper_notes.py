"""What the cover note tells of papers that came: first of all, since their days run whatever else is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.view import PaperNote
from letters.follow import HEARING, follow_papers, paper_data
from letters.kit.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case import Case
    from letters.compose.books import LetterBooks
    from letters.follow import FollowedPaper, PaperTerm


def paper_notes(case: Case, books: LetterBooks, day: date) -> tuple[PaperNote, ...]:
    """A note for each paper, what is due first first."""
    words = paper_data().words
    return tuple(_note(one, words["disowned"], day) for one in follow_papers(case, books.ladder, books.law, day))


def _note(one: FollowedPaper, disowned: str, day: date) -> PaperNote:
    over = one.is_over(day)
    return PaperNote(
        title=one.paper.kind.label + (f"（{one.paper.sender}）" if one.paper.sender else ""),
        what=one.about.what,
        terms=tuple(sentence for term in one.terms for sentence in _sentences(term, day)),
        first="" if over else "；".join(one.about.first),
        never="；".join(one.about.never),
        ways="" if one.paper.decided_by else "；".join(one.ways),
        left="；".join(each for term in one.terms if term.missed(day) for each in term.rule.left),
        disowned=disowned if one.disowned else "",
    )


def _sentences(term: PaperTerm, day: date) -> Iterator[str]:
    """A term in a sentence: by when, what happens otherwise; what must be known first; that it was missed or done."""
    rule, deadline = term.rule, term.deadline
    if term.met:
        yield f"{rule.label}：已经办了。{rule.then}"
    elif deadline is None:
        yield f"{rule.label}：{term.ask}"
    elif term.missed(day):
        yield f"{rule.label}：依法最后一天是{day_words(deadline.due)}，已经过了。"
    elif rule.since == HEARING and not rule.before:
        yield f"{rule.label}：{day_words(deadline.due)}。过了这一天，{rule.lapses}"
    else:
        law = f"（依法最后一天是{day_words(deadline.due)}）" if deadline.due != deadline.safe else ""
        yield f"{rule.label}：{day_words(deadline.next_day(day))}以前{law}。过了这一天，{rule.lapses}"
