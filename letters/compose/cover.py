"""What the cover note knows: each letter's file, reader, rule and warnings, and what could not be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.catalogue import ONE_OF_ITS_KIND
from letters.compose.guard import together, usual_doors
from letters.compose.view import CautionView, CoverLine, DoorView, MissingLine
from letters.kit.listing import listed
from letters.law import Ground, cite_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from letters.books import Books
    from letters.compose.choose import Selection, Unwritten
    from letters.compose.guard import Caution
    from letters.compose.letter import Letter

ID = ONE_OF_ITS_KIND["cover"]


def cover_context(plan: Selection, files: Sequence[str], books: Books, day: date) -> dict[str, object]:
    """What the note's template gets; `files` are the names of the ready letters' files, in order."""
    shared = together([letter.warnings for letter in plan.ready])
    written = zip(plan.ready, files, strict=True)
    return {
        "lines": tuple(_line(letter, file, books, day, shared) for letter, file in written),
        "shared": _cautions(shared),
        "others": tuple(_unwritten(one) for one in plan.spare),
        "missing": (*_blocked(plan.blocked), *(_unwritten(one) for one in plan.unwritten)),
        "date": day,
        "checked_on": books.law.oldest.checked_on,
        "doors": tuple(DoorView(door.message, door.instead) for door in usual_doors(plan.case, books)),
        "agent": any(letter.context["agent"] for letter in plan.ready),
    }


def _line(letter: Letter, file: str, books: Books, day: date, shared: tuple[Caution, ...]) -> CoverLine:
    head, addressee = letter.head, letter.addressee
    role = books.directory.roles.get(head.addressee)
    return CoverLine(
        file=file,
        title=head.title,
        addressee=addressee.name,
        confirmed=addressee.confirmed,
        alternatives=listed(addressee.alternatives),
        rule=addressee.rule,
        cited=_jurisdiction(letter, books, day),
        caution="" if addressee.confirmed else addressee.caution,
        signer=head.signer,
        copies=head.copies,
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
        yield MissingLine(letter.head.title, stops=tuple(stops))


def _unwritten(one: Unwritten) -> MissingLine:
    lacks = listed(lack.what for lack in one.lacks)
    head = one.head
    return MissingLine(
        head.title, lacks=lacks, elsewhere=one.elsewhere, sent=one.sent, id=head.id, summary=head.summary
    )
