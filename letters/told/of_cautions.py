"""What is to be heeded, told once for all letters that it concerns, where it can be answered.

One rule may ring for each of five letters, and by every command: who reads it five times reads none. `check` tells all,
each rule once. `write` tells once what stops a letter, what weighs, and
what is to be looked at on the paper; of what the case file can answer it only says how much there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from letters.compose import Caution
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from letters.compose import Letter

Heard: TypeAlias = tuple[Caution, str]
"""A warning, and what the letter is called that it is about."""

MARKS = {"STOP": "✋ 不能写：", "WARN": "！注意：", "NOTE": "· 提示："}


def caution_json(caution: Caution) -> dict[str, Any]:
    """A warning for programs; `places` says where in the case file."""
    return {
        "id": caution.id,
        "severity": caution.severity.name.lower(),
        "message": caution.reason,
        "places": [str(place) for place in caution.places],
        "next": caution.kind.next,
        "instead": caution.kind.instead,
        "how": caution.how,
        "overruled": caution.overruled,
    }


def is_stop(caution: Caution) -> bool:
    """Whether it keeps a letter from being written."""
    return caution.stops


def is_for_sending(caution: Caution) -> bool:
    """Whether it is to be known before a letter is sent."""
    return caution.is_for_sending


def to_be_answered(letters: Iterable[Letter]) -> int:
    """How many rules that ring for letters are left to be answered in the case file, where `check` tells them."""
    left = (each for letter in letters for each in letter.warnings if not is_for_sending(each))
    return len({caution.id for caution in left if not caution.overruled})


def once_lines(
    letters: Sequence[Letter], about: Callable[[Caution], bool] = lambda _: True, *, keys: bool = False
) -> Iterator[str]:
    """Each rule that rings for some letters: what is wrong, for which of them, where, and once what to do.

    With `keys` for who changes the case file by hand: the id of the rule, and what is to be written there.
    """
    heard = [(caution, letter.called) for letter in letters for caution in letter.warnings if about(caution)]
    rules = _apart(heard, lambda caution: (caution.severity, caution.id, caution.overruled))
    for rule in sorted(rules, key=lambda rule: -rule[0][0].severity):
        yield from _rule_lines(rule, [letter.called for letter in letters], keys=keys)


def _apart(heard: Iterable[Heard], by: Callable[[Caution], Any]) -> list[list[Heard]]:
    """Warnings that have something in common, together, as they first come."""
    groups: dict[Any, list[Heard]] = {}
    for each in heard:
        groups.setdefault(by(each[0]), []).append(each)
    return list(groups.values())


def _rule_lines(rule: Sequence[Heard], every: Sequence[str], *, keys: bool) -> Iterator[str]:
    """One rule: letters are named where it is not about all of them, a place where it was not told before."""
    told = _apart(rule, lambda caution: caution.reason)
    is_alike = len({tuple(called for _, called in alike) for alike in told}) == 1
    before: set[str] = set()
    for alike in told:
        yield from _reason_lines(alike, before, keys=keys)
        if not is_alike or alike is told[-1]:
            yield from _letters_line(alike, every)
    yield from _answer_lines([caution for caution, _ in rule], keys=keys)


def _reason_lines(alike: Sequence[Heard], before: set[str], *, keys: bool) -> Iterator[str]:
    """What is wrong, and where; `before` are the places that were told already."""
    caution = alike[0][0]
    yield f"    {MARKS[caution.severity.name]}{caution.reason}{f'（{caution.id}）' if keys else ''}"
    for place in [str(place) for caution, _ in alike for place in caution.places]:
        if place not in before:
            before.add(place)
            yield f"        在{place}"


def _letters_line(alike: Sequence[Heard], every: Sequence[str]) -> Iterator[str]:
    if len(alike) < len(every):
        yield f"        关于：{listed(dict.fromkeys(called for _, called in alike))}"


def _answer_lines(cautions: Sequence[Caution], *, keys: bool) -> Iterator[str]:
    """What to do, and with `keys` how the case file says it."""
    first = cautions[0]
    if first.overruled:
        yield f"      → 您坚持的理由：{first.overruled}"
        return
    yield f"      → {first.next}"
    hows = dict.fromkeys(caution.how for caution in cautions if caution.how)
    yield from (f"        案件里写：{how}" for how in hows if keys)
