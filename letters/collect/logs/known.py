"""Which numbers a case knows already."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from letters.case import Direction
from letters.collect.logs.caller_keys import HIDDEN_KEY, caller_key
from letters.collect.logs.survey import Known
from letters.kit.phone_numbers import number_key

if TYPE_CHECKING:
    from letters.case import Case


def known_numbers(case: Case) -> Known:
    """The person's own numbers, third parties', respondents', and those recorded as calling the person."""
    own = (each.number for each in case.complainant.own_numbers)
    people = [*own, case.agent.phone if case.agent else None]
    third = {key: each.relation for each in case.third_parties if (key := number_key(each.phone))}
    respondents = {key: each.brand or each.name for each in case.respondents if (key := number_key(each.phone))}
    return Known(frozenset(filter(None, map(number_key, people))), third, respondents, _recorded(case))


def _recorded(case: Case) -> Counter[str]:
    """How often each number called or wrote; hidden ones are nobody's."""
    found: Counter[str] = Counter()
    for each in case.incidents:
        if each.direction is Direction.IN and each.from_number and caller_key(each.from_number) != HIDDEN_KEY:
            found[caller_key(each.from_number)] += each.count
    return found
