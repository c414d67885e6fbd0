"""What was typed after a command, before its options are read: the case is put in front where it is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.desk import unzipped, words_of_command
from letters.kit.call_words import parted
from letters.kit.pasted_paths import unpasted
from letters.terminal import put

if TYPE_CHECKING:
    from collections.abc import Sequence

WITHOUT = {"--help", "-h", "--template"}  # options of calls that ask for no case
NAMED_ONLY = {"new", "wipe"}  # a new one is made, or what is removed must be named


def placed(params: Sequence[Any], typed: str, args: list[str]) -> list[str]:
    """The words after the command `typed`, with the case in front; unchanged for a command that takes none.

    Raises FileError and UsageError as `desk.with_case`.
    """
    options, words = parted(params, args)
    takes = [param.name for param in params if param.param_type_name == "argument"]
    if takes[:1] != ["case"] or typed in NAMED_ONLY or WITHOUT & set(options):
        which = unzipped(typed, [unpasted(word) for word in words], Path())
        if list(which.words) == words:
            return args
    else:
        which = words_of_command(typed, words, options, Path(), alone=len(takes) == 1)
    for line in which.told:
        put(line, aside=True)
    return [*which.words, *options]
