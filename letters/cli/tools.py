"""What commands share: the day, the bundled books, the case with its plan, and ways to print."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import typer

from letters.case.file import read
from letters.compose.choose.selection import Selection, select
from letters.desk import OpenCase
from letters.kit.moment import CHINA
from letters.kit.typed.options import option_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from letters.case.model import Case
    from letters.compose.books import LetterBooks
    from letters.compose.choose.selection import Unwritten
    from letters.compose.guard.warnings import Caution


def today() -> date:
    """The day in China: the one place that reads the clock."""
    return datetime.now(CHINA).date()


def as_day(text: str) -> date | None:
    """An option's day, or None when it was not given. Raises UsageError."""
    return option_day(text) if text else None


def open_case(path: Path, day: str) -> OpenCase:
    """The case of a file. Raises UsageError, FileError and CaseError."""
    asked, now = as_day(day), today()
    return OpenCase(read(path, today=asked or now), now, asked, str(path))


def plan_case(path: Path, day: str, wanted: Sequence[str], books: LetterBooks) -> tuple[Case, date, Selection]:
    """The case, the day of its letters, and what it gives."""
    opened = open_case(path, day)
    return opened.case, opened.day, select(opened.case, books, opened.day, wanted)


def say(text: str = "") -> None:
    """A result, on standard output."""
    typer.echo(text)


def tell(text: str) -> None:
    """Anything that is no result, on standard error."""
    typer.echo(text, err=True)


def progress(text: str) -> None:
    """What is being done, where somebody watches."""
    if sys.stderr.isatty():
        tell(text)


def print_json(value: Any) -> None:
    """A value for programs, Chinese kept readable."""
    say(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def caution_json(caution: Caution) -> dict[str, Any]:
    """A warning for programs; `places` says where in the case file."""
    return {
        "id": caution.id,
        "severity": caution.severity.name.lower(),
        "message": caution.reason,
        "places": [str(place) for place in caution.places],
        "next": caution.kind.next,
        "instead": caution.kind.instead,
        "how": caution.how,
        "overruled": caution.overruled,
    }


MARKS = {"STOP": "✋ 不能写：", "WARN": "！注意：", "NOTE": "· 提示："}


def caution_lines(caution: Caution) -> list[str]:
    """A warning for people: what is wrong, where, and what to do."""
    lines = [f"    {MARKS[caution.severity.name]}{caution.reason}（{caution.id}）"]
    lines += [f"        在{place}" for place in caution.places]
    if caution.overruled:
        return [*lines, f"      → 您坚持的理由：{caution.overruled}"]
    lines.append(f"      → {caution.next}")
    return [*lines, f"        案件里写：{caution.how}"] if caution.how else lines


def caution_again(caution: Caution) -> list[str]:
    """The same in one line, where it has been told for another letter above."""
    return [f"    {MARKS[caution.severity.name]}同上（{caution.id}）"]


def unwritten_json(one: Unwritten) -> dict[str, Any]:
    """A letter that cannot be written, for programs."""
    return {
        "id": one.head.id,
        "lacks": [lack.what for lack in one.lacks],
        "elsewhere": one.elsewhere,
        "sent": one.sent.isoformat() if one.sent else None,
        "idle": one.idle,
    }
