"""In which letters text goes to other programs and comes from them: UTF-8, whatever language the system speaks.

A Chinese Windows gives a file or a pipe its own code page: JSON would not be JSON, and an emoji a question mark. A
console is left as it is; so is what PYTHONIOENCODING says.
"""

from __future__ import annotations

import codecs
import io
import os
from typing import NoReturn, TextIO

from letters.errors import FileError

UTF_8 = "utf-8"
_REFUSED = "letters-refused"


def speak_utf8(*streams: TextIO) -> None:
    """What is written to a file or a pipe is UTF-8; a console that does not know a character shows a question mark.

    One that is set to ASCII is a wrong setting: it gets UTF-8 too.
    """
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stays = _is_as_meant(stream) and codecs.lookup(stream.encoding).name != "ascii"
            stream.reconfigure(encoding=None if stays else UTF_8, errors="replace")


def hear_utf8(stream: TextIO) -> None:
    """What comes from a file or a pipe is UTF-8, with or without a mark at its start.

    Reading anything else raises FileError: what was guessed wrong would be recorded as an answer.
    """
    if isinstance(stream, io.TextIOWrapper) and not _is_as_meant(stream):
        codecs.register_error(_REFUSED, _refuse)
        stream.reconfigure(encoding="utf-8-sig", errors=_REFUSED)


def _refuse(_: UnicodeError) -> NoReturn:
    raise FileError("从文件或管道读来的字不是 UTF-8，读不懂", "用记事本另存一次，编码选 UTF-8，再运行同一条命令")


def _is_as_meant(stream: io.TextIOWrapper) -> bool:
    """Whether the stream's encoding is that of a console, or was asked for."""
    return stream.isatty() or bool(os.environ.get("PYTHONIOENCODING"))
