"""Which letters there are, and which of them a case gives: what each lacks, and what its sender is told first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.case import Role
from letters.compose import letters_called, ownerless, select, strange_wishes
from letters.errors import UsageError
from letters.follow import misnamed
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.catalogue import Head
    from letters.compose import Selection
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase

NOT_ROLES = {
    "parties": f"平台、{Role.LESSOR.label}和催收方，各一份",
    "same": "原来的收件人",
    "": "自己签署后使用，不寄出",
}


def all_letters(at: Desk) -> tuple[Head, ...]:
    """The heads of every letter there is, in order of sending."""
    return tuple(head for head in at.books.heads if head.is_letter)


def recipient(head: Head, at: Desk) -> str:
    """To whom a letter goes, in words: 公安机关."""
    role = head.addressee
    roles = at.books.directory.roles
    return roles[role].label if role in roles else NOT_ROLES.get(role, role)


def choose_letters(opened: OpenCase, at: Desk, wanted: Sequence[str] = ()) -> Selection:
    """The letters of a case: those that fit, with their warnings; those not written, and why; those on request.

    `wanted` are letters by whatever they are called. Raises UsageError for what no letter is called or several are,
    CaseError for a letter that the case itself names and nobody has.
    """
    strange = () if wanted else strange_wishes(opened.case, at.books.heads)
    if faults := (*strange, *ownerless(opened.case, at.books.heads)):
        raise opened.refused(faults)
    return select(opened.case, at.books, opened.day, letters_called(at.books, wanted))


def with_way(opened: OpenCase, typed: str) -> OpenCase:
    """The case with only the ways of paying of one kind, by its word or label; unchanged for "".

    For a letter of which nobody can tell which of several plans it is about. Raises UsageError for a kind that the
    offer does not have.
    """
    if not typed:
        return opened
    offer = opened.case.offer
    options = offer.options if offer else ()
    meant = tuple(option for option in options if typed in (option.kind.value, option.kind.label))
    if offer is None or not meant:
        known = listed(dict.fromkeys(option.kind.label for option in options)) or "没有"
        raise UsageError(f"案件里没有付款方案 {typed}", f"案件里的方案：{known}")
    narrowed = opened.case.model_copy(update={"offer": offer.model_copy(update={"options": meant})})
    return replace(opened, case=narrowed)


def check_case(opened: OpenCase, at: Desk) -> Selection:
    """The letters that a case gives, once all that can be wrong with its file has been looked for.

    Raises CaseError for a deadline set otherwise that no letter sent can have.
    """
    chosen = choose_letters(opened, at)
    if faults := misnamed(opened.case, at.books.ladder):
        raise opened.refused(faults)
    return chosen
