"""What the system refuses while another program holds a file for an instant is tried again.

Windows lets nobody replace or remove a file that somebody has open: a scanner for viruses, a folder that is copied to
a cloud, an indexer, each for a fraction of a second after a file was written. Somebody's Word has it for longer, and is
told of.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from letters.kit.reasons import is_held

if TYPE_CHECKING:
    from collections.abc import Callable

    Wait = Callable[[float], object]

Done = TypeVar("Done")
PAUSE = 0.05
"""Seconds between two tries."""
TRIES = 10
"""How often is tried before the refusal stands: half a second in all."""


def patiently(deed: Callable[[], Done], wait: Wait = time.sleep) -> Done:
    """Do it, again after a pause where another program holds what it is about; `wait` lets that many seconds pass.

    Raises OSError: at once for any other reason, and for this one when it has not gone away.
    """
    for _ in range(TRIES - 1):
        try:
            return deed()
        except OSError as error:
            if not is_held(error):
                raise
            wait(PAUSE)
    return deed()
