"""What differs between a case file of version 1 and one of version 2, one difference after the other.

A step is a function from the tables and values, as the steps before it left them, to the changes it makes. They have
not been checked: `rows` finds the tables, whatever stands there. To add one, write it, name it in STEPS, and give it a
test in `tests/case/test_upgrade_steps.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case.contracts import TABLE, begun, kinds
from letters.case.model import VERSION
from letters.case.upgrade.changes import Gather, Put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from letters.case.upgrade.changes import Change

    Step = Callable[[Mapping[str, Any]], Iterable[Change]]


def version(_tables: Mapping[str, Any]) -> Iterable[Change]:
    """The file says that it is of version 2."""
    yield Put(("version",), VERSION)


def contracts(tables: Mapping[str, Any]) -> Iterable[Change]:
    """The one contract, under the name of its kind, is one of several."""
    for kind in kinds():
        if isinstance(tables.get(kind.key), dict) and TABLE not in tables:
            row = tuple((key, str(value)) for key, value in begun(kind, 1).items() if key not in tables[kind.key])
            yield Gather((kind.key,), TABLE, row)


STEPS: tuple[Step, ...] = (version, contracts)
"""In the order in which they are made."""
