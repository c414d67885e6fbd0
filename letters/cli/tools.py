"""What commands share: the clock, the case of a path, and ways to print."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import typer

from letters.case.file import text_of
from letters.desk import OpenCase, open_case
from letters.kit.moment import CHINA
from letters.kit.typed.options import option_day

if TYPE_CHECKING:
    from pathlib import Path

    from letters.told import Told


def today() -> date:
    """The day in China: the one place that reads the clock."""
    return datetime.now(CHINA).date()


def as_day(text: str) -> date | None:
    """An option's day, or None when it was not given. Raises UsageError."""
    return option_day(text) if text else None


def open_path(path: Path, day: str = "") -> OpenCase:
    """The case of a file, as of an option's day. Raises UsageError, FileError and CaseError."""
    asked = as_day(day)
    return open_case(text_of(path), today(), asked, str(path))


def say(text: str = "") -> None:
    """A result, on standard output."""
    typer.echo(text)


def tell(text: str) -> None:
    """Anything that is no result, on standard error."""
    typer.echo(text, err=True)


def show(told: Told) -> None:
    """What is told of a deed, each line where it belongs."""
    for line in told.results:
        say(line)
    for line in told.asides:
        tell(line)


def progress(text: str) -> None:
    """What is being done, where somebody watches."""
    if sys.stderr.isatty():
        tell(text)


def print_json(value: Any) -> None:
    """A value for programs, Chinese kept readable."""
    say(json.dumps(value, ensure_ascii=False, indent=2, default=str))
