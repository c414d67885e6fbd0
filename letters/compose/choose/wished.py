"""Which letters a wish means: an id, or its first part; what is said of one that means none, or is nobody's."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from letters.case import Fault, shape, unbound
from letters.compose.guard import is_part
from letters.errors import UsageError
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from letters.case import Case, Demand, Filing, KeyPath
    from letters.catalogue import Head

MOST_TOLD = 20  # unknown letters: each is compared with every id
LONGEST_ID = 60  # characters of an id that are looked at and shown


def wanted_heads(heads: Iterable[Head], wanted: Sequence[str]) -> tuple[Head, ...]:
    """The letters meant by ids or first parts of ids, in order of sending. Raises UsageError for an unknown one."""
    every = tuple(head for head in heads if head.is_letter)
    if not wanted:
        return tuple(head for head in every if not head.on_request)
    meant = {head.id for wish in wanted for head in _meant(wish, every)}
    return tuple(head for head in every if head.id in meant)


def _meant(wish: str, every: Sequence[Head]) -> list[Head]:
    """The letters meant by one wish; those on request only by their own id, or where a first part means none but such.

    Raises UsageError, with the nearest id, where there are none.
    """
    meant = [head for head in every if is_part(wish, head.id)]
    if not meant:
        raise UsageError(*_unknown(wish, every))
    if all(head.on_request for head in meant):
        return meant
    return [head for head in meant if not head.on_request]


def strange_wishes(case: Case, heads: Iterable[Head]) -> tuple[Fault, ...]:
    """One fault for each letter that the case wishes for and nobody can write, since none is called so."""
    every = [head for head in heads if head.is_letter]
    faults = (
        Fault(("story", "letters", place), *_unknown(wish, every))
        for place, wish in enumerate(case.story.letters)
        if not any(is_part(wish, head.id) for head in every)
    )
    return tuple(islice(faults, MOST_TOLD))


def ownerless(case: Case, heads: Iterable[Head]) -> tuple[Fault, ...]:
    """One fault for each request, receiver and letter sent that nobody says of which of several contracts it is.

    A letter of which there is one for each contract would carry it into all of them: what was wished of one business
    would be asked of the other. What the letters about all contracts carry needs no contract.
    """
    if len(case.contracts) < 2:
        return ()
    apart = [head for head in heads if head.is_letter and not head.whole and not head.follows]
    return tuple(islice(_ownerless(case, apart), MOST_TOLD))


def _ownerless(case: Case, apart: Sequence[Head]) -> Iterator[Fault]:
    ids = "、".join(contract.id for contract in case.contracts)
    letters, roles = {head.id for head in apart}, {head.addressee for head in apart if head.addressee}
    for name, keys in (("demands", letters), ("addressees", letters | roles)):
        for key in filter(keys.__contains__, getattr(case, name)):
            yield _whose((name, key), f"移到这份合同的 [[deals]] 下面的 [deals.{name}]（{ids}）")
    for path, entry in _rows(case):
        if entry.contract is None and entry.letter in letters:
            yield _whose(path, f"加一行 contract，写 {ids} 之一")


def _rows(case: Case) -> Iterator[tuple[KeyPath, Demand | Filing]]:
    """What was sent and is asked for, but for what may concern somebody who has to do with no contract."""
    strangers = [party.name for party in unbound(case)]
    for place, filing in enumerate(case.filings):
        if filing.to not in strangers:
            yield ("filings", place), filing
    if not strangers:
        yield from ((("requests", place), wish) for place, wish in enumerate(case.requests))


def _whose(path: KeyPath, hint: str) -> Fault:
    return Fault(path, f"有几份合同，没有写“{shape.title(path[:1])}”里的这一项是哪一份的", hint)


def _unknown(wish: str, every: Sequence[Head]) -> tuple[str, str]:
    """What is said of a letter that there is not: what is wrong, and the nearest id."""
    ids = [head.id for head in every]
    near = get_close_matches(wish[:LONGEST_ID], [*ids, *{one.split("/")[0] for one in ids}], 1, 0.4)
    hint = f"是不是 {near[0]}？" if near else ""
    return f"没有文书 {wish[:LONGEST_ID]}", f"{hint}看有哪些文书：{command('list')}"
