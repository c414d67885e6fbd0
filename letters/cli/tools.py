"""What commands share: the clock, the case of a path, and ways to print."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from letters.case import text_of
from letters.desk import OpenCase, open_case
from letters.errors import FileError
from letters.kit import left
from letters.kit.moment import CHINA
from letters.kit.typed import option_day
from letters.kit.visible import json_text
from letters.terminal import put, put_as_it_is

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from letters.told import Told


def today() -> date:
    """The day in China: the one place that reads the clock."""
    return datetime.now(CHINA).date()


def as_day(text: str, option: str = "") -> date | None:
    """An option's day, or None when it was not given. Raises UsageError naming the option."""
    return option_day(text, option) if text else None


def open_path(path: Path, day: str = "") -> OpenCase:
    """The case of a file, as of an option's day. Raises UsageError, FileError and CaseError."""
    asked, text = as_day(day), text_of(path)
    left.clear(path.absolute().parent, is_held=False)
    opened = open_case(text, today(), asked, str(path))
    tell(*opened.told_of_earlier)
    return opened


def say(*lines: str) -> None:
    """Lines of a result, on standard output."""
    for line in lines:
        put(line)


def tell(*lines: str) -> None:
    """Lines that are no result, on standard error."""
    for line in lines:
        put(line, aside=True)


def show(told: Told) -> None:
    """What is told of a deed, each line where it belongs."""
    say(*told.results)
    tell(*told.asides)


def typed_answer(question: str, *, hidden: bool = False) -> str:
    """What somebody types in answer, on standard error; "" where the line is empty."""
    from typer import prompt

    return str(prompt(question, default="", show_default=False, hide_input=hidden, err=True))


def agrees(question: str) -> bool:
    """Whether somebody at the terminal says yes; asked again until it is a yes or a no. Enter, or to leave, is a no."""
    from letters.desk import steering
    from letters.kit.typed import yes_or_no

    while typed := typed_answer(f"{question}（写 是 或者 否；直接回车就是否）").strip():
        if typed in (*steering.BACK, *steering.LEAVE):
            return False
        said = yes_or_no(typed)
        if said.value is not None:
            return bool(said.value)
        tell("！请写 是 或者 否")
    return False


def answer(value: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """What was asked for: a value for programs, or lines for people."""
    if as_json:
        print_json(value)
    else:
        say("\n".join(lines))


def refuse_replacing(path: Path | None, *, force: bool) -> None:
    """Stop before anything is shown where a file would replace another. Raises FileError."""
    if path is not None and os.path.lexists(path) and not force:
        raise FileError(f"{path} 已经存在，没有覆盖", "加 --force 覆盖，或者换一个文件名")


def progress(text: str) -> None:
    """What is being done, where somebody watches."""
    if sys.stderr.isatty():
        tell(text)


def is_somebody_there(*, as_json: bool) -> bool:
    """Whether somebody sits at a terminal to be asked, and no program reads."""
    return not as_json and sys.stdin.isatty() and sys.stderr.isatty()


def print_json(value: Any) -> None:
    """A value for programs, Chinese kept readable."""
    put_as_it_is(json_text(value, indent=2))
