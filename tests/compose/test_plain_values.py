"""Only plain values reach a template: whatever a context holds, there is nothing in it that could be called."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from letters.case.file import read
from letters.case.labelled import Labelled
from letters.compose.choose.selection import select
from letters.compose.cover import cover_context
from letters.compose.view.citations import CHECKED_ON, LawTexts
from letters.compose.view.declared import declared
from letters.findings.lease.rate import NoRate
from letters.kit.computed import Computed
from letters.kit.moment import Moment
from letters.kit.named import Naming
from letters.render.plain import FIGURES
from letters.stats import Options, make_report
from letters.stats.stats_text import context as of_report
from scripts.examples import stories
from tests.shelf import books
from tests.stats.crowd import ON, counted, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DAY = date(2026, 11, 23)
LEAVES = (str, int, bool, Decimal, date, time, NoneType)
WORDS = (Labelled, NoRate)
ONCE = 40  # rows of one list that are looked at: the others are made by the same lines


@cache
def contexts(story: Path) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """What each letter of a story gets, and its cover note, each with the kind of its template."""
    case = read(story / "case.toml", today=DAY)
    plan = select(case, books(), case.written_on or DAY)
    signers = [("申请人",) for _ in plan.ready]
    cover = cover_context(plan, signers, books(), DAY)
    return (*(("", letter.context) for letter in plan.letters), ("cover", cover))


def below(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every value that a template could come to from this one, with the way there."""
    yield place, value
    if (isinstance(value, tuple) and hasattr(value, "_fields")) or isinstance(value, Computed):
        for name in dir(value):
            if name in getattr(value, "_fields", ()) or isinstance(getattr(type(value), name, None), FIGURES):
                yield from below(getattr(value, name), f"{place}.{name}")
    elif type(value) is tuple:
        for number, each in enumerate(value[:ONCE]):
            yield from below(each, f"{place}[{number}]")
    elif isinstance(value, LawTexts):
        for topic in (*books().law.topics, CHECKED_ON):
            yield from below(value[topic], f"{place}.{topic}")


def is_plain(value: Any) -> bool:
    if type(value) in (*LEAVES, Naming, Moment, LawTexts) or isinstance(value, (*WORDS, Computed)):
        return True
    return type(value) is tuple or (isinstance(value, tuple) and hasattr(value, "_fields"))


def odd(context: Mapping[str, Any]) -> list[str]:
    found = (each for name, value in context.items() for each in below(value, name))
    return [f"{place}: {type(value)}" for place, value in found if not is_plain(value)]


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_every_letter_of_every_example_is_made_of_plain_values(story) -> None:
    assert len(contexts(story)) > 1
    assert not [each for _, context in contexts(story) for each in odd(context)]


def test_a_report_on_many_cases_is_made_of_plain_values() -> None:
    assert not odd(of_report(make_report(counted(one.text for one in draw(4, 120)), Options(ON))))


# What is declared is what there is: templates are checked by it, and read what it names without asking again.


def fits(value: Any, hint: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, each) for each in arguments)
    if origin is tuple:
        return type(value) is tuple and all(fits(each, arguments[0]) for each in value[:ONCE])
    if is_typeddict(hint):
        return isinstance(value, LawTexts) and all(fits(value[k], of) for k, of in get_type_hints(hint).items())
    if hint is str and type(value) is Naming:
        return True
    if hint in (str, int, bool, Decimal, date, NoneType, None):
        return type(value) is (NoneType if hint is None else hint)
    cls = origin or hint
    held = fields(cls, arguments)
    return type(value) is cls and all(fits(getattr(value, name), of) for name, of in held.items())


@cache
def fields(cls: type, arguments: tuple[Any, ...]) -> Mapping[str, Any]:
    if not hasattr(cls, "_fields") and not issubclass(cls, Computed):
        return {}
    figures = {name: own for name in dir(cls) if isinstance(own := getattr(cls, name), FIGURES) and name[0] != "_"}
    of_figures = {
        name: get_type_hints(own.fget if isinstance(own, property) else own.func)["return"]
        for name, own in figures.items()
    }
    held = getattr(cls, "_fields", ())
    hints = {name: of for name, of in get_type_hints(cls).items() if name in held} if held else {}
    return {**{name: of[arguments] if arguments and "~" in str(of) else of for name, of in hints.items()}, **of_figures}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_every_context_holds_what_is_declared_of_it(story) -> None:
    for kind, context in contexts(story):
        hints = declared()[kind]
        assert context.keys() == hints.keys()
        assert not [name for name, value in context.items() if not fits(value, hints[name])]


def test_the_context_of_a_report_holds_what_is_declared_of_it() -> None:
    context = of_report(make_report(counted(one.text for one in draw(4, 120)), Options(ON)))

    assert not [name for name, of in declared()["statistics"].items() if not fits(context[name], of)]
