"""Reading a file of bundled data into its declared shape (`data_rows`), in one of two ways with one signature.

    read           proves every type and word, and tells every slip of the file at once, in the words of `data_slips`
    read_trusted   builds what comes with the program, whose tests have read it with `read`; quick, as each start needs

A reader of some package takes one of the two as an argument, so that what is proved and what is built is one text.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from letters.errors import DataError, FileError, SlipsError
from letters.kit.compiled import tables
from letters.kit.files import refusing
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from letters.kit.refusals import Slip

T = TypeVar("T")

REINSTALL = "请重新安装 letters"


@frozen
class Own:
    """A vocabulary that the file defines itself: the words under a way of keys, or the keys of the table there.

    `Own("path", "letters")` for `[[path]] letters = […]`; `Own("headings")` for the keys of `[headings]`.
    """

    keys: tuple[str, ...]

    def __init__(self, *keys: str) -> None:
        object.__setattr__(self, "keys", keys)

    def of(self, table: object) -> frozenset[str]:
        """The words, whatever else is wrong with the table."""
        found = [table]
        for key in self.keys:
            found = list(_under(key, found))
        return frozenset(word for word in _each_of(found) if isinstance(word, str))


def _under(key: str, found: Iterable[object]) -> Iterator[object]:
    """What stands under a key in these tables and lists of tables."""
    for one in found:
        for table in one if isinstance(one, list) else [one]:
            if isinstance(table, dict) and key in table:
                yield table[key]


def _each_of(found: Iterable[object]) -> Iterator[object]:
    """The items of lists, the keys of tables, and what is neither."""
    for one in found:
        if isinstance(one, list | dict):
            yield from one
        else:
            yield one


Vocabulary: TypeAlias = "Collection[str] | Own | Callable[[], Collection[str]]"
"""Words, words that the file defines itself, or what gives them: asked only where words are looked up."""


class Read(Protocol):
    """Reads a file into a shape.

    `check` tells slips that span rows; the other keywords are the vocabularies that `known` fields name.
    """

    def __call__(
        self,
        path: Path,
        shape: type[T],
        check: Callable[[T], Iterable[Slip]] | None = None,
        **vocabularies: Vocabulary,
    ) -> T:
        """The file as a value. Raises FileError, DataError, SlipsError."""


def read(
    path: Path,
    shape: type[T],
    check: Callable[[T], Iterable[Slip]] | None = None,
    **vocabularies: Vocabulary,
) -> T:
    """The file as a value, everything about it proved.

    Raises FileError when it cannot be read, DataError when it is no TOML, SlipsError with every slip otherwise.
    """
    from letters.kit.data_check import proved  # here: a start that reads bundled data alone needs no pydantic for it

    table = load_toml(path)
    words = {name: _words(each, table) for name, each in vocabularies.items()}
    value = proved(shape, table, path.name, words)
    refuse(path.name, check(value) if check else (), table)
    return value


def _words(vocabulary: Vocabulary, table: object) -> Collection[str]:
    if isinstance(vocabulary, Own):
        return vocabulary.of(table)
    return vocabulary() if callable(vocabulary) else vocabulary


def read_trusted(
    path: Path,
    shape: type[T],
    check: Callable[[T], Iterable[Slip]] | None = None,
    **vocabularies: Vocabulary,
) -> T:
    """The file as a value, only built; one that cannot be built is read again with every check, to tell its slip."""
    from letters.kit.data_build import build

    try:
        return build(shape, load_toml(path))
    except (AttributeError, KeyError, TypeError, ValueError):
        return read(path, shape, check, **vocabularies)


def refuse(file: str, slips: Iterable[Slip], table: object = None) -> None:
    """Raise SlipsError if there is any slip; `table` names the rows that are told."""
    if found := list(slips):
        from letters.kit.data_slips import as_problems  # here: data without a slip never needs it

        raise SlipsError(file, as_problems(found, file, table))


def load_toml(path: Path) -> dict[str, Any]:
    """A file's tables as TOML has them. Raises FileError and DataError as `read` does."""
    with refusing(path, "读取", REINSTALL):
        content = path.read_bytes()
    try:
        return tables(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileError(f"读不了数据文件 {path.name}：不是 UTF-8 编码", REINSTALL) from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name}：不是合法的 TOML：{error}") from error
