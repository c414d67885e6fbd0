"""How far a long run is, and how long it will take: a line that is rewritten, or on a pipe a line now and then."""

from __future__ import annotations

import sys
from collections import deque
from typing import TYPE_CHECKING

from letters.terminal.streams import put, rewrite
from letters.told.of_batch import progress_line
from letters.told.shown import columns

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY, SELDOM = 0.2, 60.0  # seconds between two words: on a terminal, elsewhere
REMEMBERED = 100  # words whose pace is looked at; what was skipped long ago tells nothing of what is left


class Progress:
    """Counts what is done of `total`. `clock` gives seconds."""

    def __init__(self, total: int, clock: Callable[[], float]) -> None:
        self.done = 0
        self._total = total
        self._clock = clock
        self._bad = 0
        self._live = sys.stderr.isatty()
        self._marks: deque[tuple[float, int]] = deque([(clock(), 0)], maxlen=REMEMBERED)
        self._width = 0

    def step(self, *, good: bool) -> None:
        """One more is done."""
        self.done += 1
        self._bad += not good
        now = self._clock()
        if now - self._marks[-1][0] >= (EVERY if self._live else SELDOM):
            self._marks.append((now, self.done))
            self._show()

    def line(self) -> str:
        """How far it is, in words."""
        (first, before), (last, now) = self._marks[0], self._marks[-1]
        left = (self._total - self.done) * (last - first) / (now - before) if now > before else None
        return progress_line(self.done, self._total, self._bad, left)

    def close(self) -> None:
        """Wipe the line that was rewritten."""
        if self._width:
            rewrite("", self._width)
            rewrite("")
            self._width = 0

    def _show(self) -> None:
        line = self.line()
        if not self._live:
            put(line, aside=True)
            return
        width = columns(line)
        rewrite(line, max(0, self._width - width))
        self._width = width
