"""What the cover note knows: each letter's file, reader, rule and warnings, and what could not be written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from letters.catalogue import ONE_OF_ITS_KIND
from letters.compose.guard import together, usual_doors
from letters.compose.view import CautionView, CoverLine, DoorView, MissingLine, PaperNote, PrintLine
from letters.kit.listing import listed
from letters.law import Ground, cite_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from letters.books import Books
    from letters.case import Case
    from letters.compose.books import LetterBooks
    from letters.compose.choose import Selection, Unwritten
    from letters.compose.guard import Caution
    from letters.compose.letter import Letter

ONE_OF_THEM = "只选一份"
ID = ONE_OF_ITS_KIND["cover"]


def steps(letters: Sequence[Letter]) -> tuple[str, ...]:
    """The place of each letter in the order of sending; offers of which one excludes another have none.

    Of one contract they do: what is offered to one business leaves open what is offered to another.
    """
    offers = {(letter.deal, letter.head.id) for letter in letters if letter.head.is_alternative}
    each = Counter(deal for deal, _ in offers)
    told: list[str] = []
    number = 0
    for letter in letters:
        alternative = letter.head.is_alternative and each[letter.deal] > 1
        number += not alternative
        told.append(ONE_OF_THEM if alternative else str(number))
    return tuple(told)


def copies(letter: Letter) -> int:
    """How many are to be printed: one more for each further business that gets it, the own one included."""
    to = letter.addressee
    further = len(to.name.split("、")) - 1 if to.is_business else 0
    return letter.head.copies + further


def cover_context(
    plan: Selection, papers: Sequence[tuple[str, Sequence[str]]], books: LetterBooks, day: date, printed: str = ""
) -> dict[str, object]:
    """What the note's template gets; `papers` are the file of each ready letter, and who signs it, in order.

    `printed` is the name of the file that holds all of them to be printed at once, "" where there is none.
    """
    shared = together([letter.warnings for letter in plan.ready])
    written = zip(plan.ready, papers, steps(plan.ready), strict=True)
    return {
        "papers": _papers(plan.case, books, day),
        "lines": tuple(
            _line(letter, books, day, shared)._replace(file=file, signer=listed(signs), step=step)
            for letter, (file, signs), step in written
        ),
        "shared": _cautions(shared),
        "others": tuple(_unwritten(one) for one in plan.spare),
        "missing": (*_blocked(plan.blocked), *(_unwritten(one) for one in plan.unwritten)),
        "date": day,
        "checked_on": books.law.oldest.checked_on,
        "doors": tuple(DoorView(door.message, door.instead) for door in usual_doors(plan.case, books)),
        "choice": ONE_OF_THEM in steps(plan.ready),
        "printed": printed,
    }


def print_lines(
    letters: Sequence[Letter], signs: Sequence[Sequence[str]], pages: Sequence[int]
) -> tuple[PrintLine, ...]:
    """The first sheet's lines: each letter with who signs it, and the pages of one copy."""
    return tuple(
        PrintLine(
            step=step,
            title=letter.called,
            addressee=letter.addressee.name,
            copies=copies(letter),
            pages=count,
            signer=listed(signers),
            attach=listed(letter.head.attach),
            bring=listed(letter.head.bring),
        )
        for letter, step, signers, count in zip(letters, steps(letters), signs, pages, strict=True)
    )


def left_for_choice(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """Letters of which one alone is to be sent, so that none is printed before it has been chosen."""
    return tuple(letter for letter, step in zip(letters, steps(letters), strict=True) if step == ONE_OF_THEM)


def _papers(case: Case, books: LetterBooks, day: date) -> tuple[PaperNote, ...]:
    """A note for each paper that came; most cases hold none, and need not wait for it."""
    if not case.received:
        return ()
    from letters.compose.paper_notes import paper_notes

    return paper_notes(case, books, day)


def _line(letter: Letter, books: Books, day: date, shared: tuple[Caution, ...]) -> CoverLine:
    """What is told of a letter, besides its file, its place in the order and who signs it."""
    head, addressee = letter.head, letter.addressee
    role = books.directory.roles.get(head.addressee)
    return CoverLine(
        title=letter.called,
        addressee=addressee.name,
        confirmed=addressee.confirmed,
        alternatives=listed(addressee.alternatives),
        rule=addressee.rule,
        cited=_jurisdiction(letter, books, day),
        caution="" if addressee.confirmed else addressee.caution,
        copies=copies(letter),
        annexes=listed(f"《{annex.title}》" for annex in letter.annexes),
        attach=listed(head.attach),
        bring=listed(head.bring),
        channels="；".join(role.channels) if role else "",
        hotlines="；".join(role.hotline_sentences) if role else "",
        cannot="；".join(role.does_not) if role else "",
        warnings=_cautions(caution for caution in letter.warnings if not caution.is_among(shared)),
    )


def _cautions(cautions: Iterable[Caution]) -> tuple[CautionView, ...]:
    return tuple(CautionView(each.id, each.message, each.next, each.overruled) for each in cautions)


def _jurisdiction(letter: Letter, books: Books, day: date) -> str:
    topic = letter.addressee.topic
    if topic not in books.law.topics:
        return ""
    return cite_text(books.law.cite(topic, day, Ground(letter.head.law_as, contacts=1)))


def _blocked(letters: Iterable[Letter]) -> Iterable[MissingLine]:
    for letter in letters:
        stops = (f"{caution.message}{caution.next}" for caution in letter.warnings if caution.stops)
        yield MissingLine(letter.called, stops=tuple(stops))


def _unwritten(one: Unwritten) -> MissingLine:
    lacks = listed(lack.what for lack in one.lacks)
    head = one.head
    return MissingLine(
        one.called,
        lacks=lacks,
        elsewhere=one.elsewhere,
        sent=one.sent,
        instead=one.instead,
        lapsed=one.lapsed,
        id=head.id,
        summary=head.summary,
    )
