"""A talk in a terminal of its own: a process that begins at once, since all is loaded, and what stands in its window.

A process is copied, so no Windows.
"""

from __future__ import annotations

import gc
import os
import re
import select
import signal
import struct
import sys
from typing import TYPE_CHECKING

from letters.told.shown import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PATIENCE = 30  # seconds without the words that are waited for
ROWS = 25
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][A-Z0-9]?|\x1b\][^\x07]*\x07")
_IN_PLACE = re.compile(r"\x1b\[(?:[0-9;]*[mJK]|\?[0-9]+[hl])")
_BLANKS = re.compile(r"\s+")
CLOSING, OPENING = "，。；：、？！）”》】〕｜…", "（“《【〔"


class Window:
    """A terminal of so many columns in which `work` runs, in a copy of this process.

    Words are waited for without blanks: where a line is folded does not matter.
    """

    def __init__(self, work: Callable[[], int], wide: int) -> None:
        import fcntl
        import pty
        import termios

        self.handle, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, wide, 0, 0))
        self.child = os.fork()
        if not self.child:
            os.close(self.handle)
            _work_in(inner, work)
        os.close(inner)
        self.raw = self._seen = ""

    def wait_for(self, words: str) -> None:
        """Read until the words were shown; what came before them is forgotten. Raises AssertionError."""
        self.wait_for_any(words)

    def wait_for_any(self, *words: str) -> None:
        """Read until one of these was shown."""
        wanted = [_BLANKS.sub("", each) for each in words]
        while not (found := [each for each in wanted if each in self._seen]):
            self._read("、".join(words))
        self._seen = self._seen.split(found[0], 1)[1]

    def _read(self, wanted: str) -> None:
        ready, _, _ = select.select([self.handle], [], [], PATIENCE)
        try:
            more = os.read(self.handle, 65536) if ready else b""
        except OSError:  # the other end is closed
            more = b""
        if not more:
            raise AssertionError(f"waiting for {wanted}: {self._seen[-400:]}")
        text = more.decode("utf-8", "ignore")
        self.raw += text
        self._seen += _BLANKS.sub("", _CODES.sub("", text))

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.handle, keys.encode())

    def kill(self) -> None:
        """End the process without a word of warning."""
        os.kill(self.child, signal.SIGKILL)
        self.end()

    def end(self) -> int:
        """Wait for the end of the process; its exit status."""
        try:
            while more := os.read(self.handle, 65536):
                self.raw += more.decode("utf-8", "ignore")
        except OSError:
            pass
        status = os.waitpid(self.child, 0)[1]
        os.close(self.handle)
        return os.waitstatus_to_exitcode(status)

    def printed(self) -> Iterator[str]:
        """The lines as they were shown; not what is drawn over others, and no command to be copied."""
        for line in self.raw.split("\n"):
            plain = _IN_PLACE.sub("", line.removesuffix("\r"))
            if not ({"\x1b", "\r", "\b"} & set(plain) or "letters" in plain):
                yield plain

    def badly_broken(self, wide: int, typed: Iterable[str]) -> list[str]:
        """Lines wider than the window, or broken before a mark that closes or behind one that opens.

        What was `typed` is broken by the terminal, as it comes.
        """
        own = [_BLANKS.sub("", each) for each in typed]
        lines = (line for line in self.printed() if not any(_BLANKS.sub("", line.lstrip("> ")) in each for each in own))
        return [
            line
            for line in lines
            if columns(line) > wide or line.strip()[:1] in {*CLOSING} or line.strip()[-1:] in {*OPENING}
        ]


def _work_in(terminal: int, work: Callable[[], int]) -> None:
    """Do the work at the terminal, and end this process."""
    status = 99
    gc.disable()  # a collection would go through, and so copy, all that is shared with the parent
    try:
        os.login_tty(terminal)
        os.environ.update({"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm-256color"})
        os.environ.pop("COLUMNS", None)
        sys.argv = ["letters"]
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        status = work()
    finally:
        os._exit(status)
