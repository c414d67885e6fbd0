"""A person at the keyboard of a prompt: keys that come in bursts, each after what the one before did was seen."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.key_binding import KeyPress

ENTER, DOWN, UP, SPACE, CTRL_C = "\r", "\x1b[B", "\x1b[A", " ", "\x03"


def pasted(text: str) -> str:
    """A paste, as terminals mark it."""
    return f"\x1b[200~{text}\x1b[201~"


class Screened(DummyOutput):
    """Whenever something was drawn and the keys before were read, the next are pressed."""

    def __init__(self, keys: PipeInput, bursts: deque[str]) -> None:
        self._keys, self._bursts, self._are_read = keys, bursts, True
        read = keys.read_keys

        def read_keys() -> list[KeyPress]:
            self._are_read = True
            return read()

        vars(keys)["read_keys"] = read_keys

    def flush(self) -> None:
        if self._bursts and self._are_read:
            self._are_read = False
            self._keys.send_text(self._bursts.popleft())


class Keyboard(NamedTuple):
    """What a prompt reads from and draws on."""

    typed: PipeInput
    output: DummyOutput


@contextmanager
def pressing(*bursts: str) -> Iterator[Keyboard]:
    """A keyboard at which these bursts are pressed, one after the other."""
    with create_pipe_input() as typed:
        yield Keyboard(typed, Screened(typed, deque(bursts)))
