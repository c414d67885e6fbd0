"""The rules that protect the sender, as their data words them: what is warned of, how heavily, in which words.

Each file of `data/warnings/`, and the `warnings.toml` of a kind of contract, holds some kinds of warnings. One may name
words that give it away, with texts that trip it and texts that must not; `data/contexts.toml` says when such words are
not the sender's own (somebody else said them, they are denied, asked for, doubted).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from letters.case import contracts
from letters.kit.data_files import Read, read, read_trusted
from letters.kit.data_rows import YesNo, known, row
from letters.kit.frozen import frozen
from letters.kit.patterns import Pattern
from letters.kit.refusals import RowError, Slip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

DATA = Path(__file__).parent / "data"
OF_CONTRACT = "warnings.toml"  # in the data of each kind of contract
ContextName = Annotated[str, known("contexts")]


class Severity(IntEnum):
    """How much a warning weighs: a stop keeps the letter from being written."""

    NOTE = 1
    WARN = 2
    STOP = 3


@frozen
class Context:
    """What around a match excuses it: `before` it (unless `but` stands there too), or right `after` it."""

    before: Pattern | None
    but: Pattern | None
    after: Pattern | None

    def excuses(self, before: str, after: str) -> bool:
        """Whether the words around a match say that it is not meant."""
        if self.after is not None and self.after.match(after):
            return True
        told = self.before is not None and self.before.search(before) is not None
        return told and not (self.but is not None and self.but.search(before))


@frozen
class Words:
    """Words that give a kind of warning away: `where` they are looked for, and what excuses them.

    `trips` and `passes` are the proofs: texts that must and must not give the warning.
    """

    where: str
    pattern: Pattern
    unless: tuple[Context, ...] = ()
    inside_quotes: bool = False
    trips: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@frozen
class Kind:
    """A warning as the data words it; `how` is what to write in the case file, `instead` a wording that is safe.

    `asks` are the questions that answer it wherever it was found, by their keys: `complainant.role`, `cards.kinds`,
    `addressees.{role}` of the letter's reader, `contracts.{contract}.paid` of the contract it is about.
    `letters` are the beginnings of the ids it is about (none: all); among them it stops those of `stop_for` and is
    merely noted for those of `note_for`. A `final` one cannot be overruled: the letter would be void or go nowhere.
    One that is `settled_by` another kind is overruled with it: it is the same decision. Where its `instead` tells
    nothing of what happened and so `replaces` whatever sentence was found, it can be put in its place.
    """

    id: str
    severity: Severity
    message: str
    next: str
    instead: str = ""
    how: str = ""
    asks: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    stop_for: tuple[str, ...] = ()
    note_for: tuple[str, ...] = ()
    final: bool = False
    settled_by: str = ""
    replaces: bool = False
    words: tuple[Words, ...] = ()

    @property
    def fix(self) -> str:
        """What may stand in the place of any sentence that gives it away, since it tells nothing; "" where none may."""
        return self.instead.strip("“”") if self.replaces else ""

    def concerns(self, letter: str) -> bool:
        """Whether it is about a letter."""
        return not self.letters or is_among(letter, self.letters)

    def weight(self, letter: str) -> Severity:
        """How much it weighs for a letter."""
        if is_among(letter, self.stop_for):
            return Severity.STOP
        return Severity.NOTE if is_among(letter, self.note_for) else self.severity


def is_part(start: str, letter: str) -> bool:
    """Whether an id is meant by its first part: `complaint` means `complaint/police`, not `complaints`."""
    return letter == start or letter.startswith(start.rstrip("/") + "/")


@lru_cache(maxsize=4096)  # the data's few lists are asked for each text of a case, for each of its letters
def is_among(letter: str, starts: tuple[str, ...]) -> bool:
    """Whether an id is meant by one of several first parts."""
    return any(is_part(start, letter) for start in starts)


@row
class ContextRow:
    """A context as the file has it: patterns of what stands around a match."""

    before: Pattern | None = None
    but: Pattern | None = None
    after: Pattern | None = None

    def __post_init__(self) -> None:
        if not (self.before or self.after):
            raise RowError("条件是空的", "写明 before 或 after")


@row
class ContextFile:
    """`contexts.toml`."""

    context: Mapping[str, ContextRow]


@row
class WordsRow:
    """Words that give a warning away; `unless` names contexts."""

    where: Literal["own", "accounts", "words", "demands", "all"]
    pattern: Pattern
    trips: tuple[str, ...]
    passes: tuple[str, ...]
    unless: tuple[ContextName, ...] = ()
    inside_quotes: YesNo = False

    def words(self, known: Mapping[str, Context]) -> Words:
        """The row as a value."""
        unless = tuple(known[name] for name in self.unless)
        return Words(self.where, self.pattern, unless, self.inside_quotes, self.trips, self.passes)


@row
class KindRow:
    """A kind of warning."""

    id: str
    severity: Literal["note", "warn", "stop"]
    message: str
    next: str
    instead: str = ""
    how: str = ""
    asks: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    stop_for: tuple[str, ...] = ()
    note_for: tuple[str, ...] = ()
    final: YesNo = False
    settled_by: str = ""
    replaces: YesNo = False
    words: tuple[WordsRow, ...] = ()

    def __post_init__(self) -> None:
        if self.replaces and not (self.instead and self.words):
            raise RowError("replaces 要有 instead 和 words", "写明换成哪一句，在哪些话里换")

    def kind(self, known: Mapping[str, Context]) -> Kind:
        """The row as a value."""
        return Kind(
            id=self.id,
            severity=Severity[self.severity.upper()],
            message=self.message,
            next=self.next,
            instead=self.instead,
            how=self.how,
            asks=self.asks,
            letters=self.letters,
            stop_for=self.stop_for,
            note_for=self.note_for,
            final=self.final,
            settled_by=self.settled_by,
            replaces=self.replaces,
            words=tuple(each.words(known) for each in self.words),
        )


@row
class KindFile:
    """A file of `warnings/`."""

    warning: tuple[KindRow, ...]


def bundled_kinds(known_contexts: Mapping[str, Context] | None = None) -> Mapping[str, Kind]:
    """Every kind of warning that comes with the program, by id; their contexts are read where they are not given."""
    known = read_contexts(DATA, read_trusted) if known_contexts is None else known_contexts
    of_contracts = [kind.data / OF_CONTRACT for kind in contracts.kinds()]
    return read_warnings([*of_contracts, *_files(DATA)], known, read_trusted)


def read_kinds(folder: Path, known_contexts: Mapping[str, Context], read: Read = read) -> Mapping[str, Kind]:
    """The kinds of a folder's `warnings/`. Raises SlipsError for data that is not as it should be."""
    return read_warnings(_files(folder), known_contexts, read)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / "warnings").glob("*.toml"))


def read_warnings(
    paths: Iterable[Path], known_contexts: Mapping[str, Context], read: Read = read
) -> Mapping[str, Kind]:
    """The kinds of some files, each once. Raises SlipsError as above."""
    found: dict[str, Kind] = {}
    for path in paths:
        others = frozenset(found)
        rows = read(path, KindFile, partial(_twice, others=others), contexts=known_contexts).warning
        found |= {each.id: each.kind(known_contexts) for each in rows}
    return found


def _twice(file: KindFile, others: Collection[str]) -> Iterator[Slip]:
    seen = set(others)
    for number, each in enumerate(file.warning):
        if each.id in seen:
            yield Slip(("warning", number), f"提示 {each.id} 重复")
        seen.add(each.id)


def read_contexts(folder: Path, read: Read = read) -> Mapping[str, Context]:
    """The contexts of a folder's `contexts.toml`, a table for each. Raises SlipsError."""
    rows = read(folder / "contexts.toml", ContextFile).context
    return {name: Context(each.before, each.but, each.after) for name, each in rows.items()}
