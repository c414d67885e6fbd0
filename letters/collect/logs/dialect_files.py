"""The shapes of the dialect data: kinds of log, headings and cells, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

from letters.case import Channel, Direction, Rank
from letters.kit.data_files import Read, read
from letters.kit.data_rows import Key, MayBeEmpty, Several, YesNo, exactly, known, row
from letters.kit.refusals import RowError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

ROLES = (
    "time",
    "number",
    "caller",
    "callee",
    "direction",
    "duration",
    "kind",
    "name",
    "session",
    "service",
    "text",
    "channel",
    "answered",
    "rank",
    "party",
    "what",
    "flow",
    "amount",
    "status",
    "order",
    "shop_order",
    "paid_by",
    "trade",
)
"""What a column may hold, as the readers of rows ask for it."""

WORKED_OUT = ("peer", "message")  # roles that no heading has by itself, but several headings together
RoleName = Annotated[str, known("roles")]


@row
class DialectRow:
    """A kind of log as the file has it."""

    id: str
    title: str
    source: str
    cannot: Several[str]
    rank: Rank | None = None
    channel: Channel = Channel.CALL
    columns: tuple[str, ...] = ()
    roles: tuple[RoleName, ...] = ()
    without: tuple[RoleName, ...] = ()
    headerless: tuple[RoleName, ...] = ()
    root: str = ""
    payments: str = ""
    dates: Literal["", "dmy", "mdy"] = ""
    tells_names: YesNo = False
    tells_text: YesNo = False
    blank_is_withheld: YesNo = False


@row
class BackupType:
    """What a type in an XML backup means; `passed` is why it is no contact."""

    direction: Direction | None = None
    answered: Literal["", "long", "lasted", "no", "untold"] = ""
    passed: str = ""

    def __post_init__(self) -> None:
        if bool(self.direction) == bool(self.passed):
            raise RowError("写 direction 或 passed 之一")


@row
class DialectFile:
    """`dialects.toml`."""

    dialect: tuple[DialectRow, ...]
    call_types: Mapping[str, BackupType]
    message_types: Mapping[str, BackupType]
    payment_states: Annotated[Mapping[str, Several[str]], exactly("paid", "refund", "refunded")]


@row
class WayRow:
    """What words of direction say."""

    words: Several[str]
    direction: Annotated[Direction | None, Key("is")] = None
    answered: YesNo | None = None
    passed: str = ""


@row
class KindRow:
    """What words of kind say."""

    words: Several[str]
    channel: Channel | None = None
    passed: str = ""


@row
class WordList:
    """Words that mean one thing, an empty cell among them."""

    words: Several[MayBeEmpty]


@row
class AnsweredRow:
    """Words for answered and not."""

    yes: Several[str]
    no: Several[str]


@row
class SumsRow:
    """How a row begins that holds sums."""

    starts: Several[str]


@row
class ColumnFile:
    """`columns.toml`."""

    roles: Annotated[Mapping[str, Several[str]], exactly(*ROLES)]
    direction: tuple[WayRow, ...]
    kind: tuple[KindRow, ...]
    answered: AnsweredRow
    blank: WordList
    sums: SumsRow


@row
class PrefixRow:
    """What a number tells by itself."""

    pattern: re.Pattern[str]
    kind: Literal["public", "unsure"]
    hint: str


@row
class NumberFile:
    """`numbers.toml`."""

    prefix: tuple[PrefixRow, ...]


def read_columns(folder: Path, read: Read = read) -> ColumnFile:
    """What columns and cells mean. Raises SlipsError."""
    return read(folder / "columns.toml", ColumnFile)


def read_dialects(folder: Path, roles: Collection[str], read: Read = read) -> DialectFile:
    """The kinds of log, by the roles of columns. Raises SlipsError."""
    return read(folder / "dialects.toml", DialectFile, roles={*roles, *WORKED_OUT})


def read_numbers(folder: Path, read: Read = read) -> NumberFile:
    """What numbers tell by themselves. Raises SlipsError."""
    return read(folder / "numbers.toml", NumberFile)
