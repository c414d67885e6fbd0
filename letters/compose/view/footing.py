"""What the requests of one letter may rest on, from what it tells and about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose.view.asks import Basis

if TYPE_CHECKING:
    from collections.abc import Collection

    from letters.case import Practice
    from letters.compose.view.accusations import ClueView
    from letters.compose.view.doers import DoersView
    from letters.compose.view.seen import SeenCase, Telling


def basis(
    seen: SeenCase, telling: Telling, doers: DoersView, clues: ClueView, practices: Collection[Practice]
) -> Basis:
    """The practices of this letter's respondents, the acts it tells, and the facts that hold for it."""
    figures = telling.figures
    shown = {
        "party": seen.case.is_of_a_party,
        "outsider": seen.case.complainant.is_outsider,
        "contract": seen.case.contract is not None,
        "contacts": figures.total > 0,
        "others": figures.to_others > 0,
        "night": figures.night > 0,
        "numbers": doers.many > 1,
        "traced": doers.many > 0,
        "withheld": bool(doers.withheld),
        "accounts": bool(doers.accounts),
        "visits": bool(doers.visits),
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
