"""The tables of a case file without some of what they tell, or with something else in its place."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from letters.case import file, shape
from letters.case.file import case_of
from letters.errors import CaseError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

    from letters.case.labelled import Labelled
    from letters.case.model import Case

Fact: TypeAlias = "tuple[str | int, ...]"
"""Keys from the top of a case file to a value, of every row of the lists it passes; a number is one row of a list."""

NOT_ASKED: Final = frozenset({"files", "id", "version", "written_on"})
"""Keys of what a file needs for itself, and nobody is asked."""
_GONE: Final = object()
_day = re.compile(r"\d{4}-\d\d-\d\d")
_moment = re.compile(r"(\d{4}-\d\d-\d\d)([ T]\d\d)?(.*)")


@frozen
class ToldAnswers:
    """What a case file tells, answer by answer; `today` is the day as of which it is checked.

    A key names an answer as the talk does: `incidents.3.words`.
    """

    tables: Mapping[str, Any]
    today: date

    @property
    def keys(self) -> tuple[str, ...]:
        """The answers in the order of the file."""
        return tuple(_keys(self.tables, ()))

    def forms(self, key: str) -> tuple[str, ...]:
        """How an answer may stand in a text: its words, their labels, a day with and without its year, a sum."""
        fact, value = _fact_of(key), self._at(key)
        field = shape.field_at(fact)
        words = shape.words_of(field) if field else None
        values = value if isinstance(value, list) else [value]
        if words:
            return tuple(word.label for word in words if word.value in values)
        return tuple(form for each in values for form in _forms(each))

    def _at(self, key: str) -> Any:
        value: Any = self.tables
        for step in _fact_of(key):
            value = value[step]
        return value

    def without(self, keys: Sequence[str]) -> Case | None:
        """The case as if these had not been answered, or otherwise where no case can be without them.

        None where nobody could have said all the rest alone.
        """
        facts = [_fact_of(key) for key in keys]
        needed = [fact for fact in facts if _is_needed(fact)]
        case = self._made(needed, [fact for fact in facts if fact not in needed])
        return case or self.otherwise(keys)

    def otherwise(self, keys: Sequence[str]) -> Case | None:
        """The case with something else said in the place of these; None where there is no such case."""
        return self._made([_fact_of(key) for key in keys], ())

    def _made(self, otherwise: Sequence[Fact], gone: Sequence[Fact]) -> Case | None:
        tables = taken_out(dict(self.tables), gone)
        for fact in otherwise:
            tables = _rewritten(tables, [fact], partial(_another, shape.field_at(fact)))
        try:
            return case_of(tables, self.today)
        except CaseError:
            return None


def answers_of(text: str, today: date) -> ToldAnswers:
    """What the text of a case file tells, of whatever version. Raises CaseError for what is no TOML."""
    tables = file.load(text.removeprefix("\ufeff").replace("\r\n", "\n"), None)
    return ToldAnswers(file.current(tables).tables if file.is_earlier(tables) else tables, today)


def _forms(value: Any) -> Iterator[str]:
    text = str(value)
    if day := _day.match(text):
        on = date.fromisoformat(day[0])
        yield from (day[0], f"{on.month}月{on.day}日")
    elif re.fullmatch(r"\d+\.\d\d", text):
        yield f"{Decimal(text):,.2f}".removesuffix(".00")
    elif not isinstance(value, bool):
        yield from (line.strip() for line in text.splitlines() if line.strip())


def _keys(value: Any, path: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_ASKED:
                yield from _keys(inner, (*path, key))
    elif isinstance(value, list) and any(isinstance(row, dict) for row in value):
        for number, row in enumerate(value):
            yield from _keys(row, (*path, str(number)))
    elif "." not in "".join(path):  # a key of a dictionary is no question
        yield ".".join(path)


def _fact_of(key: str) -> Fact:
    return tuple(int(step) if step.isdigit() else step for step in key.split("."))


def _is_needed(fact: Fact) -> bool:
    """Whether its table cannot be without it."""
    field = shape.field_at(fact)
    return field is not None and field.is_required()


def taken_out(tables: dict[str, Any], facts: Iterable[Fact]) -> dict[str, Any]:
    """Tables without those facts."""
    rewritten: dict[str, Any] = _rewritten(tables, list(facts), lambda _: _GONE)
    return rewritten


def said_otherwise(tables: dict[str, Any], facts: Iterable[Fact]) -> dict[str, Any]:
    """Tables with other values in the place of those facts."""
    rewritten: dict[str, Any] = _rewritten(tables, list(facts), _other)
    return rewritten


def _rewritten(value: Any, facts: list[Fact], rewrite: Callable[[Any], Any]) -> Any:
    if () in facts:
        return rewrite(value)
    if facts and isinstance(value, dict):
        return _without_gone({key: _rewritten(inner, _within(facts, key), rewrite) for key, inner in value.items()})
    if facts and isinstance(value, list):
        inner = [_rewritten(row, list(_of_row(facts, place)), rewrite) for place, row in enumerate(value)]
        return [row for row in inner if row is not _GONE]
    return value


def _within(facts: Iterable[Fact], key: str) -> list[Fact]:
    return [fact[1:] for fact in facts if fact[0] == key]


def _without_gone(table: dict[str, Any]) -> dict[str, Any]:
    return {key: inner for key, inner in table.items() if inner is not _GONE}


def _of_row(facts: Iterable[Fact], place: int) -> Iterator[Fact]:
    for fact in facts:
        if isinstance(fact[0], str):
            yield fact
        elif fact[0] == place:
            yield fact[1:]


def _another(field: FieldInfo | None, value: Any) -> Any:
    """Another value that the field takes: another of its words, another time."""
    words = shape.words_of(field) if field else None
    if words:
        return _another_word(words, value)
    found = _moment.match(value) if isinstance(value, str) else None
    return _another_time(*found.groups()) if found else _other(value)


def _another_word(words: type[Labelled], value: Any) -> Any:
    others = [word.value for word in words if word.value not in (value if isinstance(value, list) else [value])]
    return others[:1] if isinstance(value, list) else next(iter(others), value)


def _another_time(day: str, hour: str | None, rest: str) -> str:
    """Two days before, and day instead of night."""
    turned = f" {(int(hour[1:]) + 12) % 24:02d}" if hour else ""
    return f"{date.fromisoformat(day) - timedelta(days=2)}{turned}{rest}"


def _other(value: Any) -> Any:
    """Another value of the same kind, as a person might have typed it."""
    match value:
        case bool():
            return not value
        case datetime() | date():
            return value - timedelta(days=2)  # by no day that another contract of an example has
        case int() | Decimal():
            return value + 1
        case str() if re.fullmatch(r"\d+\.\d\d", value):
            return str(Decimal(value) + 1)
        case str() if re.fullmatch(r"\d{7,}", value):
            return value[:-1] + str((int(value[-1]) + 5) % 10)  # not the number of who comes next in an example
        case str():
            return "另有所指"
        case list():
            return [_other(each) for each in value]
    return value
