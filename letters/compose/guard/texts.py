"""Every text of a case with the place where its writer finds it, and whose words it is.

Which fields hold what the sender tells, asks and offers, and which letters do not carry it, stands in
`data/texts.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from letters.case import Demand, shape
from letters.compose.guard.warning_rules import is_among
from letters.kit.data_files import Read, read
from letters.kit.data_rows import row
from letters.kit.frozen import frozen
from letters.kit.refusals import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.case import Case, KeyPath, Table

ACCOUNT, TOLD, DEMAND, WORDS = "account", "told", "demand", "words"
OWN = frozenset({ACCOUNT, TOLD, DEMAND})  # what the sender tells, asks and offers
OTHER = "other"  # texts that are no telling: names, devices, terms
SILENT = "silent"  # what no rule reads: copied from a screen or an envelope, or not carried by this letter


class Spot(NamedTuple):
    """A text of the case, whose it is (one of the kinds above), and where it stands: by its path, or in `words`.

    `fields` say what its place is called.

    Letters whose ids begin with one of `absent` do not carry it; one `written_for` a letter stands in that alone.
    """

    text: str
    kind: str
    case: Case
    fields: TextFields
    path: KeyPath = ()
    words: str = ""
    absent: tuple[str, ...] = ()
    written_for: str = ""

    def is_carried(self, letter: str) -> bool:
        """Whether the letter of that id may carry it."""
        if letter.partition("/")[0] in self.fields.fixed or (self.written_for and self.written_for != letter):
            return False
        return not is_among(letter, self.absent)

    @property
    def place(self) -> str:
        """Where its writer finds it; worked out only for what is found."""
        return self.words or self.fields.place(self.path, self.case)

    @property
    def keys(self) -> tuple[str, ...]:
        """Where the case file holds it, as `Found.keys`; worked out only for what is found."""
        return () if self.words else (_key(self.path, self.case),)


class Field(NamedTuple):
    """What the data says about a field: the kind of its text, the letters it does not go into, what it is called."""

    kind: str
    absent: tuple[str, ...]
    name: str


@row
class TextRow:
    """A field as the file has it, by its dotted name."""

    field: str
    kind: Literal["account", "told", "demand", "words"]
    not_in: tuple[str, ...] = ()
    name: str = ""


@row
class TextFile:
    """`texts.toml`; `found` are names of fields copied from a screen or an envelope, `nouns` call a list's items.

    `fixed` are the letters (first parts of ids) that carry no text of the sender's own.
    """

    found: frozenset[str]
    fixed: frozenset[str]
    nouns: Mapping[str, str]
    text: tuple[TextRow, ...]


def read_texts(folder: Path, read: Read = read) -> TextFile:
    """What a folder's `texts.toml` says. Raises SlipsError, as for a field that the case file has not."""
    return read(folder / "texts.toml", TextFile, _strange)


def _strange(file: TextFile) -> Iterator[Slip]:
    for number, each in enumerate(file.text):
        if not _is_field(each.field):
            yield Slip(("text", number), f"案件文件里没有 {each.field} 这一项", "field 是案件文件里的键，用点连起来")


def _is_field(name: str) -> bool:
    *_, key = path = tuple(name.split("."))
    table = shape.table_at(path)
    return table is not None and key in table.model_fields


@frozen
class TextFields:
    """The fields that hold texts of the sender, or words found, by their dotted names; what lists are called.

    Of other fields, those in `found` hold what was copied from somewhere. Letters of `fixed` words carry none.
    """

    known: Mapping[str, Field]
    found: frozenset[str]
    nouns: Mapping[str, str]
    fixed: frozenset[str]
    _holders: dict[tuple[type[Table], tuple[str, ...]], tuple[tuple[str, str, tuple[str, ...]], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def texts(self, case: Case) -> tuple[Spot, ...]:
        """Every text of a case, once."""
        return tuple(self._texts(case))

    def spots(self, case: Case, letter: str) -> Iterator[Spot]:
        """Every text of the case, with its kind for one letter: what the letter does not carry is `silent`."""
        return (spot if spot.is_carried(letter) else spot._replace(kind=SILENT) for spot in self.texts(case))

    def place(self, path: KeyPath, case: Case) -> str:
        """Where a text stands, as its writer calls it: 事件 I003 的经过, 自述, the second row of a list."""
        known = self.known.get(".".join(shape.names(path)))
        owner, name = self.owner(path[:-1], case), (known and known.name) or shape.title(path)
        is_one = all(isinstance(step, str) for step in path)
        return name if is_one and name in owner else f"{owner}的{name}"

    def owner(self, path: KeyPath, case: Case) -> str:
        """The table that the path leads to: 事件 I003, 还款方案, a nested one by its title; ready for 的 to follow."""
        told = ""
        value: Any = case
        for depth, step in enumerate(path, 1):
            if isinstance(step, int):
                value = value[step]
                key = getattr(value, "id", None)
                told += f" {key} " if key else f"第{step + 1}项"
            else:
                value = getattr(value, step)
                told += self._called(path[:depth], listed=isinstance(value, tuple))
        return told or "文件开头"

    def _called(self, path: KeyPath, *, listed: bool) -> str:
        """A list by its noun, a table by its heading; what is nested by its title."""
        name = str(path[-1])
        if len(path) > 1:
            return shape.title(path)
        return self.nouns.get(name) or shape.title(path) if listed else shape.title(path)

    def _texts(self, case: Case) -> Iterator[Spot]:
        for path, table in shape.walk(case):
            held, written_for = table.__dict__, _written_for(table)
            for name, kind, absent in self._held(type(table), shape.names(path)):
                value = held[name]
                if type(value) is str:
                    yield Spot(value, kind, case, self, (*path, name), "", absent, written_for)
                elif type(value) is tuple:
                    texts = (text for text in value if type(text) is str)
                    yield from (Spot(text, kind, case, self, (*path, name), "", absent) for text in texts)
        yield from self._without_fields(case)

    def _without_fields(self, case: Case) -> Iterator[Spot]:
        """Texts by the letter or role that they are written for, whose names are keys."""
        for written_for, requests in case.demands.items():
            for number, text in enumerate(requests, 1):
                words = f"自己写的请求第{number}项"
                yield Spot(text, DEMAND, case, self, words=words, written_for=written_for)
        for text in case.addressees.values():
            yield Spot(text, OTHER, case, self, words="自己写的收件机关")

    def _held(self, table: type[Table], names: tuple[str, ...]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """The fields of a table that hold texts, each with their kind and the letters they do not go into."""
        if (table, names) not in self._holders:
            dotted = ((name, ".".join((*names, name))) for name in shape.fields_of(table, (str,)))
            told = ((name, self.known.get(whole) or self._unnamed(name)) for name, whole in dotted)
            self._holders[table, names] = tuple((name, each.kind, each.absent) for name, each in told)
        return self._holders[table, names]

    def _unnamed(self, name: str) -> Field:
        return Field(SILENT if name in self.found else OTHER, (), "")


def text_fields(file: TextFile) -> TextFields:
    """What a file says, by field."""
    known = {each.field: Field(each.kind, each.not_in, each.name) for each in file.text}
    return TextFields(known, file.found, file.nouns, file.fixed)


def _key(path: KeyPath, case: Case) -> str:
    """A path with rows by their id: `incidents.I003.account`."""
    steps: list[str] = []
    value: Any = case
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
        steps.append(str((isinstance(step, int) and getattr(value, "id", None)) or step))
    return ".".join(steps)


def _written_for(table: Table) -> str:
    """The one letter that a text stands in; "" for a text of any letter."""
    return table.letter if isinstance(table, Demand) else ""
