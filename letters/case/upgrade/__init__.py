"""A case file of version 1, seen as one of version 2.

    upgraded = upgrade(tables)          # tables and values as read, of any version
    upgraded.tables                     # as version 2 has them
    upgraded.before(path)               # where that stood in the file that was read
    upgraded.text(text)                 # the file's text as version 2 has it, no comment lost

The rest of the program knows version 2 alone. A file on the disk stays as it is until something in it is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.case.upgrade.changes import Put, apply, before, copied, worded
from letters.case.upgrade.steps import STEPS
from letters.case.upgrade.texts import rewritten
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.case.upgrade.changes import Change
    from letters.case.upgrade.steps import Step
    from letters.case.where import KeyPath


@frozen
class Upgraded:
    """The tables and values of a case file as version 2 has them, and the changes that led there, in order."""

    tables: dict[str, Any]
    changes: tuple[Change, ...]

    def before(self, path: KeyPath) -> KeyPath:
        """Where what stands at a path stood in the file that was read."""
        return before(self.changes, path)

    def worded(self, told: str) -> str:
        """What a message says, with the names of the file that was read."""
        return worded(self.changes, told)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person is to be told of the changes, each once."""
        return tuple(dict.fromkeys(change.note for change in self.changes if isinstance(change, Put) and change.note))

    def text(self, text: str) -> str:
        """The text of the file that was read, with the changes done."""
        return rewritten(text, self.changes)


def upgrade(tables: dict[str, Any], steps: Iterable[Step] = STEPS) -> Upgraded:
    """A case file of version 1 as one of version 2. The tables that are given stay as they are."""
    current = copied(tables)
    made: list[Change] = []
    for step in steps:
        changes = tuple(step(current))
        apply(changes, current)
        made += changes
    return Upgraded(current, tuple(made))
