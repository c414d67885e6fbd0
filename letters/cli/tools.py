"""What commands share: the day, the bundled books, the case with its plan, and ways to print."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import typer

from letters.case.file import read
from letters.catalogue.library import Library
from letters.compose.books import open_books
from letters.compose.choose.selection import Selection, select
from letters.compose.view.context import NAMES
from letters.compose.view.filters import FILTERS
from letters.kit.moment import CHINA
from letters.kit.typed.options import option_day
from letters.render import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from letters.case.model import Case
    from letters.compose.books import LetterBooks
    from letters.compose.choose.selection import Unwritten
    from letters.compose.guard.warnings import Caution


@dataclass(frozen=True)
class Desk:
    """Everything a command works with: the templates, their engine, and the books."""

    library: Library
    engine: Engine
    books: LetterBooks


@cache
def desk(templates: Path | None = None) -> Desk:
    """The bundled data, with the user's own templates in front."""
    library = Library.bundled(*([templates] if templates else []))
    return Desk(library, Engine(library, FILTERS, NAMES), open_books(library))


def today() -> date:
    """The day in China: the one place that reads the clock."""
    return datetime.now(CHINA).date()


def as_day(text: str) -> date | None:
    """An option's day, or None when it was not given. Raises UsageError."""
    return option_day(text) if text else None


def open_case(path: Path, day: str) -> tuple[Case, date]:
    """The case of a file, and the day its letters carry: as asked, else the case's own, else today."""
    asked = as_day(day)
    case = read(path, today=asked or today())
    return case, asked or case.own_day or today()


def plan_case(path: Path, day: str, wanted: Sequence[str], books: LetterBooks) -> tuple[Case, date, Selection]:
    """The case, the day of its letters, and what it gives."""
    case, on = open_case(path, day)
    return case, on, select(case, books, on, wanted)


def say(text: str = "") -> None:
    """A result, on standard output."""
    typer.echo(text)


def tell(text: str) -> None:
    """Anything that is no result, on standard error."""
    typer.echo(text, err=True)


def shared_computer(case: Path) -> str:
    """A word for whoever sits at somebody else's computer."""
    return (
        f"这台电脑别人也用的话：离开前用 letters lock {case.absolute().parent} 加密，或者用 letters wipe {case} 删除。"
    )


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


def why_not(one: Unwritten) -> str:
    """Why a letter is not written: what it lacks and where the case file holds it, or what else is in its way."""
    if one.elsewhere:
        return "同一争议已选择先交给另一家"
    if one.sent:
        return f"{one.sent} 已经寄出；要再写一份，写明文书编号 {one.head.id}"
    if one.idle:
        return "还没有需要用到它的情形；寄出和答复用 letters track 记下来"
    return "还缺：" + "；".join(f"{lack.what}（{lack.how}）" for lack in one.lacks)


def unwritten_json(one: Unwritten) -> dict[str, Any]:
    """A letter that cannot be written, for programs."""
    return {
        "id": one.head.id,
        "lacks": [lack.what for lack in one.lacks],
        "elsewhere": one.elsewhere,
        "sent": one.sent.isoformat() if one.sent else None,
        "idle": one.idle,
    }
