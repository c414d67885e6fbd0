"""What proves what: the incidents that evidence belongs to, what is unproven, what proves nothing yet."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from letters.case import Case, shape
from letters.errors import UsageError
from letters.kit.phone_numbers import number_key
from letters.kit.shell_words import command

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.case import Evidence, Incident


def chosen(case: Case, ids: Iterable[str], number: str = "", on: date | None = None) -> tuple[str, ...]:
    """The ids of incidents named, and of those from a number and on a day (both, where both are given).

    Raises UsageError for an id that no incident has, and for a number or day that selects none.
    """
    wanted = dict.fromkeys(_known(case, key) for key in ids)
    if number or on:
        by_sight = [one.id for one in case.incidents if _is_from(one, number) and _is_on(one, on)]
        if not by_sight:
            raise UsageError("没有符合这个号码和日期的联系记录", f"看哪些记录还没有证据：{command('evidence list')}")
        wanted |= dict.fromkeys(by_sight)
    return tuple(wanted)


def _known(case: Case, key: str) -> str:
    ids = [incident.id for incident in case.incidents]
    if key not in ids:
        near = get_close_matches(key, ids, 1, 0.5)
        raise UsageError(
            f"案件里没有编号为 {key} 的联系记录",
            f"是不是 {near[0]}？" if near else f"看编号：{command('evidence list')}",
        )
    return key


def _is_from(incident: Incident, number: str) -> bool:
    if not number:
        return True
    given = number_key(number)
    if given is None:
        return incident.from_number == number
    return number_key(incident.from_number) == given


def _is_on(incident: Incident, day: date | None) -> bool:
    """Whether a contact was on the day, or may have been within its span of days."""
    if day is None:
        return True
    return incident.at.day is not None and incident.at.earliest.date() <= day <= incident.end.latest.date()


def unproven(case: Case) -> tuple[Incident, ...]:
    """The contacts that letters count and no evidence belongs to."""
    return tuple(incident for incident in case.incidents if incident.counts and not incident.evidence)


def proving_nothing(case: Case) -> tuple[Evidence, ...]:
    """Evidence that no part of the case names: what holds for the whole case (a contract), or what was forgotten."""
    named = named_ids(case)
    return tuple(item for item in case.evidence if item.id not in named)


def named_ids(case: Case) -> frozenset[str]:
    """The ids of evidence that some part of the case names."""
    tables = (table for _, table in shape.walk(case) if not isinstance(table, Case))
    return frozenset(key for table in tables for key in getattr(table, "evidence", ()))


def belongs_to(case: Case, key: str) -> tuple[str, ...]:
    """The ids of the incidents that a piece of evidence belongs to."""
    return tuple(incident.id for incident in case.incidents if key in incident.evidence)
