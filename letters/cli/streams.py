"""Where everything printed goes through: what stands in a file cannot steer the terminal, whoever prints it."""

from __future__ import annotations

import codecs
import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, cast

from letters.kit.visible import Guarded, dimmed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.output import Output


@contextmanager
def guarded() -> Iterator[None]:
    """A block in which the standard streams are guarded, and forgive a console that does not know a character."""
    before = sys.stdout, sys.stderr
    _forgive(*before)
    sys.stdout, sys.stderr = (cast("TextIO", Guarded(stream)) if stream else stream for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _forgive(*streams: TextIO) -> None:
    """An old console may not know a character: it is replaced, not the command lost. ASCII alone is a wrong setting."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")


def put(line: str, *, aside: bool = False) -> None:
    """Print a line at once, on standard error where it is no result. Typer would leave out what looks like colour."""
    stream = sys.stderr if aside else sys.stdout
    stream.write(f"{line}\n")
    stream.flush()


def bare(stream: TextIO) -> TextIO:
    """The stream itself, for who steers the terminal; whatever comes from a file must be made `visible` before."""
    return stream.stream if isinstance(stream, Guarded) else stream


def rewrite(line: str, blank: int = 0) -> None:
    """Put a line of standard error in place of the one that stands there; `blank` columns behind it are wiped."""
    stream = bare(sys.stderr)
    stream.write(f"\r{visible(line)}{' ' * blank}")
    stream.flush()


def prompting() -> Output:
    """Standard error for prompts that steer the terminal themselves; text in them steers nothing."""
    from prompt_toolkit.output import create_output

    output = create_output(stdout=bare(sys.stderr))
    write = output.write
    output.write = lambda data: write(dimmed(data))  # type: ignore[method-assign]  # its class is chosen by the library
    return output
