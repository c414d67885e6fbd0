"""What the requests of one letter may rest on, from what it tells and about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.view.accusations import ClueView, clue_view
from letters.compose.view.asks import Basis, Replaced, dropped
from letters.compose.view.events.doers import DoersView, doers_view
from letters.compose.view.other_side import lessor
from letters.law import said_topics

if TYPE_CHECKING:
    from collections.abc import Collection

    from letters.case import Case, Demand, Practice, Respondent
    from letters.catalogue import Head
    from letters.compose.view.seen import SeenCase, Telling
    from letters.findings import Allegations


class Grounds(NamedTuple):
    """What a letter's requests rest on: who did it, what can be secured, the practices of those it is about."""

    doers: DoersView
    clues: ClueView
    practices: tuple[Practice, ...]
    basis: Basis


def grounds_of(seen: SeenCase, alleged: Allegations, about: tuple[Respondent, ...]) -> Grounds:
    """What the requests of a letter about these respondents rest on.

    A practice that nobody is named for belongs in a letter about anybody.
    """
    telling = seen.telling(alleged.background)
    ids = {party.id for party in about}
    practices = tuple(one for one in seen.case.practices if one.by is None or one.by in ids)
    doers = doers_view(telling.told, about)
    clues = clue_view(telling.told, alleged, telling.figures.numbers)
    return Grounds(doers, clues, practices, _basis(seen, telling, doers, clues, practices))


def replaced(case: Case, head: Head) -> Replaced:
    """What the case puts others in the place of in a letter."""
    named = (one.instead_of for one in own_requests(case, head) if one.instead_of)
    return Replaced(every=bool(case.demands.get(head.id)), names=frozenset(named))


def uncited(seen: SeenCase, head: Head, basis: Basis) -> frozenset[str]:
    """The facts whose law a letter leaves out, as nothing that it asks for rests on them.

    A request in the writer's own words keeps what it speaks of: 减免逾期费 rests on the law of penalties.
    """
    law = seen.findings.books.law
    own = (*seen.case.demands.get(head.id, ()), *(one.text for one in own_requests(seen.case, head)))
    said = frozenset[str]().union(*map(said_topics, own))
    gone = dropped(head.id, basis, replaced(seen.case, head))
    return frozenset(fact for fact in gone if said.isdisjoint(law.topics_for_fact(fact, head.law_as)))


def own_requests(case: Case, head: Head) -> tuple[Demand, ...]:
    """The requests that the case has for a letter beside the letter's own."""
    return tuple(one for one in case.requests if one.letter == head.id)


def _basis(
    seen: SeenCase, telling: Telling, doers: DoersView, clues: ClueView, practices: Collection[Practice]
) -> Basis:
    """The practices of this letter's respondents, the acts it tells, and the facts that hold for it."""
    figures = telling.figures
    shown = {
        "party": seen.case.is_of_a_party,
        "outsider": seen.case.complainant.is_outsider,
        "contract": seen.case.contract is not None,
        "lessor_unknown": seen.case.contract is not None and lessor(seen.case) is None,
        "contacts": figures.total > 0,
        "others": figures.to_others > 0,
        "night": figures.night > 0,
        "numbers": doers.many > 1,
        "traced": doers.many > 0,
        "withheld": bool(doers.withheld),
        "accounts": bool(doers.accounts),
        "visits": bool(doers.visits),
        "cars": bool(doers.cars),
        "payees": bool(doers.payees),
        "codes": bool(doers.codes),
        "orders": bool(doers.orders),
        "parcels": bool(doers.parcels),
        "public": "public" in telling.ground.facts,
        "no_contact": bool(clues.no_contact),
        "disputed": any(item.kind is not None for item in seen.findings.positions.disputed),
    }
    return Basis(
        practices=frozenset(str(practice.kind) for practice in practices),
        acts=frozenset(str(act) for act in telling.ground.acts),
        facts=seen.findings.facts | {fact for fact, holds in shown.items() if holds},
    )
