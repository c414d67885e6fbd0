"""Every date, sum, count and number in a letter is one of the case's or of what was counted from it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from letters.case.fields import Table
from letters.case.file import read
from letters.compose.choose.selection import select
from letters.findings.rooms import all_held_by
from letters.kit.computed import Computed
from letters.kit.moment import Moment
from letters.pack.make import document
from letters.render import write_text
from letters.render.plain import FIGURES
from tests.shelf import books, engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.model import Case
    from letters.compose.letter import Letter

STORIES = sorted((Path(__file__).parents[2] / "examples").glob("*/case.toml"))
NEW_LAW = date(2026, 1, 1)  # the only day of a change of law that a letter may name: where a course runs across it

if not STORIES:
    pytest.skip("no example stories here", allow_module_level=True)


def below(value: Any) -> Iterator[Any]:
    """Every plain value below a case or a context."""
    inner = parts(value)
    if inner is None:
        yield value
        return
    for part in inner:
        yield from below(part)


def parts(value: Any) -> list[Any] | None:
    """What a value is made of; None for a plain one."""
    if isinstance(value, Table):
        sums = [name for name in dir(type(value)) if name.startswith("total_") or name in ("total", "left")]
        return [getattr(value, name) for name in (*type(value).model_fields, *sums)]
    if isinstance(value, tuple | list):
        return list(value)
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, Computed):
        return [getattr(value, name) for name, own in vars(type(value)).items() if isinstance(own, FIGURES)]
    if is_dataclass(value) and not isinstance(value, Moment):
        return [getattr(value, field.name) for field in fields(value)]
    return None


def letters_of(path: Path) -> tuple[Case, tuple[Letter, ...]]:
    case = read(path, today=date(2026, 11, 23))
    return case, select(case, books(), case.written_on or date(2026, 11, 23)).letters


EVERY = [(case, letter) for case, letters in map(letters_of, STORIES) for letter in letters]
each_letter = pytest.mark.parametrize(
    ("case", "letter"), EVERY, ids=[f"{letter.head.id}-{number}" for number, (_, letter) in enumerate(EVERY)]
)


def written(letter: Letter) -> str:
    return write_text(document(letter, engine()))


def told_by(case: Case) -> str:
    """All that the sender and the other side wrote, in one text."""
    return "\n".join(value for value in below(case) if isinstance(value, str))


@each_letter
def test_every_sum_is_one_of_the_case(case: Case, letter: Letter) -> None:
    told = (*below(case), *below(letter.context["cost"]), letter.context["losses"])
    sums = {value for value in told if isinstance(value, Decimal)}
    own = told_by(case)
    found = re.findall(r"(?<![0-9.])(-?[0-9][0-9,]*(?:\.[0-9]+)?)元", written(letter))

    assert not [text for text in found if Decimal(text.replace(",", "")) not in sums and text not in own]


@each_letter
def test_every_day_is_one_of_the_case_or_of_the_letter(case: Case, letter: Letter) -> None:
    days: set[tuple[int, int, int | None]] = {(d.year, d.month, d.day) for d in (letter.day, NEW_LAW)}
    days.add((2026, 11, 23))  # when the law was last checked
    told = (*below(case), *below(letter.context["earlier"]))  # a term that ran out is computed
    days |= {(v.year, v.month, v.day) for v in told if isinstance(v, date | Moment)}
    for held in all_held_by(case):  # a contract's own days are computed, too
        days |= {(one.due.year, one.due.month, one.due.day) for one in held.room.owed(held.contract, letter.day).sums}
    if (born := case.complainant.birthday) is not None:  # an ID number tells it
        days.add((born.year, born.month, born.day))
    own = told_by(case)
    for year, month, day in re.findall(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?", written(letter)):
        known = (int(year), int(month), int(day) if day else None) in days
        assert known or f"{year}年{month}月" in own, (year, month, day)


@each_letter
def test_every_long_number_is_one_of_the_case(case: Case, letter: Letter) -> None:
    own = told_by(case)

    assert not [digits for digits in re.findall(r"[0-9]{7,}", written(letter)) if digits not in own]


@each_letter
def test_every_count_was_counted(case: Case, letter: Letter) -> None:
    found_out = {name: value for name, value in letter.context.items() if name != "law"}
    counted = {value for value in below(found_out) if type(value) is int}
    words = told_by(case) + "".join(value for value in below(found_out) if isinstance(value, str))
    found = re.findall(r"([0-9]+)次", written(letter))

    assert not [text for text in found if int(text) not in counted and f"{text}次" not in words]


@each_letter
def test_the_totals_of_a_letter_are_those_of_its_rows(case: Case, letter: Letter) -> None:
    rows = [row for row in letter.context["rows"] if row.incident.counts]  # type: ignore[attr-defined]
    figures, aside = letter.context["figures"], letter.context["background"]
    told = [row.count for row in rows if not row.is_background]

    assert figures.total == sum(told)  # type: ignore[attr-defined]
    assert figures.total + aside.total == sum(row.count for row in rows)  # type: ignore[attr-defined]
    chronology: Any = letter.context["chronology"]
    lines = [event.count for line in chronology.lines if line.entry for event in line.entry.told]
    assert sum(lines) + chronology.rest.total == figures.total  # type: ignore[attr-defined]
    rows_told: Any = letter.context["rows"]
    if not letter.deal:  # of several contracts a letter lists the records of its own
        assert len(rows_told) == len(case.incidents)
    assert [row.row for row in rows_told] == list(range(1, len(rows_told) + 1))
