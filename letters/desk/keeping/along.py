"""What goes with a case when a copy of it is carried elsewhere: its own files, whatever else lies in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.secrecy import along

if TYPE_CHECKING:
    from pathlib import Path

    from letters.collect.secrecy import Belongings
    from letters.desk.bench import Desk


def goes_along(case: Path, at: Desk) -> Belongings:
    """What goes with a case, the case file itself left out, and what of its folder does not. Raises FileError."""
    return along(case.absolute(), [head.title for head in at.heads])
