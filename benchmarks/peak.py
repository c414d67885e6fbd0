"""The most memory that a process has held so far, told by itself."""

from __future__ import annotations

import sys
from pathlib import Path

STATUS = Path("/proc/self/status")
_UNITS = 1024 * 1024 if sys.platform == "darwin" else 1024  # in which a system tells the peak, to the MB


def peak() -> float:
    """In MB, of this process's own program.

    Linux counts what the parent held at the fork towards `ru_maxrss`, so that a child of a large test run seems large
    itself; VmHWM begins anew with the program.
    """
    if STATUS.exists():
        told = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(told.split()[1]) / 1024
    import resource  # here: Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNITS
