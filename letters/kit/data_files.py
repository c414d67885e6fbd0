"""Bundled TOML as frozen values: one way to declare a shape, one way to read a file into it.

    @row
    class Topic:
        name: str
        kind: Literal["substance", "procedure"]
        course: YesNo = False

    @row
    class TopicFile:
        topic: tuple[Topic, ...]

    read(folder / "topics.toml", TopicFile).topic[0].name

A shape is a frozen dataclass that pydantic checks: keys it does not declare are refused, texts are never empty, and
nothing is converted but lists (into tuples and frozensets) and words (into members of an enumeration). A check of one
row by itself stands in its `__post_init__` and raises RowError. What spans several rows is checked by whoever knows
them, and told with `refuse`. Either way every slip of a file is told at once, in the words of `data_slips`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast, dataclass_transform

from pydantic import AfterValidator, ConfigDict, Field, Strict, TypeAdapter, ValidationError, ValidationInfo

from letters.errors import DataError, FileError, SlipsError
from letters.kit.nearest import nearest
from letters.kit.refusals import RowError, Slip, UnknownWordError, unknown_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

T = TypeVar("T")

YesNo = Annotated[bool, Strict()]
Whole = Annotated[int, Strict()]
Count = Annotated[int, Strict(), Field(ge=1)]
Number = Annotated[float, Strict()]
Day = Annotated[date, Strict()]

Some = Annotated[frozenset[T], Field(min_length=1)]
Several = Annotated[tuple[T, ...], Field(min_length=1)]

_CONFIG = ConfigDict(extra="forbid", str_min_length=1)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def row(shape: type[T]) -> type[T]:
    """Declare the shape of a file, or of a table in it: a frozen dataclass with slots."""
    made = dataclass(frozen=True, slots=True, repr=False, eq=False)(shape)
    for name, method in SHARED.items():  # one for all: a start reads a hundred shapes, and each would compile its own
        setattr(made, name, method)
    made.__pydantic_config__ = _CONFIG  # type: ignore[attr-defined]  # what pydantic asks a plain dataclass for
    return made


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__dataclass_fields__)


def _as_written(self: Any) -> str:
    told = zip(self.__dataclass_fields__, _values(self), strict=True)
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in told)})"


def _is_equal(self: Any, other: object) -> bool:
    return self is other or (type(self) is type(other) and _values(self) == _values(other))


def _hash(self: Any) -> int:
    return hash(_values(self))


SHARED = {"__repr__": _as_written, "__eq__": _is_equal, "__hash__": _hash}


def Key(name: str) -> Any:  # noqa: N802 - reads as the annotation that it is: `Annotated[Day, Key("from")]`
    """The key under which a field stands in the file, where Python wants another name."""
    return Field(alias=name)


def known(vocabulary: str) -> AfterValidator:
    """A text that must be a word of a vocabulary, which `read` is given by that name.

    `Annotated[str, known("topics")]` with `read(path, shape, topics=…)`.
    """

    def check(word: str, info: ValidationInfo) -> str:
        words: Collection[str] = (info.context or {})[vocabulary]
        if word not in words:
            raise UnknownWordError(word, words)
        return word

    return AfterValidator(check)


def exactly(*keys: str) -> AfterValidator:
    """A table that must hold all of these keys and no other.

    `Annotated[Mapping[str, str], exactly("mine", "theirs")]`.
    """

    def check(table: Mapping[str, Any]) -> Mapping[str, Any]:
        if strange := next((key for key in table if key not in keys), None):
            raise RowError(f"多出不认识的键 {strange}", nearest(strange, keys))
        if missing := next((key for key in keys if key not in table), None):
            raise RowError(f"缺少 {missing}")
        return table

    return AfterValidator(check)


def read(path: Path, shape: type[T], **vocabularies: Collection[str]) -> T:
    """The file as a value of that shape.

    Raises FileError when it cannot be read, DataError when it is no TOML, SlipsError with every slip otherwise.
    """
    return shaped(load_toml(path), path.name, shape, **vocabularies)


def shaped(table: dict[str, Any], name: str, shape: type[T], **vocabularies: Collection[str]) -> T:
    """A table of TOML as a value of that shape; `name` is what its slips are told under. Raises SlipsError."""
    try:
        value: T = _adapter(cast("Any", shape)).validate_python(table, context=vocabularies)
    except ValidationError as error:
        from letters.kit.data_slips import as_problems, slips_of  # here: data without a slip never needs it

        raise SlipsError(name, as_problems(slips_of(error, shape), name, table)) from error
    return value


def gathered(table: object, *keys: str) -> frozenset[str]:
    """The words that a table holds under a way of keys, through lists on the way: a vocabulary that it defines itself.

    `gathered(table, "path", "letters")` for `[[path]] letters = […]`; the keys of a table count as its words.
    """
    found = [table]
    for key in keys:
        rows = [row for each in found for row in (each if isinstance(each, list) else [each])]
        found = [row[key] for row in rows if isinstance(row, dict) and key in row]
    words = (word for each in found for word in (each if isinstance(each, list | dict) else [each]))
    return frozenset(word for word in words if isinstance(word, str))


def refuse(name: str, slips: Iterable[Slip]) -> None:
    """Raise SlipsError if there is any slip."""
    if found := list(slips):
        from letters.kit.data_slips import as_problems  # here: data without a slip never needs it

        raise SlipsError(name, as_problems(found, name))


def load_toml(path: Path) -> dict[str, Any]:
    """A file's tables as TOML has them. Raises FileError and DataError as `read` does."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"读不了数据文件 {path.name}：{error}", "请重新安装 letters") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}：不是合法的 TOML：{error}") from error


@cache
def _adapter(shape: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


__all__ = [
    "Count",
    "Day",
    "Key",
    "Number",
    "RowError",
    "Several",
    "Slip",
    "Some",
    "Whole",
    "YesNo",
    "exactly",
    "gathered",
    "known",
    "load_toml",
    "read",
    "refuse",
    "row",
    "shaped",
    "unknown_word",
]
