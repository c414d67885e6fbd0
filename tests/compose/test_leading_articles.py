"""A complaint on many articles cites what the gravest topics rest on first; one on few cites all of them."""

from __future__ import annotations

from datetime import date

from letters.compose.view.accusations import Charge
from letters.compose.view.charges import FEW, HALF, charge_views
from letters.law import cite_named, load

ON = date(2026, 11, 23)
FEW_TOPICS = ("penalty_reduction", "dignity")
HAPPENED = ("tranquillity", "reputation", "personal_data", "dignity")
FOLLOWS = ("data_consent", "fair_terms", "penalty_reduction", "remaining_rent")


def charge(name: str, rows: tuple[int, ...] = (), *, is_practice: bool = False) -> Charge:
    law = load()
    return Charge(law.topics[name].label, law.on(name, ON), rows, is_practice=is_practice)


def many() -> tuple[Charge, ...]:
    happened = (charge(name, (1,)) for name in HAPPENED)
    return (*happened, *(charge(name, is_practice=name == FOLLOWS[-1]) for name in FOLLOWS))


def test_few_articles_are_cited_whole() -> None:
    few = tuple(map(charge, FEW_TOPICS))
    assert len({each for one in few for each in one.provisions}) <= FEW

    (view,) = charge_views(few)

    assert (view.leading, view.led) == (view.cited, view.labels)


def test_of_many_each_of_the_gravest_topics_is_cited_by_its_first_article() -> None:
    (view,) = charge_views(many())

    labels = [load().topics[name].label for name in (*HAPPENED[:HALF], *FOLLOWS[:2], FOLLOWS[-1])]
    assert view.led == "；".join([f"{label}（第1行）" for label in labels[:HALF]] + labels[HALF:])
    assert view.leading == cite_named(one.provisions[0] for one in many() if one.label in labels)


def test_what_a_practice_led_to_is_cited_before_what_only_follows_from_the_contract() -> None:
    (view,) = charge_views(many())

    assert load().topics["remaining_rent"].label in view.led
    assert load().topics["penalty_reduction"].label not in view.led
