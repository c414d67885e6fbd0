"""data/reference.toml: the elements, attributes and values that a letter takes of a user's own document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import MayBeEmpty, YesNo, row
from letters.kit.refusals import Slip, unknown_word
from letters.render.styles import DATA

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

FILE: Final = "reference.toml"
Order: TypeAlias = Literal["given", "found", "one"]


@row
class ShapeRow:
    """An element, as the head of the file explains it."""

    attributes: MayBeEmpty = ""
    children: MayBeEmpty = ""
    order: Order = "given"
    filled: YesNo = False
    text: YesNo = False


@row
class LeftRow:
    """What is left behind, as people call it, and the elements or relationships that hold it."""

    words: str
    names: str


@row
class ShapeFile:
    """`reference.toml`."""

    left: tuple[LeftRow, ...]
    value: Mapping[str, re.Pattern[str]]
    shape: Mapping[str, ShapeRow]


class Word(NamedTuple):
    """One word of a row: `name`, what it is (`kind`, a shape or a value), and whether it must, or may again, be."""

    name: str
    kind: str
    needed: bool
    again: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """An element that is kept: its attributes and children by name, in their order."""

    attributes: Mapping[str, Word]
    children: Mapping[str, Word]
    order: Order
    filled: bool
    text: bool


@dataclass(frozen=True, slots=True)
class Shapes:
    """The whole file: `values` are patterns that a whole value fits, `left` leads from names to words for people."""

    left: Mapping[str, str]
    values: Mapping[str, re.Pattern[str]]
    elements: Mapping[str, Shape]


@cache
def shapes() -> Shapes:
    """The bundled file."""
    return read_shapes(DATA / FILE, read_trusted)


def read_shapes(path: Path, read: Read = read) -> Shapes:
    """The elements that a file describes. Raises SlipsError, as where a shape is named that is not there."""
    file = read(path, ShapeFile, _slips)
    left = {name: each.words for each in file.left for name in each.names.split()}
    return Shapes(left, file.value, {key: _shape(each) for key, each in file.shape.items()})


def told(names: Collection[str]) -> tuple[str, ...]:
    """What people call that which was left behind, in the order of the file, by the names that were met."""
    return tuple(dict.fromkeys(words for name, words in shapes().left.items() if name in names))


def _shape(told: ShapeRow) -> Shape:
    attributes, children = ({word.name: word for word in words(text)} for text in (told.attributes, told.children))
    return Shape(attributes, children, told.order, told.filled, told.text)


def words(text: str) -> Iterator[Word]:
    """The words of a row.

    >>> list(words("pgSz! top:border*"))
    [Word('pgSz', 'pgSz', True, False), Word('top', 'border', False, True)]
    """
    for word in text.split():
        name, _, kind = word.rstrip("!*").partition(":")
        yield Word(name, kind or name, word.endswith("!"), word.endswith("*"))


def _slips(file: ShapeFile) -> Iterator[Slip]:
    for key, told in file.shape.items():
        yield from _unknown(key, "attributes", told.attributes, file.value)
        yield from _unknown(key, "children", told.children, file.shape)


def _unknown(key: str, column: str, text: str, known: Collection[str]) -> Iterator[Slip]:
    for word in words(text):
        if word.kind not in known:
            yield unknown_word(("shape", key), column, word.kind, known)
