"""What a letter hides because of who reads it, whatever its template asks for.

A template may hide more than its reader demands, never less: one of one's own that forgets its masks hands nobody's
number over. The three kinds of readers are those of the table of masks: the other side, bodies that answer, and bodies
that must know the person.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from letters.catalogue import MASKS, PARTIES, SAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.books import Books
    from letters.case import Case, Filing
    from letters.catalogue import Head

FROM_WHO_MUST_KNOW: Final = frozenset({"third_parties_without_official_consent", "third_party_phones_without_consent"})
FROM_WHO_ANSWERS: Final = frozenset(
    {"id_number_middle", "workplace", "third_parties_without_consent", "third_party_phones"}
)
FROM_THE_OTHER_SIDE: Final = frozenset(
    {"id_number", "birth_date", "home_address", "workplace", "third_parties_without_consent", "third_party_phones"}
)
WITHIN: Final = {
    "id_number": "id_number_middle",
    "third_parties_without_consent": "third_parties_without_official_consent",
    "third_party_phones": "third_party_phones_without_consent",
}
"""Masks that hide all that another does."""
SIGNED_FOR_BODIES: Final = "authorisation"
"""What goes to nobody is shown to anybody, but for a power of attorney: those who act on it must know the person."""


PEOPLE: Final = frozenset({"third_parties_without_consent", "third_party_phones"})
"""Masks under which a reader never learns who others are."""


def may_see_people(masks: Iterable[str]) -> bool:
    """Whether a reader for whom these are the masks may be handed what nobody can mask, as pictures are."""
    return PEOPLE.isdisjoint(masks)


class _Reader(NamedTuple):
    """A head's word for whom it goes to, and its kind."""

    addressee: str
    kind: str


def for_its_reader(head: Head, books: Books, case: Case, earlier: Filing | None = None) -> Head:
    """The head with every mask that the letter's reader demands; `earlier` is the letter that this one follows.

    The head itself where it has them all. Raises UsageError for a role that there is not.
    """
    wanted = {*head.masks, *_demanded(_reader(head, books, case, earlier), books)}
    wanted -= {narrow for wide, narrow in WITHIN.items() if wide in wanted}
    masks = tuple(mask for mask in MASKS if mask in wanted)
    return head if masks == head.masks else replace(head, masks=masks)


def _demanded(reader: _Reader, books: Books) -> frozenset[str]:
    if reader.addressee == "":
        return FROM_WHO_MUST_KNOW if reader.kind == SIGNED_FOR_BODIES else FROM_THE_OTHER_SIDE
    if reader.addressee in (PARTIES, SAME):  # SAME: nobody knows any more to whom the first letter went
        return FROM_THE_OTHER_SIDE
    role = books.directory.role(reader.addressee)
    if role.is_business:
        return FROM_THE_OTHER_SIDE
    return FROM_WHO_MUST_KNOW if role.sees_person else FROM_WHO_ANSWERS


def _reader(head: Head, books: Books, case: Case, earlier: Filing | None) -> _Reader:
    """Who reads a letter; of one that goes to whom an earlier letter went, that letter's reader."""
    seen = head
    for _ in case.filings:  # so that letters that are about one another end too
        if seen.addressee != SAME or earlier is None:
            break
        seen = books.head(earlier.letter) or seen
        earlier = next((one for one in case.filings if one.id and one.id == earlier.about), None)
    return _Reader(seen.addressee, seen.kind)
