"""Ids are unique, and what refers to one finds it."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from letters.case import shape
from letters.case.contracts.business import Business
from letters.case.events import Dealing, Evidence, Incident, Practice
from letters.case.filings import Filing
from letters.case.incident_answers import PUBLIC, SELF
from letters.case.model import Case, Deal
from letters.case.received import Received
from letters.case.where import Fault, mask, shown
from letters.case.wishes import Demand, Override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.fields import Table
    from letters.case.where import KeyPath

MOST_LISTED = 12
LISTS = ("respondents", "third_parties", "contracts", "incidents", "evidence", "received", "filings")

# Fields that name an entry of another list; a field `evidence` does so wherever it stands.
_REFERENCES: dict[type[Table], dict[str, str]] = {
    Incident: {"by": "respondents", "contract": "contracts", "to": "third_parties", "log": "third_parties"},
    Practice: {"by": "respondents", "contract": "contracts"},
    Dealing: {"by": "respondents", "contract": "contracts"},
    Evidence: {"about": "third_parties", "contract": "contracts"},
    Received: {"by": "respondents", "contract": "contracts"},
    Filing: {"about": "filings", "contract": "contracts", "paper": "received"},
    Business: {"id": "respondents"},
    Deal: {"contract": "contracts"},
    Override: {"contract": "contracts"},
    Demand: {"contract": "contracts"},
}


_RESERVED = {SELF: "本人", PUBLIC: "公众"}

Known = dict[str, dict[str, int]]  # for each list, its ids and where they stand


def faults(case: Case, tables: shape.Tables) -> Iterator[Fault]:
    """Ids given twice, ids that nothing has, ids named twice in one list."""
    known = {name: _first_places(name, case) for name in LISTS}
    for name in LISTS:
        yield from _given_twice(name, case, known[name])
    for path, table in tables:
        for field, target in _references(type(table)).items():
            yield from _unknown((*path, field), getattr(table, field), target, known)


@cache
def _references(table: type[Table]) -> dict[str, str]:
    named = _REFERENCES.get(table, {})
    return named if table is Case or "evidence" not in table.model_fields else {**named, "evidence": "evidence"}


def _first_places(name: str, case: Case) -> dict[str, int]:
    """Where each id of the list stands first."""
    places: dict[str, int] = {}
    for index, entry in enumerate(getattr(case, name)):
        if entry.id is not None:
            places.setdefault(entry.id, index)
    return places


def _given_twice(name: str, case: Case, places: dict[str, int]) -> Iterator[Fault]:
    for index, entry in enumerate(getattr(case, name)):
        if entry.id is None:
            continue
        path, first = (name, index, "id"), places[entry.id]
        if first < index:
            message = f"编号 {shown(entry.id)} 与 {name}[{first + 1}] 重复"
            yield Fault(path, message, "每条的编号各不相同；同一条写了两遍就删去一条")
        if entry.id in _RESERVED and name == "third_parties":
            yield Fault(path, f"编号 {shown(entry.id)} 专指{_RESERVED[entry.id]}", "给第三人换一个编号，例如 mother")


def _unknown(path: KeyPath, value: str | tuple[str, ...] | None, target: str, known: Known) -> Iterator[Fault]:
    """Faults of one reference, or of each in a list."""
    if isinstance(value, tuple):
        yield from _unknown_of_list(path, value, target, known)
    elif value is not None and value not in known[target] and not _is_own_phone(path, value):
        yield _nobody(path, value, target, known)


def _unknown_of_list(path: KeyPath, keys: tuple[str, ...], target: str, known: Known) -> Iterator[Fault]:
    """Faults of the references in a list: one that is there twice, one that nothing is called by."""
    for index, key in enumerate(keys):
        if key in keys[:index]:
            yield Fault((*path, index), f"“{shape.title(path)}”里 {shown(key)} 写了两次", "只留一个")
        elif key not in known[target] and not _is_receiver(path, key):
            yield _nobody((*path, index), key, target, known)


def _is_own_phone(path: KeyPath, key: str) -> bool:
    """Whether a log is said to be of the person's own phone."""
    return key == SELF and path[-1] == "log"


def _is_receiver(path: KeyPath, key: str) -> bool:
    """Whether it is a word for whom a contact reached, that is nobody's id."""
    return key in _RESERVED and path[-1] == "to"


def _nobody(path: KeyPath, key: str, target: str, known: Known) -> Fault:
    heading = shape.header((target,))
    message = f"“{shape.title(path)}”写的编号 {shown(key)} 在 {heading} 里没有"
    return Fault(path, message, _who_then(key, target, known))


def _who_then(key: str, target: str, known: Known) -> str:
    heading = shape.header((target,))
    elsewhere = [name for name, ids in known.items() if key in ids]
    if elsewhere:
        return f"它是 {shape.header((elsewhere[0],))} 的编号；这里要写 {heading} 的编号"
    near = get_close_matches(key, known[target], 1, 0.5)
    if near:
        return f"是不是 {near[0]}？"
    listed = f"；已有编号：{'、'.join(list(known[target])[:MOST_LISTED])}" if known[target] else ""
    return f'先加一节 {heading}，写 id = "{mask(key)}"{listed}'
