"""What came of a deed, in the words a person reads: lines of Chinese, and plain values for JSON.

Nothing is printed and nothing decided here: any shell that shows text may use it.
"""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """What a shell says when a deed is done: the lines of the result, and those beside it.

    A command line prints the first on standard output, the second on standard error.
    """

    results: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
