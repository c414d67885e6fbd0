"""Where everything printed goes through: what stands in a file cannot steer the terminal, whoever prints it."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from letters.kit.piped import hear_utf8, speak_utf8
from letters.kit.shell_words import PROGRAM, as_started, started_as
from letters.kit.visible import Guarded, dimmed, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.output import Output


@contextmanager
def guarded() -> Iterator[None]:
    """A block in which the standard streams are guarded, speak UTF-8 to programs, and forgive an old console."""
    before = sys.stdout, sys.stderr
    speak_utf8(*before)
    hear_utf8(sys.stdin)
    sys.stdout, sys.stderr = (cast("TextIO", Guarded(stream)) if stream else stream for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def put(line: str, *, aside: bool = False) -> None:
    """Print a line at once, on standard error where it is no result. Typer would leave out what looks like colour.

    A command in it calls the program as it was started, so that it runs as it stands there. On a terminal it is made
    visible first, and then folded and coloured by what it begins with.
    """
    stream = sys.stderr if aside else sys.stdout
    told = as_started(line, started()) if PROGRAM in line else line
    bare(stream).write(f"{_looking(visible(told), stream)}\n")
    stream.flush()


def started() -> str:
    """What somebody types to start the program as it was started now."""
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return PROGRAM
    return started_as(sys.argv[0], sys.orig_argv, here, shutil.which(PROGRAM))


def _looking(line: str, stream: TextIO) -> str:
    """The line as it is to look; where nobody watches and every sign is known it stays as it is."""
    if not stream.isatty() and (getattr(stream, "encoding", None) or "utf-8").lower() in ("utf-8", "utf8"):
        return line
    from letters.terminal.looks import shown  # here: in a pipe it would be loaded for nothing

    return shown(line, stream)


def put_as_it_is(text: str) -> None:
    """Print what programs read, on standard output: nothing is folded or coloured there."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def sign(text: str) -> None:
    """Print a sign behind which somebody types, on standard error."""
    sys.stderr.write(text)
    sys.stderr.flush()


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
