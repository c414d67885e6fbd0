"""What a case leaves open of its people, and what a letter would have to suppose: it is asked, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.guard.warnings import Found
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from letters.case import Case, Incident, ThirdParty


def of_people(case: Case) -> Iterator[Found]:
    """What nobody said of the person who writes, or of those who were contacted."""
    if case.stands_as is None and not case.is_not_known("complainant", "role"):
        yield Found("role-unknown")
    if case.complainant.email is None and case.complainant.reply_address is None:
        yield Found("no-reply-address")
    if case.contracts:
        yield from _of_others(case, "is_guarantor", "guarantor-unknown", lambda third: third.is_guarantor)
    yield from _of_others(case, "given_by_complainant", "given-unknown", lambda third: third.given_by_complainant)
    yield from _of_others(case, "adult", "age-unknown", lambda third: third.adult if third.may_be_young else True)
    if heard := [incident.id for incident in case.incidents if _is_heard_somehow(case, incident)]:
        yield Found("known-by-unknown", listed(heard), keys=_keys("incidents", heard, "known_by"))


def _is_heard_somehow(case: Case, incident: Incident) -> bool:
    """Whether others alone were contacted, and it is neither told nor said to be unknown how the person knows."""
    if incident.known_by is not None or incident.to_self or incident.is_public or not incident.counts:
        return False
    return not case.is_not_known("incidents", incident.id, "known_by")


def _of_others(case: Case, name: str, warning: str, told: Callable[[ThirdParty], bool | None]) -> Iterator[Found]:
    """Those who were contacted and of whom a yes or no is neither told nor said to be unknown."""
    reached = {key for incident in case.incidents if incident.counts for key in incident.others}
    open_ones = [
        third
        for third in case.third_parties
        if third.id in reached and told(third) is None and not case.is_not_known("third_parties", third.id, name)
    ]
    if open_ones:
        yield _about(open_ones, name, warning)


def _about(people: Sequence[ThirdParty], name: str, warning: str) -> Found:
    relations = dict.fromkeys(each.relation for each in people)
    return Found(warning, listed(relations), keys=_keys("third_parties", [each.id for each in people], name))


def _keys(table: str, rows: Iterable[str], name: str) -> tuple[str, ...]:
    """The same field of some rows, by their ids."""
    return tuple(f"{table}.{row}.{name}" for row in rows)
