"""What somebody should look at in the authorities' data: facts unverified or stale, limits unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.authorities.role import MEASURES
from letters.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.authorities.directory import Directory
    from letters.authorities.role import Checked, Role

MAX_AGE_DAYS: Final = 180
"""A fact checked longer ago than this is told as stale, as with provisions of law."""


def lint(
    directory: Directory,
    on: date,
    max_age_days: int = MAX_AGE_DAYS,
) -> tuple[Problem, ...]:
    """Every finding on the day `on`, sorted by place.

    Told are facts not verified, checked more than `max_age_days` ago or later than `on`; limits nobody knows; and facts
    that no wrong door uses.
    """
    facts = (problem for where, checked in _facts(directory) for problem in _about(where, checked, on, max_age_days))
    return tuple(sorted({*facts, *_unknown_limits(directory), *_unused_facts(directory)}))


def _about(where: str, checked: Checked, on: date, max_age_days: int) -> Iterator[Problem]:
    age = (on - checked.checked_on).days
    if not checked.verified:
        yield Problem(where, f"未核实（来源：{checked.source}）", "核实后写 verified = true，并更新 checked_on")
    if age > max_age_days:
        yield Problem(where, f"{checked.checked_on} 核对，已过 {age} 天", "重新核对后更新 checked_on")
    if age < 0:
        yield Problem(where, f"核对日期 {checked.checked_on} 晚于 {on}", "检查 checked_on")


def _facts(directory: Directory) -> Iterator[tuple[str, Checked]]:
    """Everything that carries a source and a day, with the place where it stands."""
    for hotline in directory.hotlines:
        yield f"hotlines.{hotline.number}", hotline.checked
    for role in directory.roles.values():
        yield from _facts_of(role)


def _facts_of(role: Role) -> Iterator[tuple[str, Checked]]:
    for hotline in role.hotlines:
        yield f"{role.id}.hotlines.{hotline.number}", hotline.checked
    for number, exception in enumerate(role.exceptions, 1):
        if exception.checked:
            yield f"{role.id}.exceptions[{number}]", exception.checked
    if role.portal:
        yield f"{role.id}.portal", role.portal.checked
        for measure, limit in role.portal.limits.items():
            yield f"{role.id}.portal.{measure}", limit.checked


def _unknown_limits(directory: Directory) -> Iterator[Problem]:
    for role in directory.roles.values():
        for measure in MEASURES:
            if role.portal and role.portal.limit(measure) is None:
                yield Problem(f"{role.id}.portal.{measure}", "上限未知", "查到后写明数字、来源和核对日期")


def _unused_facts(directory: Directory) -> Iterator[Problem]:
    used = frozenset[str]().union(*(door.when | door.unless for door in directory.doors))
    for fact in directory.facts.keys() - used:
        yield Problem(f"facts.{fact}", "没有一处用到", "删去，或写进某个 door")
