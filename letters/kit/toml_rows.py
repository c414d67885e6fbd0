"""Reading TOML tables strictly: every complaint names the file, the row and the key."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from letters.errors import DataError
from letters.kit import files
from letters.kit.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

T = TypeVar("T")

_WANTED = {
    bool: "true 或 false",
    date: "不带引号的日期，写作 年-月-日，月和日各两位",
    dict: "一个表",
    int: "整数",
    list: "数组",
    str: "非空文字",
}


class Fields:
    """One TOML table being read. Each key is taken once; `done` refuses what is left over."""

    def __init__(self, place: str, table: dict[str, Any]) -> None:
        self.place = place
        self._table = table
        self._asked: set[str] = set()

    def fault(self, message: str, hint: str = "") -> DataError:
        """The error to raise about this table."""
        return DataError(f"{self.place}：{message}", hint)

    def need(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there. Raises DataError when it is missing or of another type."""
        if key not in self._table:
            raise self.fault(f"缺少 {key}", f"{key} 应为{_WANTED[kind]}")
        return self._typed(key, self._table[key], kind)

    def get(self, key: str, kind: type[T], default: T) -> T:
        """The value of a key that may be missing."""
        self._asked.add(key)
        return self.need(key, kind) if key in self._table else default

    def maybe(self, key: str, kind: type[T]) -> T | None:
        """The value of a key, or None."""
        self._asked.add(key)
        return self.need(key, kind) if key in self._table else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is missing."""
        return tuple(self._typed(key, text, str) for text in self.get(key, list, []))

    def words(self, key: str, known: Collection[str]) -> frozenset[str]:
        """A list of words, each of which must be known."""
        given = self.texts(key)
        for word in given:
            self.check(word, known, key)
        return frozenset(given)

    def some(self, key: str, known: Collection[str] = ()) -> frozenset[str]:
        """The same for a list that must not be empty; with nothing `known`, any words will do."""
        given = self.words(key, known or self.texts(key))
        if not given:
            raise self.fault(f"{key} 不能为空")
        return given

    def count(self, key: str) -> int | None:
        """A whole number from 1 up, or None."""
        number = self.maybe(key, int)
        if number is not None and number < 1:
            raise self.fault(f"{key} 的值 {number} 不对", f"{key} 应为 1 以上的整数")
        return number

    def check(self, word: str, known: Collection[str], key: str) -> None:
        """Raise DataError, with the nearest word, unless `word` is known."""
        if word not in known:
            raise self.fault(f"{key} 里的 {word} 不在词表中", nearest(word, known))

    def tables(self, key: str) -> list[Fields]:
        """A list of tables, each with its place (counted from 1)."""
        rows = self.get(key, list, [])
        return [
            Fields(f"{self.place} {key}[{number}]", self._typed(key, row, dict)) for number, row in enumerate(rows, 1)
        ]

    def one(self, key: str) -> Fields:
        """A table that must be there."""
        return Fields(f"{self.place} {key}", self.need(key, dict))

    def mapping(self) -> dict[str, str]:
        """The whole table, each value a text."""
        return {key: self.need(key, str) for key in self._table}

    def done(self) -> None:
        """Raise DataError for a key that nothing asked for."""
        for key in self._table:
            if key not in self._asked:
                raise self.fault(f"多出不认识的键 {key}", nearest(key, self._asked))

    def _typed(self, key: str, value: object, kind: type[T]) -> T:
        self._asked.add(key)
        is_other = isinstance(value, datetime) or (isinstance(value, bool) and kind is not bool)
        if is_other or not isinstance(value, kind) or value == "":
            raise self.fault(f"{key} 的值 {value!r} 不对", f"{key} 应为{_WANTED[kind]}")
        return value


def read(path: Path) -> Fields:
    """A TOML file's top table. Raises FileError when it cannot be read, DataError when it is not TOML."""
    with files.refusing(path, "读取"):
        content = path.read_bytes()
    try:
        return Fields(path.name, tomllib.loads(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name}：不是 UTF-8 编码") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}：不是合法的 TOML：{error}") from error
