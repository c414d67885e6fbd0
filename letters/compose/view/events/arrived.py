"""What came, counted sort by sort, each in its own measure; whoever comes in has come, and is one of the visits."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from letters.case import SELF
from letters.compose.view.events.came import INTRUSION, VISIT, Sort, sort_of, sorts
from letters.compose.view.events.reckoned import times
from letters.kit.listing import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.case import Incident
    from letters.findings import Contacts

VISITS: Final = frozenset({VISIT, INTRUSION})
SOON: Final = timedelta(minutes=30)  # visits so close may be one, told in two records; nobody but the person can say


def came(contacts: Contacts) -> str:
    """来电14次，上门2次（其中进入住处1次），合计16次."""
    return _summed((f"{sort.label}{_counted(contacts, sort)}" for sort in _found(contacts)), contacts)


def happened(contacts: Contacts) -> str:
    """收到来电14次，短信1条，有人上门2次，合计17次: nobody receives a visit."""
    received = [f"{sort.label}{_counted(contacts, sort)}" for sort in _found(contacts) if not sort.told]
    told = [f"{sort.told}{_counted(contacts, sort)}" for sort in _found(contacts) if sort.told]
    first = [f"收到{each}" for each in received[:1]]
    return _summed([*first, *received[1:], *told], contacts)


def own_received(contacts: Contacts) -> bool:
    """Whether a call or message came to the person too."""
    return any(SELF in row.to for row in _received(contacts))


def others_received(contacts: Contacts) -> bool:
    """Whether a call or message came to somebody else: it is not told as if the person had received it."""
    return any(row.to and SELF not in row.to for row in _received(contacts))


def _received(contacts: Contacts) -> Iterator[Incident]:
    return (row for row in contacts.countable if not sort_of(row).told)


def _summed(parts: Iterable[str], contacts: Contacts) -> str:
    every = [*parts]
    return "，".join([*every, *([f"合计{times(contacts.total)}"] if len(every) > 1 else [])])


def _found(contacts: Contacts) -> tuple[Sort, ...]:
    """The sorts there are; those who came in stand among the visits, unless there were no others."""
    every = sorts(contacts)
    return tuple(sort for sort in every if sort != INTRUSION or VISIT not in every)


def _counted(contacts: Contacts, sort: Sort) -> str:
    counted = VISITS if sort == VISIT else {sort}
    figure = contacts.having(lambda row: sort_of(row) in counted)
    return f"{times(figure, sort.unit)}{_part_of(contacts) if sort in VISITS else ''}"


def _part_of(contacts: Contacts) -> str:
    """（其中进入住处1次、与前一次相隔不到半小时1次）: what of visits is told by itself."""
    inside = contacts.having(lambda row: sort_of(row) == INTRUSION)
    close = sum(1 for _ in _soon_after(contacts))
    others = contacts.having(lambda row: sort_of(row) == VISIT)
    parts = [f"{INTRUSION.label}{times(inside)}"] if inside.value and others.value else []
    told = listed([*parts, *([f"与前一次相隔不到半小时{close}次"] if close else [])])
    return f"（其中{told}）" if told else ""


def _soon_after(contacts: Contacts) -> Iterator[Incident]:
    """The visits that began while the one before lasted, or shortly after."""
    visits = [row for row in contacts.countable if sort_of(row) in VISITS and row.at.clock and row.count == 1]
    for before, row in pairwise(sorted(visits, key=lambda row: row.at.earliest)):
        if row.at.earliest - before.end.latest <= SOON:
            yield row
