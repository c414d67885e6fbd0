"""Warnings as the cover note tells them: each rule once, with the letters it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.compose.guard import Severity
from letters.compose.sending import numbers_of
from letters.compose.view import CautionView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from letters.compose.guard import Caution
    from letters.compose.letter import Letter

IN_THE_TABLE = frozenset({"addressee-unconfirmed"})  # what the note's table says of each letter


class Heard(NamedTuple):
    """A warning, and the number of the letter that it is about."""

    number: int
    caution: Caution


def cautions_once(letters: Sequence[Letter]) -> tuple[CautionView, ...]:
    """What is to be known before sending, the heaviest first.

    What the case file can answer is left to `check`, as when letters are written.
    """
    rules: dict[tuple[int, str, str], dict[str, list[Heard]]] = {}
    for number, letter in enumerate(letters, 1):
        for caution in letter.warnings:
            if caution.is_for_sending:
                rule = rules.setdefault((-caution.severity, caution.id, caution.overruled), {})
                rule.setdefault(caution.reason, []).append(Heard(number, caution))
    return tuple(_view(reasons, len(letters)) for _, reasons in sorted(rules.items(), key=lambda one: one[0][0]))


def _view(reasons: Mapping[str, Sequence[Heard]], every: int) -> CautionView:
    """One rule; what it says of the same letters for several reasons is one sentence."""
    alike: dict[tuple[int, ...], list[Heard]] = {}
    for heard in reasons.values():
        alike.setdefault(tuple(one.number for one in heard), []).extend(heard)
    first = next(iter(reasons.values()))[0].caution
    told = (f"{numbers_of(numbers, every)}：{_reason(heard)}{_where(heard)}" for numbers, heard in alike.items())
    return CautionView(first.id, tuple(told), first.next, first.overruled)


def _reason(heard: Sequence[Heard]) -> str:
    """What is wrong, with every detail in its place."""
    details = dict.fromkeys(one.caution.detail for one in heard)
    return heard[0].caution.kind.message.replace("{detail}", "；".join(details))


def _where(heard: Sequence[Heard]) -> str:
    """Where in the case what weighs was found first; of the rest and of mere notes `check` tells."""
    places = list(dict.fromkeys(str(place) for one in heard for place in one.caution.places))
    if not places or heard[0].caution.severity < Severity.WARN:
        return ""
    more = f"等{len(places)}处" if len(places) > 1 else ""
    return f"见{places[0]}{more}。"


def left_to_answer(letters: Sequence[Letter]) -> int:
    """How many rules that ring for letters are left to be answered in the case file."""
    left = (caution for letter in letters for caution in letter.warnings if not caution.is_for_sending)
    return len({caution.id for caution in left if not caution.overruled and caution.id not in IN_THE_TABLE})
