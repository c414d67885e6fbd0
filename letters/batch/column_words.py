"""What the table of cases is called by: its sheets, the columns of the blank one, and its invented examples.

The columns about a contract, and what an example says of one, stand in the data of each kind of contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.batch.case_columns import path_of
from letters.case import Case, Incident, kinds
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import Several, row
from letters.kit.frozen import frozen
from letters.kit.refusals import Slip, unknown_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

DATA = Path(__file__).parent / "data" / "case-columns.toml"
OF_CONTRACT = "columns.toml"  # in the data of each kind of contract


@row
class ColumnFile:
    """`case-columns.toml`."""

    cases: str
    incidents: str
    id: str
    case_id: str
    help: str
    example: str
    columns: Several[str]
    incident_columns: Several[str]
    note: str
    incident_note: str
    examples: tuple[Mapping[str, Any], ...]


@row
class ContractColumns:
    """`columns.toml` of a kind of contract: columns that stand after another, and what the examples say, in order."""

    after: str
    columns: Several[str]
    examples: tuple[Mapping[str, str], ...]


@frozen
class ColumnWords:
    """What holds for every case, with what each kind of contract adds."""

    file: ColumnFile
    contracts: tuple[ContractColumns, ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the blank table."""
        found: list[str] = []
        for column in self.file.columns:
            found.append(column)
            found.extend(own for one in self.contracts if one.after == column for own in one.columns)
        return tuple(found)

    @cached_property
    def examples(self) -> tuple[Mapping[str, Any], ...]:
        """The rows of the blank table that are passed over; what a kind says of an example goes before the rest."""
        return tuple(self._example(number, each) for number, each in enumerate(self.file.examples))

    def _example(self, number: int, general: Mapping[str, Any]) -> Mapping[str, Any]:
        example = dict(general)
        for one in self.contracts:
            if number < len(one.examples):
                example |= one.examples[number]
        return example


def read_columns(path: Path, read: Read = read) -> ColumnFile:
    """What holds for every case. Raises SlipsError, as for a column that no field of the case is."""
    return read(path, ColumnFile, _lost)


def read_contract_columns(path: Path, read: Read = read) -> ContractColumns:
    """What a kind of contract adds. Raises SlipsError as above."""
    general = read_columns(DATA, read_trusted).columns
    return read(path, ContractColumns, partial(_misplaced, general=general))


@cache
def words() -> ColumnWords:
    """The bundled words."""
    own = (read_contract_columns(kind.data / OF_CONTRACT, read_trusted) for kind in kinds())
    return ColumnWords(read_columns(DATA, read_trusted), tuple(own))


def _lost(file: ColumnFile) -> Iterator[Slip]:
    yield from _no_field("columns", file.columns, Case)
    yield from _no_field("incident_columns", file.incident_columns, Incident)
    yield from _no_column(file.examples, (*file.columns, "incidents"))


def _misplaced(file: ContractColumns, general: Sequence[str]) -> Iterator[Slip]:
    if file.after not in general:
        yield unknown_word((), "after", file.after, general)
    yield from _no_field("columns", file.columns, Case)
    yield from _no_column(file.examples, (*general, *file.columns))


def _no_field(key: str, columns: Sequence[str], table: type[Case | Incident]) -> Iterator[Slip]:
    for dotted in columns:
        if path_of(dotted, table) is None:
            yield Slip((), f"{key} 里的 {dotted} 不是案件文件的一项")


def _no_column(examples: Sequence[Mapping[str, Any]], columns: Collection[str]) -> Iterator[Slip]:
    for number, example in enumerate(examples):
        for dotted in example:
            if dotted not in columns:
                yield unknown_word(("examples", number), "examples", dotted, columns)
