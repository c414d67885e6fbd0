"""What differs between a case file of version 1 and one of version 2, one difference after the other.

A step is a function from the tables and values, as the steps before it left them, to the changes it makes. They have
not been checked: `rows` finds the tables, whatever stands there. To add one, write it, name it in STEPS, and give it a
test in `tests/case/test_upgrade_steps.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case.contracts import TABLE, begun, kinds
from letters.case.model import VERSION
from letters.case.upgrade.changes import Gather, Put, Rename, rows

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


CONSENT = (
    "第1版里写的“同意写出姓名”没有说给谁看，现在只当作同意写给公安、检察院、法院和法律援助机构；"
    "本人也同意写给其他收件人（市监、消协、平台等）的，再问过本人，把 consents_to 改成 all"
)
"""What the person is told where consent had not said to whom."""


def consent(tables: Mapping[str, Any]) -> Iterable[Change]:
    """Consent is given by reader: what had been given is taken for the police, courts and legal aid alone.

    What had not been written is not known; it was read as none, and still is hidden from everybody.
    """
    for path, third in rows(tables, "third_parties"):
        given = third.get("consents_to_be_named")
        if given is not None:
            yield Rename((*path, "consents_to_be_named"), "consents_to")
        if isinstance(given, bool):
            yield Put((*path, "consents_to"), "police_and_court" if given else "nobody", CONSENT if given else "")


STEPS: tuple[Step, ...] = (version, contracts, consent)
"""In the order in which they are made."""
