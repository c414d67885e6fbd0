"""Templates made to harm are refused, each in plain words with its line; and whoever counts them sees what is not.

A fifth is tried here; the gate's attacks try them all, in children, as those need that would spend memory or time.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

if sys.platform == "win32":
    pytest.skip("the limits of processes that these need are not on Windows", allow_module_level=True)

from attacks import templates
from attacks.suites import SUITES
from attacks.template_trial import DEAR, KINDS, Attack, Told, corpus, tried
from attacks.template_values import odd, template
from attacks.templates import came_through, results

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attacks.outcome import Outcome

AT_ONCE = ("attribute", "call", "format", "method", "include")
IN_CHILDREN = ("size", "nesting", "time")


def test_every_kind_is_tried_and_there_are_enough_of_them() -> None:
    assert {*AT_ONCE, *IN_CHILDREN} == set(KINDS)
    assert all(len(corpus(kind)) >= 15 for kind in KINDS)
    assert sum(len(corpus(kind)) for kind in (DEAR, *KINDS)) >= 250
    assert all(len({attack.name for attack in corpus(kind)}) == len(corpus(kind)) for kind in (DEAR, *KINDS))


def test_what_is_dear_is_tried_where_there_are_many_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    tried_kinds: list[str] = []

    def outcomes(kind: str) -> Iterator[Outcome]:
        tried_kinds.append(kind)
        return iter(())

    monkeypatch.setattr(templates, "outcomes", outcomes)
    monkeypatch.setattr(templates, "reached", lambda *_: iter(()))
    for suite in (each for each in SUITES if each.name == "templates"):
        for rounds in (suite.short, suite.usual, suite.whole):
            list(templates.run(rounds, 1))
    assert tried_kinds == [*KINDS, DEAR, *KINDS, DEAR, *KINDS]


@pytest.mark.slow
@pytest.mark.parametrize("kind", AT_ONCE)
def test_what_reaches_or_calls_is_refused(kind: str) -> None:
    withstood = [(attack, came_through(attack, tried(attack))) for attack in corpus(kind)[::5]]
    assert not [f"{attack.name}: {through}" for attack, through in withstood if through]


@pytest.mark.slow
@settings(max_examples=150)
@given(some.data())
def test_no_expression_reaches_what_is_no_plain_value(data: some.DataObject) -> None:
    def pick(options: Sequence[str]) -> str:
        return data.draw(some.sampled_from(options))

    source = template(pick)
    assert not odd(source, is_declared=True)
    assert not odd(source, is_declared=False)


# The eyes of the trial: with any of these shut, an attack could come through unseen.

REFUSED = "模板 complaint/police 第 9 行：不能调用 f"
ATTACK = Attack("a call", "{{ f() }}", "不能调用 f")
WITHSTOOD = Told(ATTACK.name, (REFUSED,), REFUSED)
SEEN = [
    ({"left": ("REACHED",)}, "left REACHED"),
    ({"letter": "甲"}, "the letter was written"),
    ({"fault": "KeyError: 0"}, "KeyError"),
    ({"seconds": 26.0}, "took 26.0 s"),
    ({"grown": 500}, "took 500 MB"),
    ({"write": "模板 complaint/police：不能调用 f"}, "written as"),
    ({"write": REFUSED, "check": ()}, ""),
    ({"write": "模板 complaint/police：不能调用 f", "check": ()}, "no place"),
    ({"write": REFUSED.replace("不能调用 f", "1 validation error for Incident"), "check": ()}, "refused otherwise"),
    ({"write": f"{REFUSED}\n1 validation error for Incident", "check": ()}, "told in English"),
]


def test_what_is_refused_as_it_should_be_has_not_come_through() -> None:
    assert came_through(ATTACK, WITHSTOOD) == ""


@pytest.mark.parametrize(
    ("change", "seen"), SEEN, ids=[f"{seen or 'withstood'}-{n}" for n, (_, seen) in enumerate(SEEN)]
)
def test_what_came_through_is_seen(change: dict[str, Any], seen: str) -> None:
    told = replace(WITHSTOOD, **change)
    assert seen in came_through(ATTACK, told)
    assert bool(seen) == bool(came_through(ATTACK, told))


def test_a_template_that_does_no_harm_is_written_and_leaves_nothing() -> None:
    harmless = Attack("a letter", "甲", "")
    told = tried(harmless)
    assert "甲" in str(told.letter)
    assert (told.check, told.write, told.fault, told.left) == ((), "", "", ())


def test_an_attack_that_ends_its_process_is_counted_and_the_next_one_tried() -> None:
    told = list(results("format", ("-S", "-c", "raise SystemExit(9)")))
    assert len(told) == len(corpus("format"))
    assert {each.fault[:26] for each in told} == {"the process ended with 9: "}
